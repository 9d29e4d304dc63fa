import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import KaitaiStream from 'kaitai-struct/KaitaiStream.js';
import { describeTypes } from '../../src/generator/kaitai/describe.js';
import { layouts, leftOut } from '../../src/generator/kaitai/left-out.js';
import { kaitaiClass, snake } from '../../src/generator/kaitai/names.js';
import { formatsWithTypes, hasCodec } from '../../src/generator/text/types.js';
import { needMore } from '../../src/runtime/need-more.js';
import { interpretDecode } from '../../src/schema/interpreter/index.js';
import type { TreeNode } from '../../src/schema/interpreter/tree.js';
import { primitives } from '../../src/transport/index.js';
import { schema } from '../support/schema.js';
import { vectors as all, type Vector } from '../support/vectors.js';
import { Comparison } from './kaitai/compare.js';
import { compiled, type Parser, sourcesIn } from './kaitai/compile.js';

/** Errors that a description cannot notice, since they are about more than the bytes of one value. */
const unseen = new Set(['bad-reference', 'derived-mismatch', 'digest-mismatch']);

const described = describeTypes(schema);
const covered = (type: string): boolean => {
  const found = described.get(type);
  return found !== undefined && 'ksy' in found.result && hasCodec(found.type);
};

/** Formats of which at least one type is described. */
const describedFormats = formatsWithTypes(schema).filter((format) =>
  Object.values(schema.types).some((type) => type.format === format && covered(type.name)),
);

describe('the Kaitai Struct descriptions', () => {
  for (const format of describedFormats) {
    describe(format, () => {
      const vectors = all.filter(({ type }) => type.startsWith(`${format}.`) && covered(type));
      let parser: (type: string) => Parser;

      before(async function () {
        this.timeout(60_000);
        parser = await compiled(snake(format));
      });

      it('read every valid vector to its end, with the same values', () => {
        const comparison = new Comparison(schema);
        const valid = vectors.filter(({ validity }) => validity !== 'invalid');
        for (const vector of valid) {
          assert.doesNotThrow(() => {
            if (hasNoLayout(vector)) assert.throws(() => parse(parser, vector));
            else comparison.type(typeOf(vector), parse(parser, vector), vector.value, vector.type);
          }, vector.id);
        }
        assert.ok(comparison.compared > valid.length / 2, `compared ${comparison.compared} scalars`);
      });

      for (const vector of vectors.filter(({ validity }) => validity === 'invalid')) {
        if (unseen.has(vector.error ?? '')) continue;
        it(`refuse ${vector.id} (${vector.error})`, () => {
          assert.throws(() => parse(parser, vector));
        });
      }
    });
  }

  for (const language of ['python', 'java', 'csharp', 'cpp_stl', 'go', 'rust', 'ruby', 'php', 'lua']) {
    it(`become parsers in ${language}`, async () => {
      for (const format of describedFormats) assert.ok((await sourcesIn(language, snake(format))).size > 0);
    });
  }

  it('are listed with what they cover, and why the other types have none', () => {
    const listed = JSON.parse(readFileSync(new URL('../../generated/kaitai/coverage.json', import.meta.url), 'utf8'));
    const names: readonly string[] = listed.types.map(({ type }: { readonly type: string }) => type);
    assert.deepEqual(new Set(names), new Set(Object.keys(schema.types)));
  });
});

/** Whether an index stands for what says how the rest is laid out: the one thing valid that is refused. */
function hasNoLayout(vector: Vector): boolean {
  const { type, hex } = vector;
  const given = Object.fromEntries(Object.entries(vector.given ?? {}).map(([name, value]) => [name, plain(value)]));
  if (!leftOut(schema, typeOf(vector)).includes(layouts)) return false;
  const decoded = interpretDecode(schema, type, Uint8Array.from(Buffer.from(hex, 'hex')), { primitives, given });
  assert.ok(decoded !== needMore, type);
  const isIndex = ({ type: name, length }: TreeNode) => length === 0 && schema.types[name]?.interned?.head === 'outer';
  const inside = (node: TreeNode): boolean => isIndex(node) || node.children.some(inside);
  return inside(decoded.tree);
}

function parse(parser: (type: string) => Parser, vector: Vector): object {
  const { localName, given = {} } = typeOf(vector);
  const bytes = Uint8Array.from(Buffer.from(vector.hex, 'hex'));
  const stream = new KaitaiStream(bytes.buffer);
  const args = Object.keys(given).map((name) => plain(vector.given?.[name] ?? 0));
  const read = new (parser(kaitaiClass(snake(localName))))(stream, null, null, ...args);
  assert.equal(stream.pos, bytes.length, 'read to the end');
  return read;
}

function typeOf({ type }: Vector) {
  const found = schema.types[type];
  assert.ok(found, type);
  return found;
}

/** A parameter in lossless JSON as it is passed. */
const plain = (value: number | boolean | { readonly $bytes: string }) =>
  typeof value === 'object' ? Uint8Array.from(Buffer.from(value.$bytes, 'hex')) : value;
