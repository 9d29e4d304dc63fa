import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { DecodeError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import {
  genericClasses,
  initialState,
  interpretDecode,
  interpretEncode,
  interpretReceive,
  interpretSend,
  structsIn,
} from '../../src/schema/interpreter/index.js';
import { fromLosslessJson, givenValues, toLosslessJson } from '../../src/schema/lossless-json/index.js';
import type { Example } from '../../src/schema/model.js';
import type { ResolvedSchema } from '../../src/schema/resolved.js';
import { primitives } from '../../src/transport/index.js';
import { checkSessionExample } from '../support/session-example.js';
import { codeBlocks } from './code-blocks.js';
import { definitionsOf, exampleBlocks, schemaOf } from './manual-specs.js';

const page = 'docs/guide/schema-language.md';
const blocks = codeBlocks(page);
const examples = exampleBlocks(blocks);

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function check(
  schema: ResolvedSchema,
  name: string,
  { hex, given: shown, value, error, rules, canonical }: Example,
): void {
  const given = givenValues(shown);
  const bytes = bytesOf(hex);
  if (error !== undefined) {
    assert.throws(
      () => interpretDecode(schema, name, bytes, { given, primitives }),
      (thrown) => {
        assert.ok(thrown instanceof DecodeError, String(thrown));
        assert.equal(thrown.code, error);
        if (rules !== undefined) assert.deepEqual([thrown.rule], rules);
        return true;
      },
    );
    return;
  }
  const decoded = interpretDecode(schema, name, bytes, { given, primitives });
  assert.ok(decoded !== needMore, 'wants more bytes');
  const structs = structsIn(schema, name, decoded.value);
  const json = toLosslessJson(decoded.value, (of) => structs.has(of));
  assert.deepEqual(json, value);
  assert.equal(decoded.canonical, canonical ?? true);
  const written = interpretEncode(schema, name, fromLosslessJson(value, genericClasses(schema)), { given, primitives });
  if (canonical !== false) assert.equal(hexOf(written), hexOf(bytes));
  else assert.notEqual(hexOf(written), hexOf(bytes));
}

describe('the manual of the schema language', () => {
  for (const block of examples) {
    const where = `${block.heading} (line ${block.line})`;

    it(`shows a spec that holds together: ${where}`, () => {
      assert.ok(definitionsOf(block).length > 0);
      schemaOf(definitionsOf(block));
    });

    for (const definition of definitionsOf(block)) {
      if (definition.define !== 'type') continue;
      definition.examples.forEach((example, index) => {
        it(`shows what ${definition.name} reads and writes: ${where}, example ${index + 1}`, () => {
          check(schemaOf(definitionsOf(block)), definition.name, example);
        });
      });
    }
  }

  for (const block of examples) {
    for (const definition of definitionsOf(block)) {
      if (definition.define !== 'session') continue;
      for (const example of definition.examples) {
        it(`shows what is to be said of a session: ${definition.name}, ${example.doc}`, () => {
          checkSessionExample(schemaOf(definitionsOf(block)), definition.name, example);
        });
      }
    }
  }

  it('shows what transitions read and write', () => {
    const shown = blocks.filter(({ info }) => info.startsWith('transition '));
    assert.ok(shown.length > 0);
    for (const { info, text } of shown) {
      const [, name = '', given = '{}'] = info.split(' ');
      const block = examples.find((of) => definitionsOf(of).some((definition) => definition.name === name));
      assert.ok(block, name);
      const schema = schemaOf(definitionsOf(block));
      let [reading, writing] = [initialState(schema, name), initialState(schema, name)];
      const rows: { wire: Record<string, number | boolean>; value: Record<string, number> }[] = JSON.parse(text);
      for (const { wire, value } of rows) {
        const received = interpretReceive(schema, name, reading, wire, JSON.parse(given));
        assert.deepEqual({ ...received.value }, value);
        reading = received.state;
        const sent = interpretSend(schema, name, writing, value, JSON.parse(given));
        assert.deepEqual(JSON.parse(JSON.stringify(sent.wire)), wire);
        writing = sent.state;
      }
    }
  });

  it('shows every node, expression, shape and definition that there is', () => {
    const model = readdirSync('src/schema/model')
      .map((file) => readFileSync(`src/schema/model/${file}`, 'utf8'))
      .join('\n');
    const words = (key: string) =>
      [...model.matchAll(new RegExp(`readonly ${key}: ((?:'\\w+'(?: \\| )?)+)`, 'g'))].flatMap(([, all = '']) =>
        [...all.matchAll(/'(\w+)'/g)].map(([, word]) => `${key} ${word}`),
      );
    const operators = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'plus', 'minus', 'times'].map((name) => `op ${name}`);
    const known = [...['kind', 'op', 'shape', 'define'].flatMap(words), ...operators];
    const text = JSON.stringify(examples.map(definitionsOf));
    const shown = new Set(
      [...text.matchAll(/"(kind|op|shape|define)":"(\w+)"/g)].map(([, key, word]) => `${key} ${word}`),
    );
    assert.ok(known.length > 60, `the words of the language are found: ${known.length}`);
    assert.deepEqual(
      known.filter((word) => !shown.has(word)),
      [],
    );
  });
});
