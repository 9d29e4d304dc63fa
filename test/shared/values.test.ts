import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import { catalog, classes } from '../../generated/catalog.js';
import { DecodeError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import { interpretDecode } from '../../src/schema/interpreter/index.js';
import { fromLosslessJson } from '../../src/schema/lossless-json/index.js';
import { assertGraphEqual } from '../support/graph-equal.js';
import { sharedData } from '../support/requirements.js';
import { assertSameBytes, isSameBytes } from '../support/same-bytes.js';
import { schema } from '../support/schema.js';
import { table } from './table/index.js';
import type { Cut, Refused, Whole } from './table/row.js';

const bytesOf = (context: Context, name: string) => new Uint8Array(readFileSync(sharedData(context, name)));

function entryOf(type: string) {
  const entry = catalog.get(type);
  assert.ok(entry !== undefined, `there is no codec for ${type}`);
  return entry;
}

describe('files of values that other programs wrote', () => {
  for (const [name, row] of table) {
    if (row.is === 'whole') {
      const again =
        row.because.length === 0 ? 'encoded to the same bytes' : `written otherwise by ${row.because.join()}`;
      it(`${name} is ${row.type}, ${again}`, function () {
        assertWhole(bytesOf(this, name), row);
      });
    } else if (row.is === 'cut') {
      it(`${name} is ${row.type} that ends too early`, function () {
        assertCut(bytesOf(this, name), row);
      });
    } else if (row.is === 'refused') {
      it(`${name} is no ${row.type}: ${row.code}`, function () {
        assertRefused(bytesOf(this, name), row);
      });
    }
  }
});

function assertWhole(bytes: Uint8Array, { type, given, value, because }: Whole): void {
  const entry = entryOf(type);
  const notes = new Set<string>();
  const decoded = entry.decode(bytes, given, { note: (rule) => notes.add(rule) });
  assert.ok(decoded !== needMore, 'the bytes end too early');
  assert.deepEqual(
    [...notes].filter((rule) => !because.includes(rule)),
    [],
  );
  for (const rule of because) assert.ok(schema.rules[rule] !== undefined, `there is no rule ${rule}`);
  if (value !== undefined) assertGraphEqual(decoded, fromLosslessJson(value, classes), 'the bytes give another value');

  const again = entry.encode(decoded, given);
  if (because.length === 0) assertSameBytes(again, bytes, 'encoded again');
  else {
    assert.ok(!isSameBytes(again, bytes), 'the same bytes are written after all');
    assertGraphEqual(entry.decode(again, given), decoded, 'what is written gives another value');
  }
  const interpreted = interpretDecode(schema, type, bytes, given === undefined ? {} : { given });
  assert.ok(interpreted !== needMore && interpreted.canonical === (because.length === 0));
}

function assertCut(bytes: Uint8Array, { type, given }: Cut): void {
  assert.equal(entryOf(type).decode(bytes, given), needMore);
}

function assertRefused(bytes: Uint8Array, { type, given, code, rule }: Refused): void {
  assert.throws(
    () => entryOf(type).decode(bytes, given),
    (error) => error instanceof DecodeError && error.code === code && error.rule === rule,
  );
}
