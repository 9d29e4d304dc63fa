import { join } from 'node:path';
import { run } from '../support/processes.js';

/** Two short films that differ in what they ask of timestamps: with B-frames, decoding and showing order differ. */
export const sources = ['H.264 baseline and AAC', 'H.264 high with B-frames and AAC'] as const;
export type Source = (typeof sources)[number];

/** One group of pictures is a second. */
export const picturesPerGroup = 25;
const seconds = 6;

/** Makes the film as an FLV file in the folder and returns its path. */
export async function makeSource(source: Source, folder: string): Promise<string> {
  const high = source.includes('B-frames');
  const file = join(folder, high ? 'high.flv' : 'baseline.flv');
  await run(
    [
      ...(['ffmpeg', '-nostdin', '-v', 'error', '-y'] as const),
      ...['-f', 'lavfi', '-i', `testsrc=size=320x180:rate=${picturesPerGroup}`],
      ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100', '-t', String(seconds)],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-b:v', '300k'],
      ...['-profile:v', high ? 'high' : 'baseline', '-bf', high ? '2' : '0'],
      ...['-g', String(picturesPerGroup), '-keyint_min', String(picturesPerGroup), '-sc_threshold', '0'],
      ...['-c:a', 'aac', '-b:a', '64k', '-ac', '1', file],
    ],
    30,
  );
  return file;
}
