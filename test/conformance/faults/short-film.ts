import { type Frame, flvOf, frames } from '../../client/client-support.js';

/** An FLV file with what publishers can do wrong: frames of many chunks, times that 24 bits do not hold, empty audio. */
export function shortFilm(): Uint8Array {
  const [metadata, videoHeader, audioHeader, key, sound, ...rest] = frames(12);
  const begin = [metadata, videoHeader, audioHeader, key, sound].filter((frame) => frame !== undefined);
  const late = rest.map((frame) => ({ ...frame, timestamp: frame.timestamp + late24 }));
  const [first] = late;
  if (first === undefined || sound === undefined) throw new TypeError('the film has too few frames');
  const long: Frame = {
    ...first,
    payload: Uint8Array.from({ length: 10_000 }, (_, at) => first.payload[at] ?? at & 0xff),
  };
  const empty: Frame = { ...sound, timestamp: first.timestamp, payload: new Uint8Array(0) };
  return flvOf([...begin, long, empty, ...late.slice(1)]);
}

/** The first time that needs an extended timestamp. */
const late24 = 0xffffff;
