import { controlStreamId } from '../../../generated/rtmp/constants.js';
import { decodeMessage, encodeMessage, type Message, tagOfMessage } from '../../../generated/rtmp/message.js';
import { MessageType } from '../../../generated/rtmp/message-type.js';
import { MtrudeError } from '../../runtime/errors.js';
import type { ReadOptions } from '../../runtime/reader.js';
import { ChunkReader, type ChunkReaderOptions } from '../chunk-stream/chunk-reader.js';
import { ChunkWriter } from '../chunk-stream/chunk-writer.js';
import { completePayload } from '../chunk-stream/complete-payload.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';
import { joined } from '../chunk-stream/received-message.js';
import type { SharedRun } from '../chunk-stream/shared-run.js';
import { AcknowledgementWindow } from './acknowledgement-window.js';
import { chunkStreamIdFor } from './chunk-stream-ids.js';
import type { Destination, IncomingMessage, MessageHandler } from './incoming-message.js';
import { beginsWithName, missingFormatRule, withoutFormat } from './missing-format.js';
import { PeerAcknowledgements } from './peer-acknowledgements.js';
import { PeerBandwidth } from './peer-bandwidth.js';
import type { MessageStreamStats } from './stats.js';

export interface MessageStreamOptions extends ChunkReaderOptions {
  /** Reads commands and data of AMF 3 that lack their format byte as those of AMF 0; `decoding.note` is told. */
  readonly lenientFormat?: boolean;
  /** Limits of decoding one message, and who is told of accepted deviations. */
  readonly decoding?: ReadOptions;
}

/**
 * Messages over a chunk stream, both directions of a connection after its handshake. What concerns the connection as a
 * whole is answered here: acknowledgements are sent as the peer wants them, set peer bandwidth is answered with a window
 * acknowledgement size where it must be, ping requests with ping responses.
 *
 * The limit of set peer bandwidth is not enforced on what is sent, since many peers never acknowledge: whoever wants to
 * obey compares `peerBandwidth` with `stats.unacknowledged`.
 */
export class MessageStream {
  readonly #output: (bytes: Uint8Array) => void;
  readonly #handler: MessageHandler;
  readonly #decoding: ReadOptions | undefined;
  readonly #lenientFormat: boolean;
  readonly #reader: ChunkReader;
  readonly #writer = new ChunkWriter();
  readonly #window = new AcknowledgementWindow();
  readonly #bandwidth = new PeerBandwidth();
  readonly #acknowledged = new PeerAcknowledgements();
  #messagesReceived = 0;
  #messagesSent = 0;
  #bytesSent = 0;

  constructor(output: (bytes: Uint8Array) => void, handler: MessageHandler, options: MessageStreamOptions = {}) {
    this.#output = output;
    this.#handler = handler;
    this.#decoding = options.decoding;
    this.#lenientFormat = options.lenientFormat ?? false;
    this.#reader = new ChunkReader((message) => this.#receiveMessage(joined(message)), options);
  }

  /**
   * Takes the next bytes; reports the messages that they complete, and answers. The bytes must not be changed later:
   * payloads may be views of them. Throws ProtocolError, LimitError and DecodeError ('truncated' where a payload is too
   * short for its contents), and what the handler throws; the connection is of no use after that.
   */
  receive(bytes: Uint8Array): void {
    this.#window.received += bytes.length;
    this.#reader.push(bytes);
    const sequenceNumber = this.#window.takeDue();
    if (sequenceNumber !== undefined) this.#sendControl({ kind: 'acknowledgement', sequenceNumber });
  }

  /** Sends a message. Throws EncodeError for a value that does not fit, having sent nothing. */
  send(message: Message, { streamId, timestamp = 0, chunkStreamId }: Destination): void {
    const typeId = tagOfMessage(message);
    const payload = encodeMessage(message, { typeId });
    const id = chunkStreamId ?? chunkStreamIdFor(typeId, streamId);
    this.sendRaw({ chunkStreamId: id, timestamp, typeId, streamId, payload });
    if (message.kind === 'windowAcknowledgementSize') this.#bandwidth.announced = message.size;
    if (message.kind === 'setPeerBandwidth') this.#window.shrink(message.size);
  }

  /** Sends a message whose contents are bytes already. A set chunk size takes effect after it. Throws EncodeError. */
  sendRaw(raw: RawMessage): void {
    this.#transmit(this.#writer.write(raw));
  }

