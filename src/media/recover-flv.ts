import { type Header, type Tag, TagTagType, tagHeaderSize } from '../../generated/flv/index.js';
import { DecodeError } from '../runtime/index.js';
import { FlvReader } from './flv-reader.js';
import type { FlvContinuation } from './flv-writer.js';
import { isFrame, mediaKind } from './media-kind.js';
import { findDuration } from './metadata.js';
import { Timeline } from './timeline.js';

/** What there is in a file that is to be continued. */
export interface RecoveredFlv extends FlvContinuation {
  /** Bytes to keep: what stands behind them is to be cut away. */
  readonly size: number;
  /** Audio frames and pictures. */
  readonly frames: number;
}

/**
 * Reads a file that is to be continued, whole or cut off anywhere. Undefined if it ends before its first frame. Throws
 * DecodeError if it is no FLV file.
 */
export async function recoverFlv(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<RecoveredFlv | undefined> {
  let header: Header | undefined;
  let durationOffset: number | undefined;
  let last: { readonly tag: Tag; readonly offset: number } | undefined;
  let frames = 0;
  let time = 0;
  let step = 0;
  const timeline = new Timeline();
  const reader = new FlvReader({
    header: (found) => {
      header = found;
    },
    tag: (tag, offset) => {
      const { tagType: typeId, timestamp, data: payload } = tag;
      last = { tag, offset };
      if (typeId === TagTagType.script && durationOffset === undefined) {
        const inside = findDuration(payload);
        if (inside !== undefined) durationOffset = offset + tagHeaderSize + inside;
      }
      if (!isFrame(mediaKind({ typeId, payload }))) return;
      frames++;
      const reached = timeline.at(timestamp);
      if (reached > time) step = reached - time;
      time = Math.max(time, reached);
    },
  });
  for await (const piece of pieces) reader.push(piece);
  try {
    reader.end();
  } catch (error) {
    if (!(error instanceof DecodeError && error.code === 'truncated')) throw error;
  }
  if (header === undefined || frames === 0) return undefined;
  const size = reader.position;
  const tail = last?.offset === size ? last.tag : undefined;
  return { size, frames, time: time + step, durationOffset, header, tail };
}
