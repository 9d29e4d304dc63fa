import assert from 'node:assert/strict';
import { assertArrivedIntact, type Frame } from './frames.js';

/** Twenty frames, 40 ms apart, a key frame every five. */
const source: Frame[] = Array.from({ length: 20 }, (_, index) => ({
  type: 'video',
  hash: `hash ${index}`,
  size: 100 + index,
  key: index % 5 === 0,
  decodeTime: index * 40,
  showTime: index * 40 + 80,
}));

const moved = (frames: readonly Frame[], by: number) =>
  frames.map((frame) => ({ ...frame, decodeTime: frame.decodeTime + by, showTime: frame.showTime + by }));
const changed = (at: number, change: Partial<Frame>) =>
  source.map((frame, index) => (index === at ? { ...frame, ...change } : frame));
const check = (arrived: readonly Frame[], atLeast = 5) => assertArrivedIntact('video', source, arrived, atLeast);

describe('the comparison of frames that arrived with the source', () => {
  it('accepts all of them', () => check(source, 20));
  it('accepts a late joiner whose times begin anew', () => check(moved(source.slice(5), -200), 15));

  const damages: readonly (readonly [what: string, arrived: readonly Frame[]])[] = [
    ['too few frames', source.slice(17)],
    ['nothing', []],
    ['a beginning without a key frame', source.slice(6)],
    ['a missing frame', source.filter((_, index) => index !== 12)],
    ['two frames in the wrong order', [...source.slice(0, 11), ...source.slice(11, 13).reverse(), ...source.slice(13)]],
    ['a changed frame', changed(10, { hash: 'another' })],
    ['a key frame that is none any more', changed(10, { key: false })],
    ['a frame that is shown at another time', changed(10, { showTime: 490 })],
    ['a frame that is decoded at another time', changed(10, { decodeTime: 395 })],
    ['frames of another film', source.map((frame) => ({ ...frame, hash: `other ${frame.hash}` }))],
  ];
  for (const [what, arrived] of damages) {
    it(`refuses ${what}`, () => {
      assert.throws(() => check(arrived), assert.AssertionError);
    });
  }
});
