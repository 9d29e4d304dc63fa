import assert from 'node:assert/strict';
import { run } from '../support/processes.js';

/** One audio or video frame of a file; times in milliseconds. */
export interface Frame {
  readonly type: string;
  readonly hash: string;
  readonly size: number;
  readonly key: boolean;
  readonly decodeTime: number;
  readonly showTime: number;
}

/** All frames of a file in order, as FFmpeg reads them. Throws if it complains about the file. */
export async function framesOf(file: string): Promise<Frame[]> {
  const entries = 'packet=codec_type,pts_time,dts_time,size,flags,data_hash';
  const said = await run(
    [
      'ffprobe',
      '-v',
      'warning',
      '-show_packets',
      '-show_data_hash',
      'sha256',
      '-show_entries',
      entries,
      '-of',
      'json',
      file,
    ],
    20,
  );
  const start = said.indexOf('{');
  assert.equal(said.slice(0, start).trim(), '', `ffprobe complains about ${file}`);
  const parsed: { packets: Record<string, string>[] } = JSON.parse(said.slice(start));
  return parsed.packets.map((packet) => ({
    type: packet.codec_type ?? '',
    hash: packet.data_hash ?? '',
    size: Number(packet.size),
    key: packet.flags?.startsWith('K') ?? false,
    decodeTime: Math.round(Number(packet.dts_time) * 1000),
    showTime: Math.round(Number(packet.pts_time) * 1000),
  }));
}

/**
 * Holds that what arrived is a gapless run of the source's frames, bit for bit, from a key frame on, at least
 * `atLeast` of them; and that times moved by one and the same amount, give or take the millisecond that peers round.
 */
export function assertArrivedIntact(
  type: string,
  source: readonly Frame[],
  arrived: readonly Frame[],
  atLeast: number,
): void {
  const sent = source.filter((frame) => frame.type === type);
  const got = arrived.filter((frame) => frame.type === type);
  assert.ok(got.length >= atLeast, `${got.length} ${type} frames arrived, expected at least ${atLeast}`);
  const first = got[0];
  assert.ok(first?.key, `the first ${type} frame that arrived is no key frame`);
  const from = startOf(sent, got);
  const moved = first.decodeTime - (sent[from]?.decodeTime ?? 0);
  got.forEach((frame, index) => {
    const original = sent[from + index];
    const place = `${type} frame ${index} of ${got.length}, ${from + index} of ${sent.length} in the source`;
    assert.deepEqual(content(frame), original && content(original), `${place}: not the frame of the source`);
    for (const time of ['decodeTime', 'showTime'] as const) {
      const off = frame[time] - (original?.[time] ?? 0) - moved;
      assert.ok(Math.abs(off) <= 1, `${place}: ${time} is off by ${off} ms`);
    }
  });
}

const content = ({ hash, size, key }: Frame) => ({ hash, size, key });

/** Where in the source the arrived run begins. Frames of a test pattern repeat, so the whole run decides. */
function startOf(sent: readonly Frame[], got: readonly Frame[]): number {
  let best = -1;
  let longest = 0;
  for (let from = 0; from < sent.length; from++) {
    let length = 0;
    while (length < got.length && sent[from + length]?.hash === got[length]?.hash) length++;
    if (length > longest) [best, longest] = [from, length];
  }
  assert.ok(best >= 0, 'no frame that arrived is in the source');
  return best;
}
