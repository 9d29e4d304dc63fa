import assert from 'node:assert/strict';
import { sizeExAudio } from '../../generated/enhanced/ex-audio.js';
import { decodeExAudio, type ExAudio, ExAudioPacketType, encodeExAudio } from '../../generated/enhanced/index.js';
import { needMore } from '../../src/runtime/index.js';
import { interpretEncode } from '../../src/schema/interpreter/index.js';
import { schema } from '../support/schema.js';

const opus = 0x4f707573;

const withData = (...sizes: readonly number[]): ExAudio => ({
  kind: 'exAudio',
  packetType: ExAudioPacketType.codedFrames,
  modEx: sizes.map((size) => ({
    data: { kind: 'unknownModEx', type: 1 + (size % 15), data: new Uint8Array(size).fill(7) },
  })),
  fourCc: opus,
  packet: { kind: 'audioCodedFrames', data: Uint8Array.of(1, 2) },
});

describe('extensions of packets', () => {
  for (const size of [1, 2, 254, 255, 256, 257, 65_535, 65_536]) {
    it(`have ${size} bytes of data`, () => {
      const value = withData(size);
      const bytes = encodeExAudio(value);
      assert.deepEqual(decodeExAudio(bytes), { ...value, multitrack: undefined });
      assert.deepEqual(bytes, interpretEncode(schema, 'enhanced.exAudio', value));
      assert.equal(sizeExAudio(value), bytes.length);
      assert.equal(bytes.length, 1 + (size > 255 ? 3 : 1) + size + 1 + 4 + 2);
      assert.equal(decodeExAudio(bytes.subarray(0, size)), needMore);
    });
  }

  it('have no more, and not none', () => {
    for (const size of [0, 65_537]) assert.throws(() => encodeExAudio(withData(size)), { code: 'too-long' });
  });

  it('come in rows of any length', () => {
    const value = withData(...Array.from({ length: 300 }, (_, index) => index + 1));
    assert.deepEqual(decodeExAudio(encodeExAudio(value)), { ...value, multitrack: undefined });
  });

  it('do not nest: a row of them costs no more depth than one', () => {
    const many = withData(...Array.from({ length: 100_000 }, () => 1));
    assert.throws(() => decodeExAudio(encodeExAudio(many), { limits: { elements: 1000 } }), { code: 'elements-limit' });
  });
});