  /** Sends bytes that `chunkWhole` or SharedMessage made of this message with the chunk size of this stream. */
  sendShared(bytes: Uint8Array, of: RawMessage): void {
    this.#writer.noteShared(of);
    this.#transmit(bytes);
  }

  /** Sends all messages of a run in one go. */
  sendRun(run: SharedRun, streamId: number): void {
    for (const message of run.chunkStreams) this.#writer.noteShared(message);
    this.#transmit(run.bytes(streamId, this.chunkSize), run.messages.length);
  }

  /** Bytes of payload in each chunk that is sent. */
  get chunkSize(): number {
    return this.#writer.chunkSize;
  }

  /** Tells the peer, then cuts messages into chunks of this size. From 1 to 2^31 - 1; throws EncodeError otherwise. */
  setChunkSize(size: number): void {
    this.#sendControl({ kind: 'setChunkSize', size });
  }

  /** Asks the peer for an acknowledgement each so many bytes. */
  setWindowAcknowledgementSize(size: number): void {
    this.#sendControl({ kind: 'windowAcknowledgementSize', size });
  }

  /** Limits what the peer sends ahead of acknowledgements. `limitType` is one of SetPeerBandwidthLimitType. */
  setPeerBandwidth(size: number, limitType: number): void {
    this.#sendControl({ kind: 'setPeerBandwidth', size, limitType });
  }

  /** Asks whether the peer is there; it answers with a ping response of the same timestamp. */
  ping(timestamp: number): void {
    this.#sendControl({ kind: 'userControl', event: { kind: 'pingRequest', timestamp } });
  }

  /** The limit that the peer has set to unacknowledged bytes; undefined if it has set none. */
  get peerBandwidth(): number | undefined {
    return this.#bandwidth.limit;
  }

  get stats(): MessageStreamStats {
    return {
      bytesReceived: this.#window.received,
      bytesSent: this.#bytesSent,
      messagesReceived: this.#messagesReceived,
      messagesSent: this.#messagesSent,
      unacknowledged: this.#bytesSent - this.#acknowledged.total,
    };
  }

  #receiveMessage(raw: RawMessage): void {
    this.#messagesReceived++;
    const incoming = isMedia(raw.typeId) ? { raw, message: undefined } : this.#read(raw);
    if (incoming.message !== undefined) this.#answer(incoming.message);
    this.#handler.message(incoming);
  }

  #read(raw: RawMessage): IncomingMessage {
    try {
      return { raw, message: this.#decode(raw) };
    } catch (error) {
      const meant = this.#lenientFormat ? withoutFormat(raw, error) : undefined;
      const message = meant && this.#attempt(meant);
      if (meant === undefined || message === undefined || !beginsWithName(message)) throw error;
      this.#decoding?.note?.(missingFormatRule, 0, 'rtmp.message');
      return { raw: meant, message };
    }
  }

  /** Undefined if it is no such message after all: what was wrong at first is what there is to say then. */
  #attempt(raw: RawMessage): Message | undefined {
    try {
      return this.#decode(raw);
    } catch (error) {
      if (error instanceof MtrudeError) return undefined;
      throw error;
    }
  }

  #decode({ typeId, payload }: RawMessage): Message {
    return completePayload(decodeMessage(payload, { typeId }, this.#decoding), payload.length, 'rtmp.message');
  }

  #answer(message: Message): void {
    if (message.kind === 'windowAcknowledgementSize') this.#window.resize(message.size);
    else if (message.kind === 'acknowledgement') this.#acknowledged.note(message.sequenceNumber, this.#bytesSent);
    else if (message.kind === 'setPeerBandwidth') {
      const size = this.#bandwidth.apply(message);
      if (size !== undefined) this.setWindowAcknowledgementSize(size);
    } else if (message.kind === 'userControl' && message.event.kind === 'pingRequest') {
      const { timestamp } = message.event;
      this.#sendControl({ kind: 'userControl', event: { kind: 'pingResponse', timestamp } });
    }
  }

  #sendControl(message: Message): void {
    this.send(message, { streamId: controlStreamId });
  }

  #transmit(bytes: Uint8Array, messages = 1): void {
    this.#bytesSent += bytes.length;
    this.#messagesSent += messages;
    this.#output(bytes);
  }
}

function isMedia(typeId: number): boolean {
  return typeId === MessageType.audio || typeId === MessageType.video || typeId === MessageType.aggregate;
}
