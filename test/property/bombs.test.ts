import assert from 'node:assert/strict';
import { catalog } from '../../generated/catalog.js';
import { type Bomb, bombs, laughter } from './support/bombs.js';
import { assertPlaced, generatedOutcome, type Outcome } from './support/outcome.js';
import { theSpec } from './support/universe.js';

/** What an answer may cost. */
const limits = { milliseconds: 10, bytes: 2 ** 20 };

describe('inputs that promise more than they hold', () => {
  it('are there for each format', () => {
    const formats = new Set(bombs.map(({ type }) => type.slice(0, type.indexOf('.'))));
    const missing = theSpec.schema.formats.map(({ format }) => format).filter((format) => !formats.has(format));
    assert.deepEqual(missing, []);
  });

  for (const bomb of bombs) {
    it(`are refused within ${limits.milliseconds} ms and ${limits.bytes} bytes: ${bomb.name}`, () => {
      const { outcome, ...cost } = cheapest(bomb);
      assert.ok(['needMore', 'DecodeError', 'LimitError'].includes(outcome.is), `it is a ${outcome.is}`);
      // Where the end is known, more bytes would not help.
      if (bomb.isClosed === true) assert.notEqual(outcome.is, 'needMore');
      assertPlaced(outcome, bomb.bytes, theSpec.schema);
      assertCheap(cost);
    });
  }
});

describe('values that point to each other', () => {
  for (const bomb of laughter) {
    it(`are read within ${limits.milliseconds} ms and ${limits.bytes} bytes: ${bomb.name}, each pointing ten times to the one before`, () => {
      const { outcome, ...cost } = cheapest(bomb);
      assert.equal(outcome.is, 'value');
      assertCheap(cost);
      const again = catalog.get(bomb.type)?.encode(outcome.is === 'value' ? outcome.value : undefined);
      assert.equal(again?.length, bomb.bytes.length);
    });
  }
});

interface Cost {
  readonly milliseconds: number;
  readonly bytes: number;
}

function assertCheap({ milliseconds, bytes }: Cost): void {
  assert.ok(milliseconds < limits.milliseconds, `${milliseconds.toFixed(1)} ms`);
  assert.ok(bytes < limits.bytes, `${bytes} bytes`);
}

/** The least that a decode took of several, the first of which is for the compiler. */
function cheapest(bomb: Bomb): Cost & { readonly outcome: Outcome } {
  const all = Array.from({ length: 6 }, () => answer(bomb)).slice(1);
  return {
    outcome: answer(bomb).outcome,
    milliseconds: Math.min(...all.map(({ milliseconds }) => milliseconds)),
    bytes: Math.min(...all.map(({ bytes }) => bytes)),
  };
}

/** One decode: what came of it, its time, and the memory that was not in use before. */
function answer({ type, given, bytes }: Bomb): Cost & { readonly outcome: Outcome } {
  const entry = catalog.get(type);
  assert.ok(entry !== undefined, `there is no ${type}`);
  const before = process.memoryUsage();
  const begin = performance.now();
  const outcome = generatedOutcome(entry, bytes, given);
  const milliseconds = performance.now() - begin;
  const after = process.memoryUsage();
  return { outcome, milliseconds, bytes: after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers };
}
