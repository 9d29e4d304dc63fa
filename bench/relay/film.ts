import { types } from './wire.js';

/** A stream of 3 Mb/s: 30 pictures a second, a key frame every two seconds, and AAC at 128 kb/s. */
const pictureInterval = 1000 / 30;
const soundInterval = (1024 / 44_100) * 1000;
const picturesPerGroup = 60;
const keyFrameSize = 66_000;
const otherFrameSize = 11_000;
const soundSize = 370;

/** Sent first: decoder configurations, which servers keep for late joiners. */
export const sequenceHeaders = [
  {
    type: types.video,
    payload: Buffer.from(
      '17000000000142c00dffe1001767 42c00dda0507ec0440000003004000000c83c50aa801000468ce0fc8'.replace(' ', ''),
      'hex',
    ),
  },
  { type: types.audio, payload: Buffer.from('af001210', 'hex') },
] as const;

export interface Piece {
  /** When it is due, in milliseconds from the start. */
  readonly due: number;
  readonly type: number;
  readonly payload: Buffer;
}

/** All pieces of the film, without end. The payload of each is new, so that a time can be put into it. */
export function* film(): Generator<Piece> {
  for (let picture = 0, sound = 0; ; ) {
    if (picture * pictureInterval <= sound * soundInterval) {
      const key = picture % picturesPerGroup === 0;
      const payload = Buffer.alloc(key ? keyFrameSize : otherFrameSize, 0x61);
      payload.set([key ? 0x17 : 0x27, 1, 0, 0, 0]);
      payload.writeUInt32BE(payload.length - 9, 5);
      payload.writeUInt8(key ? 0x65 : 0x41, 9);
      yield { due: picture++ * pictureInterval, type: types.video, payload };
    } else {
      const payload = Buffer.alloc(soundSize, 0x21);
      payload.set([0xaf, 1]);
      yield { due: sound++ * soundInterval, type: types.audio, payload };
    }
  }
}

const stampPlace = 16;

/** Puts the time of sending into a piece, where no server looks. */
export function stamp(payload: Buffer, time: number): void {
  payload.writeDoubleBE(time, stampPlace);
}

/** The time of sending, or undefined in a message that carries none. */
export function stampOf(payload: Buffer): number | undefined {
  return payload.length >= soundSize && payload[1] === 1 ? payload.readDoubleBE(stampPlace) : undefined;
}
