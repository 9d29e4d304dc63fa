import type { MediaKind } from './media-kind.js';

export interface GopCacheLimits {
  /** Bytes of payloads in the group of pictures that is kept. */
  readonly bytes: number;
  /** Messages in it. */
  readonly messages: number;
}

/**
 * What those who join a live stream late need in order to begin at once: metadata, sequence headers, and everything
 * since the last picture that can be decoded without others. A group that grows beyond the limits is given up, and
 * those who join begin with the next one.
 */
export class GopCache<T> {
  private readonly current = new Map<MediaKind, T>();
  private before: readonly T[] = [];
  private group: T[] | undefined;
  private bytes = 0;
  /** Whether the stream has pictures. One without them can be joined anywhere. */
  hasVideo = false;

  constructor(private readonly limits: GopCacheLimits) {}

  /** The latest metadata: given to those who join before anything else. */
  get metadata(): T | undefined {
    return this.current.get('data');
  }

  /** The sequence headers that held when the group began. */
  get headers(): readonly T[] {
    return this.group === undefined ? this.currentHeaders() : this.before;
  }

  /** Undefined if those who join have to wait for the next one. */
  get pictures(): readonly T[] | undefined {
    return this.group ?? (this.hasVideo ? undefined : []);
  }

  /** @param bytes Size of its payload. `data` is for metadata alone: other data is not kept outside of a group. */
  add(kind: MediaKind, bytes: number, item: T): void {
    if (kind === 'data' || kind === 'audio-header' || kind === 'video-header') this.current.set(kind, item);
    if (kind === 'data') return;
    if (kind.startsWith('video')) this.hasVideo = true;
    if (kind === 'video-key') this.begin();
    this.keep(bytes, item);
  }

  /** A message that belongs to its place in time, and to nobody who joins after that. */
  pass(bytes: number, item: T): void {
    this.keep(bytes, item);
  }

  forgetMetadata(): void {
    this.current.delete('data');
  }

  private begin(): void {
    this.before = this.currentHeaders();
    this.group = [];
    this.bytes = 0;
  }

  private keep(bytes: number, item: T): void {
    if (this.group === undefined) return;
    this.bytes += bytes;
    if (this.bytes > this.limits.bytes || this.group.length >= this.limits.messages) this.group = undefined;
    else this.group.push(item);
  }

  private currentHeaders(): T[] {
    return headerKinds.flatMap((kind) => {
      const item = this.current.get(kind);
      return item === undefined ? [] : [item];
    });
  }
}

const headerKinds = ['video-header', 'audio-header'] as const;
