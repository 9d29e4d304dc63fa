import assert from 'node:assert/strict';
import { findDuration, liveMetadata, metadataOf, recordedMetadata } from '../../src/media/metadata.js';

/** The name of the handler, then an ECMA array of two properties: one whose name is not UTF-8, and a number. */
function metadataWithStrangeName(length: number, known = 'width'): Uint8Array {
  const name = new Uint8Array(length).fill(0xff);
  const parts = [
    Uint8Array.of(2, 0, 10),
    Buffer.from('onMetaData'),
    Uint8Array.of(8, 0, 0, 0, 2, length >> 8, length),
    name,
    Uint8Array.of(5, 0, known.length),
    Buffer.from(known),
    Uint8Array.of(0, 0x40, 8, 0, 0, 0, 0, 0, 0, 0, 0, 9),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

describe('metadata with text that is not UTF-8', () => {
  const properties = metadataOf(metadataWithStrangeName(30_000)) ?? {};

  it('is recorded and sent without what would be too long to write again', () => {
    assert.equal(Object.keys(properties).length, 2);
    assert.deepEqual({ ...metadataOf(recordedMetadata(properties).payload) }, { duration: 0, width: 3 });
    assert.deepEqual({ ...metadataOf(liveMetadata(properties)) }, { width: 3 });
  });

  it('is kept where it can be written', () => {
    const short = metadataOf(metadataWithStrangeName(3)) ?? {};
    assert.deepEqual(Object.keys(metadataOf(recordedMetadata(short).payload) ?? {}), [
      'duration',
      '\ufffd\ufffd\ufffd',
      'width',
    ]);
  });

  it('is not taken for what was recorded here', () => {
    const { payload } = recordedMetadata({ width: 3 });
    assert.equal(typeof findDuration(payload), 'number');
    assert.equal(findDuration(metadataWithStrangeName(30_000, 'duration')), undefined);
  });
});
