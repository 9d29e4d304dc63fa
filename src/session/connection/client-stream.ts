import type { Value } from '../../../generated/amf0/index.js';
import {
  type Command,
  controlStreamId,
  type Data,
  PublishType,
  playLiveOrRecorded,
  playToEnd,
  propertiesOfStatusInformation,
  StatusCode,
  type StatusInformation,
  type StatusInformationProperties,
  StatusLevel,
  statusCodeLevels,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import { RejectedError, UsageError } from '../../runtime/index.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';
import { chunkStreamIdFor } from '../message-stream/chunk-stream-ids.js';
import { type ClientLink, unanswered } from './client-link.js';
import type { StreamMessage, StreamState } from './server-stream.js';

export interface PlayOptions {
  /** Seconds from the beginning; -2: live, else recorded; -1: live only. */
  readonly start?: number;
  /** Seconds; -1: to the end. */
  readonly duration?: number;
  /** True: in place of what plays; false: after it. */
  readonly reset?: boolean;
}

/** A status that is waited for. */
interface Waiting {
  readonly codes: readonly StatusCode[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * A message stream as its client sees it. What it promises rejects with RejectedError if the server says no, and with
 * the reason of the end where the stream or its connection ends first.
 */
export class ClientStream {
  /** Audio, video and data that is played; aggregates come as their parts. Set it before `play`. */
  onMessage: (message: RawMessage) => void = ignore;
  /** Every status of the stream, those that something waits for among them. */
  onStatus: (information: StatusInformationProperties) => void = ignore;
  /** User control for this stream: begin, eof, dry, recorded and others. */
  onEvent: (event: UserControlEvent) => void = ignore;
  #state: StreamState = 'idle';
  #waiting: Waiting[] = [];
  #deleted = false;

  constructor(
    readonly id: number,
    private readonly link: ClientLink,
    private readonly forget: () => void,
  ) {}

  /** What was asked for and not refused. */
  get state(): StreamState {
    return this.#state;
  }

  /** Resolves when the server has accepted. */
  async publish(name: string, type: PublishType = PublishType.live): Promise<void> {
    this.#begin('publishing', { kind: 'publish', ...unanswered, name, type });
    await this.#orIdle(this.#wait([StatusCode.publishStart]));
  }

  /** Resolves when the server has accepted, or the first message has come. */
  async play(name: string, { start, duration, reset }: PlayOptions = {}): Promise<void> {
    // What stands in front of an argument cannot be left out.
    const needsDuration = duration !== undefined || reset !== undefined;
    const place = {
      start: start ?? (needsDuration ? playLiveOrRecorded : undefined),
      duration: duration ?? (reset === undefined ? undefined : playToEnd),
    };
    this.#begin('playing', { kind: 'play', ...unanswered, name, ...place, reset });
    await this.#orIdle(this.#wait([StatusCode.playStart]));
  }

  play2(parameters: Value): Promise<void> {
    this.#send({ kind: 'play2', ...unanswered, parameters });
    return this.#wait([StatusCode.playTransition]);
  }

  /** Resolves when the server has paused, or gone on. */
  async pause(pause: boolean, milliseconds = 0): Promise<void> {
    this.#send({ kind: 'pause', ...unanswered, pause, milliseconds });
    await this.#wait([pause ? StatusCode.pauseNotify : StatusCode.unpauseNotify]);
  }

  async seek(milliseconds: number): Promise<void> {
    this.#send({ kind: 'seek', ...unanswered, milliseconds });
    await this.#wait([StatusCode.seekNotify]);
  }

  receiveAudio(receive: boolean): void {
    this.#send({ kind: 'receiveAudio', ...unanswered, receive });
  }

  receiveVideo(receive: boolean): void {
    this.#send({ kind: 'receiveVideo', ...unanswered, receive });
  }

  /** Tells the server how many milliseconds are buffered here. */
  setBufferLength(milliseconds: number): void {
    this.#check();
    this.link.event({ kind: 'setBufferLength', streamId: this.id, length: milliseconds });
  }

  /** Sends audio, video or data. Throws UsageError 'not-publishing' before `publish` is accepted or after its end. */
  send(message: StreamMessage): void {
    this.#checkPublishing();
    const { typeId, timestamp, payload } = message;
    const chunkStreamId = chunkStreamIdFor(typeId, this.id);
    this.link.messages.sendRaw({ chunkStreamId, timestamp, typeId, streamId: this.id, payload });
  }

  sendData(data: Data, timestamp: number): void {
    this.#checkPublishing();
    this.link.messages.send({ kind: 'dataMessage', data }, { streamId: this.id, timestamp });
  }

  /** Ends publishing or playing. The stream can be used again. */
  closeStream(): void {
    this.#send({ kind: 'closeStream', ...unanswered });
    this.#state = 'idle';
    this.end(new UsageError('stream-closed', 'The stream was closed'));
  }

  /** Gives the stream back to the server. It is of no use after that. */
  delete(): void {
    this.#check();
    this.link.send({ kind: 'deleteStream', ...unanswered, streamId: this.id }, controlStreamId);
    this.#deleted = true;
    this.#state = 'idle';
    this.forget();
    this.end(new UsageError('stream-closed', 'The stream was deleted'));
  }

  /** For the connection: a message that came in this stream. */
  receiveMessage(message: RawMessage): void {
    // Some servers start to send without a status.
    this.#settle(StatusCode.playStart);
    this.onMessage(message);
  }

  /** For the connection: a status that came in this stream. */
  receiveStatus(information: StatusInformation): void {
    const status = propertiesOfStatusInformation(information);
    const { code, level = statusCodeLevels[code], description = '' } = status;
    if (level === StatusLevel.error) this.receiveError(new RejectedError(code, description));
    else this.#settle(code);
    this.onStatus(status);
  }

  /** For the connection: an error that came in this stream. It belongs to what has waited longest. */
  receiveError(error: RejectedError): boolean {
    const waiting = this.#waiting.shift();
    waiting?.reject(error);
    return waiting !== undefined;
  }

  /** For the connection: nothing more will come. */
  end(reason: Error): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(reason);
  }

  #begin(state: StreamState, command: Command): void {
    this.#check();
    if (this.#state !== 'idle' && this.#state !== state) {
      throw new UsageError('stream-in-use', `The stream is ${this.#state}`);
    }
    this.link.send(command, this.id);
    this.#state = state;
  }

  async #orIdle(accepted: Promise<void>): Promise<void> {
    try {
      await accepted;
    } catch (error) {
      this.#state = 'idle';
      throw error;
    }
  }

  #send(command: Command): void {
    this.#check();
    this.link.send(command, this.id);
  }

  #wait(codes: readonly StatusCode[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ codes, resolve, reject });
    });
  }

  #settle(code: StatusCode): void {
    if (this.#waiting.length === 0) return;
    const index = this.#waiting.findIndex(({ codes }) => codes.includes(code));
    const [settled] = index < 0 ? [] : this.#waiting.splice(index, 1);
    settled?.resolve();
  }

  #checkPublishing(): void {
    this.#check();
    if (this.#state !== 'publishing') throw new UsageError('not-publishing', 'The stream does not publish');
  }

  #check(): void {
    this.link.checkConnected();
    if (this.#deleted) throw new UsageError('stream-closed', 'The stream was deleted');
  }
}

function ignore(): void {
  // Nobody listens.
}
