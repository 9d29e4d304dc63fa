import { decodeMessage, encodeMessage, type Message, tagOfMessage } from '../../../generated/rtmp/message.js';
import { type NeedMore, needMore } from '../../runtime/need-more.js';
import type { ReadOptions } from '../../runtime/reader.js';
import { writeBytes } from '../../runtime/write-parts.js';
import type { WriteOptions, Writer } from '../../runtime/writer.js';
import { ChunkReader, type ChunkReaderOptions } from '../chunk-stream/chunk-reader.js';
import { ChunkWriter } from '../chunk-stream/chunk-writer.js';
import type { HeaderForm } from '../chunk-stream/chunks.js';
import { completePayload } from '../chunk-stream/complete-payload.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';
import { joined } from '../chunk-stream/received-message.js';
import { HeaderForms } from './header-forms.js';

export interface DirectionMessage {
  readonly chunkStreamId: number;
  /** In milliseconds, modulo 2^32. */
  readonly timestamp: number;
  /** Message stream id. */
  readonly streamId: number;
  /** The form of the first chunk's header where a shorter one would have done. */
  readonly header?: HeaderForm | undefined;
  readonly message: Message;
}

export interface DirectionOptions extends ReadOptions {
  readonly chunks?: ChunkReaderOptions;
}

/** The messages in the chunks after a handshake; `needMore` where the last one is incomplete. */
export function decodeMessages(bytes: Uint8Array, options: DirectionOptions): DirectionMessage[] | NeedMore {
  const messages: DirectionMessage[] = [];
  const forms = new HeaderForms(bytes);
  const reader = new ChunkReader((message) => {
    const raw = joined(message);
    const { chunkStreamId, timestamp, streamId } = raw;
    const header = forms.next(raw, reader.chunkSize);
    messages.push({ chunkStreamId, timestamp, streamId, header, message: contents(raw, options) });
  }, options.chunks);
  reader.push(bytes);
  return reader.isBetweenMessages ? messages : needMore;
}

export function encodeMessages(w: Writer, messages: readonly DirectionMessage[], options?: WriteOptions): void {
  const writer = new ChunkWriter();
  for (const { chunkStreamId, timestamp, streamId, header, message } of messages) {
    const typeId = tagOfMessage(message);
    const payload = encodeMessage(message, { typeId }, options);
    const chunks = writer.write({ chunkStreamId, timestamp, typeId, streamId, payload }, header);
    writeBytes(w, chunks, 'rtmp.direction.messages', 'rtmp/5.3.1.1/layout');
  }
}

function contents({ typeId, payload }: RawMessage, options: DirectionOptions): Message {
  return completePayload(decodeMessage(payload, { typeId }, options), payload.length, 'rtmp.message');
}
