import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import { decodeValues } from '../../generated/amf3/index.js';
import { decodeFile } from '../../generated/sol/index.js';
import { needMore } from '../../src/runtime/need-more.js';
import { sharedData } from '../support/requirements.js';
import { Amf0Terms } from './flash-lso/amf0.js';
import { Amf3Terms } from './flash-lso/amf3.js';
import { element } from './flash-lso/terms.js';
import { solRows } from './table/sol.js';

const folder = 'sol-flash-lso/';
const readings = Object.entries(solRows).flatMap(([name, row]) =>
  row.is === 'reading' ? [{ file: folder + row.of, reading: name }] : [],
);

/** A file as flash-lso gives it. */
interface Lso {
  readonly header: { readonly length: number; readonly name: string; readonly format_version: string };
  readonly body: readonly unknown[];
}

const bytesOf = (context: Context, name: string) => new Uint8Array(readFileSync(sharedData(context, name)));

function fileInTerms(bytes: Uint8Array): Lso {
  const file = decodeFile(bytes);
  assert.ok(file !== needMore);
  const { name, body } = file.content;
  const length = bytes.length - 6;
  if (body.kind === 'amf3Entries') {
    const terms = new Amf3Terms();
    const entries = body.entries.map((of) => element(of.name, terms.value(of.value)));
    return { header: { length, name, format_version: 'AMF3' }, body: entries };
  }
  const terms = new Amf0Terms();
  const entries = body.entries.map((of) => element(of.name, terms.value(of.value)));
  return { header: { length, name, format_version: 'AMF0' }, body: entries };
}

function valueInTerms(bytes: Uint8Array): unknown {
  const values = decodeValues(bytes);
  assert.ok(values !== needMore && values.length === 1);
  return new Amf3Terms().value(values[0]);
}

describe('what Flash kept on disk', () => {
  for (const { file, reading } of readings) {
    it(`is read as flash-lso reads it: ${file}`, function () {
      const expected: unknown = JSON.parse(readFileSync(sharedData(this, reading), 'utf8'));
      const bytes = bytesOf(this, file);
      assert.deepEqual(file.endsWith('.sol') ? fileInTerms(bytes) : valueInTerms(bytes), expected);
    });
  }
});
