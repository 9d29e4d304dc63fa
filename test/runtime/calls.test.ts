import assert from 'node:assert/strict';
import { type CallLayouts, callOf, EncodeError, isAny, isNumber, isString, rowOf } from '../../src/runtime/index.js';

const layouts: CallLayouts = {
  plain: ['plain', {}],
  move: ['move', { x: isNumber }, { y: isNumber, z: isAny }],
  shift: ['move', { text: isString }],
  log: ['log', { level: isNumber }, { place: isString }, { words: isString }],
};
type Call = { readonly kind: string; readonly [item: string]: unknown };

const rows: readonly [row: unknown[], call: Call][] = [
  [['plain'], { kind: 'plain' }],
  [['move', 1], { kind: 'move', x: 1, y: undefined, z: undefined }],
  [['move', 1, 2, null], { kind: 'move', x: 1, y: 2, z: null }],
  [['move', 'a'], { kind: 'shift', text: 'a' }],
  [['log', 1], { kind: 'log', level: 1, place: undefined, words: [] }],
  [['log', 1, 'here', 'a', 'b'], { kind: 'log', level: 1, place: 'here', words: ['a', 'b'] }],
];

describe('rows of values', () => {
  for (const [row, call] of rows) {
    it(`are calls, and calls are rows: ${JSON.stringify(row)}`, () => {
      const read = callOf<Call, unknown>(layouts, row);
      assert.deepEqual(read, call);
      assert.deepEqual(Object.keys(read), Object.keys(call));
      assert.deepEqual(rowOf(layouts, call, 'x.y', 'x/1/layout'), row);
    });
  }

  it('leave out optional arguments and what follows, and may hold undefined where anything may stand', () => {
    const log: Call = { kind: 'log', level: 1 };
    assert.deepEqual(rowOf(layouts, log, 'x.y', 'x/1/layout'), ['log', 1]);
    assert.deepEqual(callOf(layouts, ['move', 1, 2, undefined]), { kind: 'move', x: 1, y: 2, z: undefined });
  });

  const strangers: readonly unknown[][] = [
    [],
    ['toString'],
    ['plain', 1],
    ['move'],
    ['move', 1, 2, 3, 4],
    ['move', 1, undefined],
    ['move', 1, undefined, 2],
    ['move', null],
    ['log', 1, 'here', 2],
    [1],
  ];
  for (const row of strangers) {
    it(`that fit no call stay as they are: ${JSON.stringify(row)}`, () => {
      const read = callOf<{ kind: string }, unknown>(layouts, row);
      assert.deepEqual(read, { kind: 'other', values: row });
      assert.deepEqual(rowOf(layouts, read, 'x.y', 'x/1/layout'), row);
    });
  }

  const wrong: readonly [what: string, call: Call, code: string, path: string][] = [
    ['a kind that objects inherit', { kind: 'toString' }, 'wrong-type', 'x.y'],
    ['no list of values', { kind: 'other', values: 1 }, 'wrong-type', 'x.y'],
    ['no list of what follows', { kind: 'log', level: 1, words: 'a' }, 'wrong-type', 'x.y.words'],
    ['something else among what follows', { kind: 'log', level: 1, place: '', words: [1] }, 'wrong-type', 'x.y.words'],
    ['something else than what it takes', { kind: 'shift', text: 1 }, 'wrong-type', 'x.y.text'],
    ['nothing where it takes something', { kind: 'move' }, 'wrong-type', 'x.y.x'],
    ['something else where it may take nothing', { kind: 'move', x: 1, y: 'a' }, 'wrong-type', 'x.y.y'],
    ['an argument left out before another', { kind: 'move', x: 1, z: 2 }, 'condition-mismatch', 'x.y.y'],
    [
      'an argument left out before what follows',
      { kind: 'log', level: 1, words: ['a'] },
      'condition-mismatch',
      'x.y.place',
    ],
  ];
  for (const [what, call, code, path] of wrong) {
    it(`are not made of ${what}`, () => {
      assert.throws(
        () => rowOf(layouts, call, 'x.y', 'x/1/layout'),
        (error) => error instanceof EncodeError && error.code === code && error.path === path,
      );
    });
  }
});
