import type { Tag } from './twins/flv-tag.js';

/** About ten seconds of a 3 Mb/s stream: 30 video frames a second, each 15th four times as large, and 43 AAC frames. */
export function mediaTags(): Tag[] {
  const tags: Tag[] = [];
  for (let frame = 0; frame < 300; frame++) {
    const size = frame % 15 === 0 ? 38_000 : 9_800;
    tags.push({ filter: false, tagType: 9, timestamp: Math.round((frame * 1000) / 30), data: noise(size, frame) });
  }
  for (let frame = 0; frame < 430; frame++) {
    tags.push({ filter: false, tagType: 8, timestamp: Math.round((frame * 1024) / 44.1), data: noise(340, frame) });
  }
  return tags.sort((one, other) => one.timestamp - other.timestamp);
}

function noise(size: number, seed: number): Uint8Array {
  let state = seed + 1;
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}
