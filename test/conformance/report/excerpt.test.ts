import assert from 'node:assert/strict';
import { excerptOf, excerptsOf } from '../../../src/conformance/report/excerpt.js';
import { hexDump } from '../../../src/conformance/report/hex-dump.js';
import { transcript } from './sample.js';

describe('an excerpt of a connection', () => {
  it('joins what one side sends in a row', () => {
    const { turns, earlier } = excerptOf(transcript('a', ['tester', '0102'], ['tester', '03'], ['peer', '04']), 100);
    assert.deepEqual(
      turns.map(({ by, at, head }) => [by, at, Buffer.from(head).toString('hex')]),
      [
        ['tester', 0, '010203'],
        ['peer', 3, '04'],
      ],
    );
    assert.deepEqual(earlier, { tester: 0, peer: 0 });
  });

  it('shows the ends of a long turn and counts the rest', () => {
    const { turns } = excerptOf(transcript('a', ['tester', `${'01'.repeat(1000)}${'02'.repeat(1000)}`]), 2000);
    const [turn] = turns;
    assert.ok(turn);
    assert.equal(turn.head.length + turn.leftOut + turn.tail.length, 2000);
    assert.equal(turn.head.length + turn.tail.length, 320);
    assert.ok(turn.head.every((byte) => byte === 1) && turn.tail.every((byte) => byte === 2));
  });

  it('keeps the last turns within its bounds each way, and counts the bytes of those before', () => {
    const turns = Array.from({ length: 10 }, (_, n) => [n % 2 === 0 ? 'tester' : 'peer', '00'.repeat(100)] as const);
    const excerpt = excerptOf(transcript('a', ...turns), 250);
    const shown = excerpt.turns.reduce((sum, { head, tail }) => sum + head.length + tail.length, 0);
    assert.equal(shown, 500);
    assert.deepEqual(excerpt.earlier, { tester: 200, peer: 200 });
    assert.equal(excerpt.turns.length, 6);
  });

  it('counts what a shortened report has left out', () => {
    const [first, ...rest] = transcript('a', ['tester', '01'.repeat(500)], ['tester', '02'.repeat(500)]).passages;
    assert.ok(first);
    const { turns, earlier } = excerptOf({ name: 'a', passages: [{ ...first, leftOut: 4000 }, ...rest] }, 2000);
    const [turn] = turns;
    assert.deepEqual([turn?.head.length, turn?.leftOut, turn?.tail.length], [80, 4680, 240]);
    assert.ok(turn?.head.every((byte) => byte === 1) && turn.tail.every((byte) => byte === 2));
    assert.deepEqual(earlier, { tester: 0, peer: 0 });
  });

  it('shares its bounds among the connections of a case', () => {
    const one = transcript('a', ['tester', '00'.repeat(300)]);
    const shown = excerptsOf([one, one], 100).map(
      ({ turns }) => (turns[0]?.head.length ?? 0) + (turns[0]?.tail.length ?? 0),
    );
    assert.deepEqual(shown, [50, 50]);
  });

  it('says who closed', () => {
    assert.equal(excerptOf({ ...transcript('a'), closedBy: 'peer' }, 10).closedBy, 'peer');
  });
});

describe('a hex dump', () => {
  it('has rows of sixteen bytes with their offset and characters', () => {
    const bytes = Buffer.from('03connect\x00\xff0123456789', 'latin1');
    assert.deepEqual(hexDump(bytes, 32), [
      '0020  30 33 63 6f 6e 6e 65 63 74 00 ff 30 31 32 33 34  03connect..01234',
      '0030  35 36 37 38 39                                   56789',
    ]);
  });

  it('of nothing is nothing', () => assert.deepEqual(hexDump(new Uint8Array()), []));
});
