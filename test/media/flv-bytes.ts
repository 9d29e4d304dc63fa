import type { Tag } from '../../generated/flv/index.js';
import { FlvReader, type FlvSink, FlvWriter, type MediaMessage } from '../../src/media/index.js';

/** A file in memory. */
export class MemoryFile implements FlvSink {
  bytes: Uint8Array = new Uint8Array(0);
  /** Sizes after each time that something was appended. */
  readonly sizes: number[] = [];

  append(bytes: Uint8Array): void {
    this.bytes = Uint8Array.from([...this.bytes, ...bytes]);
    this.sizes.push(this.bytes.length);
  }

  patch(offset: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, offset);
  }
}

/** What a recording of these messages contains. */
export function fileOf(messages: readonly MediaMessage[]): MemoryFile {
  const file = new MemoryFile();
  const writer = new FlvWriter(file);
  for (const message of messages) writer.write(message);
  writer.close();
  return file;
}

/** All tags of a file and the error at its end, if there is one. */
export function tagsOf(bytes: Uint8Array): { tags: Tag[]; notes: string[]; error: unknown } {
  const tags: Tag[] = [];
  const notes: string[] = [];
  const reader = new FlvReader({ tag: (tag) => tags.push(tag), note: (rule) => notes.push(rule) });
  try {
    reader.push(bytes);
    reader.end();
  } catch (error) {
    return { tags, notes, error };
  }
  return { tags, notes, error: undefined };
}

/** Audio and video, without script data. */
export const framesIn = (bytes: Uint8Array): Tag[] => tagsOf(bytes).tags.filter(({ tagType }) => tagType !== 18);
