import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headerSlots, trackIds } from '../../src/media/index.js';

const message = (typeId: number, hex: string) => ({ typeId, payload: Uint8Array.from(Buffer.from(hex, 'hex')) });
const hevc = '68766331';
const opus = '4f707573';

describe('the tracks of a message', () => {
  it('are track 0 where none is named', () => {
    assert.deepEqual(trackIds(message(9, '1701000000')), [0]);
    assert.deepEqual(trackIds(message(9, `93${hevc}00`)), [0]);
    assert.deepEqual(trackIds(message(8, `91${opus}00`)), [0]);
    assert.deepEqual(trackIds(message(8, 'af0121')), [0]);
  });

  it('are all that are named', () => {
    assert.deepEqual(trackIds(message(9, `9603${hevc}05aa`)), [5]);
    assert.deepEqual(trackIds(message(9, `9613${hevc}00000001aa02000001bb`)), [0, 2]);
    assert.deepEqual(trackIds(message(8, `9521${opus}00000001aa${opus}07000001bb`)), [0, 7]);
  });

  it('are none where that cannot be told', () => {
    assert.deepEqual(trackIds(message(9, '')), []);
    assert.deepEqual(trackIds(message(9, `9613${hevc}00ffffff`)), []);
    assert.deepEqual(trackIds(message(8, `95f1${opus}00`)), []);
    assert.deepEqual(trackIds(message(8, `9511${opus}`)), []);
    assert.deepEqual(trackIds(message(18, '05')), []);
  });

  it('are none where there are more than ids for them, and that is seen at once', () => {
    const empty = '00000000'.repeat(1_000_000);
    const start = performance.now();
    assert.deepEqual(trackIds(message(9, `9613${hevc}${empty}`)), []);
    assert.ok(performance.now() - start < 500, 'an event loop must not stand still for it');
  });

  it('are told for any bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(8, 9, 18, 20), fc.uint8Array(), (typeId, payload) =>
        trackIds({ typeId, payload }).every((id) => id >= 0 && id < 256),
      ),
    );
  });
});

describe('what a header is about', () => {
  it('is the sequence, the channels or the colours of a track', () => {
    assert.deepEqual(headerSlots(message(9, '1700000000')), ['sequence 0']);
    assert.deepEqual(headerSlots(message(9, `90${hevc}00`)), ['sequence 0']);
    assert.deepEqual(headerSlots(message(9, `9610${hevc}00000001aa03000001bb`)), ['sequence 0', 'sequence 3']);
    assert.deepEqual(headerSlots(message(9, `94${hevc}020009636f6c6f72496e666f06`)), ['colours 0']);
    assert.deepEqual(headerSlots(message(8, `94${opus}0002`)), ['channels 0']);
    assert.deepEqual(headerSlots(message(8, `9504${opus}020002`)), ['channels 2']);
  });

  it('is unknown where the message cannot be read', () => {
    assert.deepEqual(headerSlots(message(9, `94${hevc}02`)), ['unknown']);
  });
});
