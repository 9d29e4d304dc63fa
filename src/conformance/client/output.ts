import { readFile } from 'node:fs/promises';
import { TagTagType } from '../../../generated/flv/index.js';
import { FlvReader } from '../../media/index.js';
import { MtrudeError } from '../../runtime/index.js';
import { NotMet } from '../verdict.js';

/** A frame of what a client has written. */
export interface Frame {
  readonly tagType: number;
  readonly timestamp: number;
  readonly data: Uint8Array;
}

/** Audio and video, in their order. */
export type Film = readonly Frame[];

/** What stands in an FLV file, up to where it is cut. Rejects with NotMet where there is none. */
export async function readFilm(path: string): Promise<Film> {
  const frames: Frame[] = [];
  const reader = new FlvReader({
    tag: ({ tagType, timestamp, data }) => {
      if (tagType !== TagTagType.script) frames.push({ tagType, timestamp, data: data.slice() });
    },
  });
  try {
    reader.push(await readFile(path));
  } catch (error) {
    if (error instanceof MtrudeError) throw new NotMet(`what was written is no FLV file: ${error.message}`);
    throw new NotMet('nothing was written');
  }
  return frames;
}
