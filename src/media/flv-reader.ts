import {
  type Header,
  headerSize,
  previousTagSizeSize,
  readEntry,
  readHeader,
  readTag,
  readTagHeader,
  type Tag,
  tagHeaderSize,
} from '../../generated/flv/parts.js';
import { DecodeError, LimitError, needMore, Reader } from '../runtime/index.js';
import { plainBytes } from '../runtime/plain-bytes.js';

export interface FlvHandler {
  header?(header: Header): void;
  /** A tag and where in the file it begins. Its data may be a view of what was pushed. */
  tag(tag: Tag, offset: number): void;
  /** A deviation that does no harm: the rule that is broken, and where. */
  note?(rule: string, offset: number): void;
}

/** Bytes that may stand between the header of version 1 and the first tag. */
const longestExtension = 65_536;

/**
 * Reads an FLV file piece by piece, cut anywhere. Throws DecodeError for what is no FLV file, with the place in the
 * file; `end` throws one with the code `truncated` if the file stops in the middle of something. All whole tags before
 * it have been handed over by then.
 */
export class FlvReader {
  private readonly pieces: Uint8Array[] = [];
  private pending = 0;
  /** Bytes that are needed before it is worth looking. */
  private wanted = headerSize;
  private state: 'header' | 'first-size' | 'tags' = 'header';
  /** Where in the file the pending bytes begin. */
  private offset = 0;

  constructor(private readonly handler: FlvHandler) {}

  /** Bytes of the file up to the end of the last tag that has its previous tag size behind it. */
  get position(): number {
    return this.offset;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.add(plainBytes(bytes));
    while (this.pending > 0 && this.pending >= this.wanted) {
      const rest = this.cutOff();
      this.read();
      if (rest.length > 0) this.add(rest);
    }
  }

  /** There is no more. */
  end(): void {
    const r = this.gather();
    if (this.state === 'header') throw cut(this.offset + r.end, `a header of ${headerSize} bytes or more`);
    if (this.state === 'first-size') throw cut(this.offset + r.end, 'the previous tag size in front of the first tag');
    if (r.end === 0) return;
    const header = readTagHeader(r);
    if (header === needMore)
      throw cut(this.offset + r.end, `the ${tagHeaderSize} bytes of ${this.place('a tag header')}`);
    r.position = 0;
    const tag = readTag(r);
    if (tag === needMore) {
      const there = r.end - tagHeaderSize;
      throw cut(this.offset + r.end, `${header.dataSize} bytes of data, not ${there}, in ${this.place('the tag')}`);
    }
    this.handler.tag(tag, this.offset);
    const end = this.offset + r.position;
    // Files that end without the last previous tag size exist: nothing of them is lost.
    if (r.position === r.end) this.handler.note?.('flv/E.3/previous-tag-size', end);
    else throw cut(this.offset + r.end, `the previous tag size behind ${this.place('the tag')}`);
  }

  private place(what: string): string {
    return `${what} that begins at byte ${this.offset}`;
  }

  private add(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.pending += bytes.length;
  }

  /** Sets aside what stands behind a tag that began in an earlier piece: only the tag has to be put together. */
  private cutOff(): Uint8Array {
    const last = this.pieces.at(-1);
    if (this.state !== 'tags' || this.pieces.length === 1 || last === undefined) return nothing;
    const rest = last.subarray(last.length - (this.pending - this.wanted));
    this.pieces[this.pieces.length - 1] = last.subarray(0, last.length - rest.length);
    this.pending -= rest.length;
    return rest;
  }

  private read(): void {
    const r = this.gather();
    if (this.state === 'header') this.readHeader(r);
    if (this.state === 'first-size') this.readFirstSize(r);
    if (this.state === 'tags') this.readTags(r);
    const rest = r.bytes.subarray(r.position);
    this.offset += r.position;
    this.pending = rest.length;
    this.pieces.length = 0;
    if (rest.length > 0) this.pieces.push(rest);
  }

  private readHeader(r: Reader): void {
    const header = readHeader(r);
    if (header !== needMore) {
      this.state = 'first-size';
      this.handler.header?.(header);
      return;
    }
    this.wanted = this.pending + 1;
    if (this.pending <= longestExtension) return;
    const place = { offset: headerSize, path: 'flv.header.extension', rule: 'flv/E.2/data-offset' };
    throw new LimitError('header-limit', `A header of more than ${longestExtension} bytes`, place);
  }

  private readFirstSize(r: Reader): void {
    this.wanted = previousTagSizeSize;
    if (r.end - r.position < this.wanted) return;
    if (r.view.getUint32(r.position) !== 0) {
      this.handler.note?.('flv/E.3/first-previous-tag-size', this.offset + r.position);
    }
    r.position += previousTagSizeSize;
    this.state = 'tags';
  }

  private readTags(r: Reader): void {
    for (;;) {
      const start = r.position;
      const entry = readEntry(r);
      if (entry === needMore) {
        r.position = start;
        this.wanted = entrySize(r);
        r.position = start;
        return;
      }
      this.handler.tag(entry.tag, this.offset + start);
    }
  }

  private gather(): Reader {
    const [first] = this.pieces;
    const bytes = this.pieces.length === 1 && first !== undefined ? first : concatenate(this.pieces, this.pending);
    return new Reader(bytes, { note: (rule, offset) => this.handler.note?.(rule, this.offset + offset) });
  }
}

/** Bytes of the tag at the position and of the previous tag size behind it, as far as they are known. */
function entrySize(r: Reader): number {
  const header = readTagHeader(r);
  return header === needMore ? tagHeaderSize : tagHeaderSize + header.dataSize + previousTagSizeSize;
}

const nothing = new Uint8Array(0);

function concatenate(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const cut = (offset: number, expected: string): DecodeError =>
  new DecodeError('truncated', `The file ends where ${expected} should be,`, {
    offset,
    path: 'flv.file',
    rule: 'flv/E.3/layout',
  });
