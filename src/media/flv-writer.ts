import {
  encodeEntry,
  encodeFile,
  encodeHeader,
  type Header,
  type Tag,
  TagTagType,
  tagHeaderSize,
  version,
} from '../../generated/flv/index.js';
import { isFrame, type MediaKind, mediaKind } from './media-kind.js';
import type { MediaMessage } from './media-message.js';
import { durationBytes, metadataOf, type RecordedMetadata, recordedMetadata } from './metadata.js';
import { Timeline } from './timeline.js';

/** Where the bytes of a file go. */
export interface FlvSink {
  append(bytes: Uint8Array): void;
  /** Replaces bytes that were appended before. Where it is missing, the file keeps what was known at its start. */
  patch?(offset: number, bytes: Uint8Array): void;
}

/** A file that is continued: what `recoverFlv` found in it. */
export interface FlvContinuation {
  /** Milliseconds at which the first new frame goes. */
  readonly time: number;
  /** Where the duration stands, if it can be patched. */
  readonly durationOffset: number | undefined;
  readonly header: Header;
  /** A last tag that is whole but for what stands behind it: to be written again. */
  readonly tail: Tag | undefined;
}

/** Bytes of sequence headers and data that wait for the first frame. */
const longestWait = 1 << 20;
const emptyHeader: Header = { version, hasAudio: false, hasVideo: false, extension: new Uint8Array(0) };

/**
 * Writes what a stream carries as an FLV file, with times from 0. Each tag is appended whole and nothing before it has
 * to be changed for it, so that the file can be played however much of it has been written; closing it only adds the
 * duration. Nothing is written before the first frame: a stream without frames leaves no file.
 */
export class FlvWriter {
  private readonly timeline: Timeline;
  private metadata: RecordedMetadata | undefined;
  private durationOffset: number | undefined;
  private readonly waiting: MediaMessage[] = [];
  private waitingBytes = 0;
  private opened: boolean;
  private tail: Tag | undefined;
  private header: Header;
  private end: number;
  /** Audio frames and pictures written. */
  frames = 0;

  constructor(
    private readonly sink: FlvSink,
    private readonly continued?: FlvContinuation,
  ) {
    this.timeline = new Timeline(continued?.time);
    this.opened = continued !== undefined;
    this.tail = continued?.tail;
    this.header = continued?.header ?? emptyHeader;
    this.end = continued?.time ?? 0;
    this.durationOffset = continued?.durationOffset;
  }

  /** Milliseconds from the beginning of the file to its last frame. */
  get milliseconds(): number {
    return this.end;
  }

  /** Writes a message. Messages of types that a file does not know are left out. */
  write(message: MediaMessage): void {
    const kind = mediaKind(message);
    if (kind === 'other') return;
    if (kind === 'data' && this.takesAsMetadata(message)) return;
    if (!isFrame(kind) && !this.timeline.started) this.wait(message);
    else this.writeNow(message, kind);
  }

  /** Adds what is known only at the end. */
  close(): void {
    if (this.durationOffset === undefined || this.frames === 0) return;
    this.sink.patch?.(this.durationOffset, durationBytes(this.end / 1000));
  }

  /** The first metadata opens the file; in a continued file the stream's metadata would contradict it. */
  private takesAsMetadata({ payload }: MediaMessage): boolean {
    if (this.continued === undefined && (this.opened || this.metadata !== undefined)) return false;
    const properties = metadataOf(payload);
    if (properties === undefined) return false;
    if (this.continued === undefined) this.metadata = recordedMetadata(properties);
    return true;
  }

  /** What comes before the first frame has no time of its own that could be trusted: it goes to where that is. */
  private wait(message: MediaMessage): void {
    this.waiting.push(message);
    this.waitingBytes += message.payload.length;
    while (this.waitingBytes > longestWait) this.waitingBytes -= this.waiting.shift()?.payload.length ?? 0;
  }

  private writeNow(message: MediaMessage, kind: MediaKind): void {
    const reached = this.timeline.at(message.timestamp);
    // Peers send sequence headers again with times from long ago: they belong to what follows.
    const time = isFrame(kind) ? reached : Math.max(reached, this.end);
    this.mark(...this.waiting, message);
    if (!this.opened) this.open();
    if (this.tail !== undefined) this.sink.append(encodeEntry({ tag: this.tail }));
    this.tail = undefined;
    for (const earlier of this.waiting.splice(0)) this.append(earlier, time);
    this.append(message, time);
    if (!isFrame(kind)) return;
    this.frames++;
    this.end = Math.max(this.end, time);
  }

  private open(): void {
    this.opened = true;
    const start = encodeFile({ header: this.header, entries: [] });
    const { payload, durationOffset } = this.metadata ?? recordedMetadata();
    this.durationOffset = start.length + tagHeaderSize + durationOffset;
    this.sink.append(start);
    this.append({ typeId: TagTagType.script, payload }, 0);
  }

  private append({ typeId, payload }: Omit<MediaMessage, 'timestamp'>, time: number): void {
    const timestamp = time % 2 ** 32;
    this.sink.append(encodeEntry({ tag: { filter: false, tagType: typeId, timestamp, data: payload } }));
  }

  /** The header says what there is, as soon as there is any. */
  private mark(...messages: readonly MediaMessage[]): void {
    const has = (type: number) => messages.some(({ typeId }) => typeId === type);
    const hasAudio = this.header.hasAudio || has(TagTagType.audio);
    const hasVideo = this.header.hasVideo || has(TagTagType.video);
    if (hasAudio === this.header.hasAudio && hasVideo === this.header.hasVideo) return;
    this.header = { ...this.header, hasAudio, hasVideo };
    if (this.opened) this.sink.patch?.(0, encodeHeader(this.header));
  }
}
