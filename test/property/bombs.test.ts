import assert from 'node:assert/strict';
import { catalog, type Given } from '../../generated/catalog.js';
import { assertPlaced, generatedOutcome } from './support/outcome.js';
import { theSpec } from './support/universe.js';

/** What a refusal may cost. */
const limits = { milliseconds: 10, bytes: 2 ** 20 };

interface Bomb {
  readonly name: string;
  readonly type: string;
  readonly given?: Given;
  readonly bytes: Uint8Array;
}

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const repeated = (text: string, times: number): Uint8Array => {
  const unit = hex(text);
  const all = new Uint8Array(unit.length * times);
  for (let index = 0; index < times; index++) all.set(unit, index * unit.length);
  return all;
};

/** So many that each of them is far beyond every limit. */
const many = 100_000;

const bombs: readonly Bomb[] = [
  { name: 'objects in objects', type: 'amf0.value', bytes: repeated('03 0001 61', many) },
  { name: 'arrays in arrays', type: 'amf0.value', bytes: repeated('0a 00000001', many) },
  { name: 'ECMA arrays in ECMA arrays', type: 'amf0.value', bytes: repeated('08 00000001 0001 61', many) },
  { name: 'typed objects in typed objects', type: 'amf0.value', bytes: repeated('10 0001 41 0001 61', many) },
  { name: 'an array of 2^32 - 1 items in 20 bytes', type: 'amf0.value', bytes: hex(`0a ffffffff ${'05'.repeat(15)}`) },
  { name: 'a string of 4 GiB', type: 'amf0.value', bytes: hex('0c ffffffff 61616161') },
  { name: 'an XML document of 4 GiB', type: 'amf0.value', bytes: hex('0f ffffffff 3c3c3c3c') },
  { name: 'a reference beyond the table', type: 'amf0.value', bytes: hex('07 ffff') },
  { name: 'a tag of 16 MiB', type: 'flv.tag', bytes: hex('08 ffffff 000000 00 000000 00') },
  { name: 'arrays in arrays of AMF 3', type: 'amf3.value', bytes: repeated('09 03 01', many) },
  { name: 'objects in objects of AMF 3', type: 'amf3.value', bytes: repeated('0a 0b 01 03 61', many) },
  { name: 'dictionaries in dictionaries', type: 'amf3.value', bytes: repeated('11 03 00', many) },
  { name: 'vectors in vectors', type: 'amf3.value', bytes: repeated('10 03 00 01', many) },
  {
    name: 'an array of 2^28 - 1 items in 20 bytes',
    type: 'amf3.value',
    bytes: hex(`09 ffffffff 01 ${'01'.repeat(14)}`),
  },
  { name: 'a vector of 2^28 - 1 integers', type: 'amf3.value', bytes: hex('0d ffffffff 00 00000001') },
  { name: 'a vector of 2^28 - 1 doubles', type: 'amf3.value', bytes: hex('0f ffffffff 00 0000000000000001') },
  { name: 'a vector of 2^28 - 1 objects', type: 'amf3.value', bytes: hex('10 ffffffff 00 01 01010101') },
  { name: 'a dictionary of 2^28 - 1 entries', type: 'amf3.value', bytes: hex('11 ffffffff 00 0101') },
  { name: 'bytes of 256 MiB', type: 'amf3.value', bytes: hex('0c ffffffff 00') },
  { name: 'text of 256 MiB', type: 'amf3.value', bytes: hex('06 ffffffff 61') },
  { name: 'traits of 2^25 - 1 members', type: 'amf3.value', bytes: hex('0a fffffff3 01 0361 0362') },
  { name: 'a reference beyond the tables of AMF 3', type: 'amf3.value', bytes: hex('0a fffffffe') },
  { name: 'a text beyond the table', type: 'amf3.value', bytes: hex('06 fffffffe') },
];

describe('inputs that promise more than they hold', () => {
  for (const bomb of bombs.filter(({ type }) => catalog.has(type))) {
    it(`are answered within ${limits.milliseconds} ms and ${limits.bytes} bytes: ${bomb.name}`, () => {
      // Once before, so that what is measured is the answer and not the compiler.
      answer(bomb);
      const best = [1, 2, 3, 4, 5].map(() => answer(bomb));
      const milliseconds = Math.min(...best.map((of) => of.milliseconds));
      const bytes = Math.min(...best.map((of) => of.bytes));
      assert.ok(milliseconds < limits.milliseconds, `${milliseconds.toFixed(1)} ms`);
      assert.ok(bytes < limits.bytes, `${bytes} bytes`);
    });
  }
});

/** What one decode took: time, and memory that was not free before. */
function answer({ type, given, bytes }: Bomb): { readonly milliseconds: number; readonly bytes: number } {
  const entry = catalog.get(type);
  assert.ok(entry !== undefined);
  const before = process.memoryUsage();
  const begin = performance.now();
  const outcome = generatedOutcome(entry, bytes, given);
  const milliseconds = performance.now() - begin;
  const after = process.memoryUsage();
  assert.notEqual(outcome.is, 'value');
  assertPlaced(outcome, bytes, theSpec.schema);
  return { milliseconds, bytes: after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers };
}
