import type { MediaMessage } from '../../src/media/index.js';

/** Payloads that are right on the outside: what codecs would find in them does not matter here. */
export const payloads = {
  videoHeader: Uint8Array.of(0x17, 0, 0, 0, 0, 1, 0x42, 0xc0, 0x0d),
  audioHeader: Uint8Array.of(0xaf, 0, 0x12, 0x10),
  key: (size = 500) => filled([0x17, 1, 0, 0, 0], size),
  inter: (size = 100) => filled([0x27, 1, 0, 0, 0], size),
  sound: (size = 30) => filled([0xaf, 1], size),
};

export const video = (timestamp: number, payload: Uint8Array): MediaMessage => ({ typeId: 9, timestamp, payload });
export const audio = (timestamp: number, payload: Uint8Array): MediaMessage => ({ typeId: 8, timestamp, payload });
export const data = (timestamp: number, payload: Uint8Array): MediaMessage => ({ typeId: 18, timestamp, payload });

/** Sequence headers, then so many pictures 40 ms apart, each tenth a key frame, with a sound beside each. */
export function film(pictures: number, from = 0): MediaMessage[] {
  const frames = Array.from({ length: pictures }, (_, index) => [
    video((from + index * 40) >>> 0, index % 10 === 0 ? payloads.key(500 + index) : payloads.inter(100 + index)),
    audio((from + index * 40 + 1) >>> 0, payloads.sound(30 + index)),
  ]);
  return [video(from >>> 0, payloads.videoHeader), audio(from >>> 0, payloads.audioHeader), ...frames.flat()];
}

function filled(start: readonly number[], size: number): Uint8Array {
  const payload = new Uint8Array(size).fill(0x61);
  payload.set(start);
  return payload;
}
