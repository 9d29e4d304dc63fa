import type { MediaKind } from './media-kind.js';

export interface GopCacheLimits {
  /** Bytes of payloads in the group of pictures that is kept, and of the headers beside it. */
  readonly bytes: number;
  /** Messages in it. */
  readonly messages: number;
}

interface Header<T> {
  readonly item: T;
  readonly bytes: number;
}

/**
 * What those who join a live stream late need in order to begin at once: metadata, the headers of each track, and
 * everything since the last picture that can be decoded without others. A group that grows beyond the limits is given
 * up, and those who join begin with the next one.
 */
export class GopCache<T> {
  /** The latest metadata: given to those who join before anything else. */
  metadata: T | undefined;
  /** By what they are about, in the order in which they came. One may be there several times: for several tracks. */
  private readonly current: Record<HeaderKind, Map<string, Header<T>>> = {
    'video-header': new Map(),
    'audio-header': new Map(),
  };
  private before: readonly T[] = [];
  private group: T[] | undefined;
  private bytes = 0;
  /** The track whose key frames begin a group: the first, of those that were there when it began. */
  private leader = Number.POSITIVE_INFINITY;
  /** Whether the stream has pictures. One without them can be joined anywhere. */
  hasVideo = false;

  constructor(private readonly limits: GopCacheLimits) {}

  /** The headers that held when the group began. */
  get headers(): readonly T[] {
    return this.group === undefined ? this.currentHeaders() : this.before;
  }

  /** Undefined if those who join have to wait for the next one. */
  get pictures(): readonly T[] | undefined {
    return this.group ?? (this.hasVideo ? undefined : []);
  }

  /**
   * Whether a key frame of these tracks is where those who join begin. Of several tracks, the one with the lowest id
   * decides: if each of them did, the key frames of the others would be lost to those who join behind it.
   */
  leads(tracks: readonly number[]): boolean {
    const isAwaited = this.group === undefined || tracks.length === 0 || tracks.includes(this.leader);
    const lowest = tracks.reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
    this.leader = isAwaited ? lowest : Math.min(this.leader, lowest);
    return isAwaited;
  }

  /**
   * @param bytes Size of its payload. `data` is for metadata alone: other data is not kept outside of a group.
   * @param slots Of a header, what it is about: it replaces earlier ones about the same.
   */
  add(kind: MediaKind, bytes: number, item: T, slots: readonly string[] = ['']): void {
    if (kind === 'data') {
      this.metadata = item;
      return;
    }
    if (isHeader(kind)) this.replace(kind, { item, bytes }, slots);
    if (kind.startsWith('video')) this.hasVideo = true;
    if (kind === 'video-key') this.begin();
    this.keep(bytes, item);
  }

  /** A message that belongs to its place in time, and to nobody who joins after that. */
  pass(bytes: number, item: T): void {
    this.keep(bytes, item);
  }

  forgetMetadata(): void {
    this.metadata = undefined;
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

  /** The newest headers come last; the oldest are given up where there is no room for all. */
  private replace(kind: HeaderKind, header: Header<T>, slots: readonly string[]): void {
    const headers = this.current[kind];
    for (const slot of slots) {
      headers.delete(slot);
      headers.set(slot, header);
    }
    for (const [slot, oldest] of headers) {
      const kept = new Set(headers.values());
      const bytes = [...kept].reduce((sum, of) => sum + of.bytes, 0);
      if ((bytes <= this.limits.bytes && kept.size <= this.limits.messages) || oldest === header) return;
      headers.delete(slot);
    }
  }

  private currentHeaders(): T[] {
    return headerKinds.flatMap((kind) => [...new Set(this.current[kind].values())].map(({ item }) => item));
  }
}

const headerKinds = ['video-header', 'audio-header'] as const;
type HeaderKind = (typeof headerKinds)[number];

/** Whether those who join later need the message before the first frame. */
export const isHeader = (kind: MediaKind): kind is HeaderKind => kind === 'video-header' || kind === 'audio-header';
