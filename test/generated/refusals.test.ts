import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classes } from '../../generated/catalog.js';
import { EncodeError } from '../../src/runtime/errors.js';
import { Writer } from '../../src/runtime/writer.js';
import { fromLosslessJson } from '../../src/schema/lossless-json/index.js';
import type { Case, Node } from '../../src/schema/model.js';
import { callGenerated, encodeUnchecked, formats, sizeUnchecked } from '../property/support/encoders.js';
import { subjects } from '../property/support/inputs.js';
import { type Choice, isContainer, withEachReplaced } from '../property/support/parts.js';
import { schema } from '../support/schema.js';
import { vectors } from '../support/vectors.js';

/** Nothing on any wire is one of these. */
const foreign = [() => 0, Symbol('foreign'), 1n];
const seed = 3;
const samples = 60;

/** Callers without TypeScript call the generated encoders, too. */
describe('generated encoders', () => {
  for (const { entry, cases } of subjects) {
    const { name } = entry;
    const drawn = fc.sample(cases, { seed, numRuns: samples });
    const spoiltBy = (thing: unknown) =>
      drawn.flatMap(({ given, value }) =>
        withEachReplaced(value, isWritten(name), thing).map((spoilt) => ({ given, value: spoilt })),
      );
    if (spoiltBy(0).length === 0) continue;

    it(`refuse whatever in a ${name} is of a type that no wire has`, () => {
      for (const thing of foreign) {
        for (const { given, value } of spoiltBy(thing)) {
          assert.throws(() => encodeUnchecked(name, value, given), isPlaced);
        }
      }
    });
  }

  for (const { entry, cases } of subjects) {
    const { name } = entry;
    const drawn = fc.sample(cases, { seed, numRuns: samples });
    const unknown = drawn.flatMap(({ given, value }) =>
      withEachReplaced(value, (_, key) => key === 'kind', 'noSuchKind').map((other) => ({
        given,
        value: other,
        of: value,
      })),
    );
    if (unknown.length === 0) continue;

    it(`refuse an unknown kind in a ${name}, or do not look at the kind`, () => {
      for (const { given, value, of } of unknown) {
        for (const call of [encodeUnchecked, sizeUnchecked]) {
          const expected = call(name, of, given);
          try {
            assert.deepEqual(call(name, value, given), expected);
          } catch (error) {
            assert.ok(isPlaced(error) && error.code === 'wrong-type', String(error));
          }
        }
      }
    });
  }
});

describe('generated functions on a union', () => {
  for (const [format, name] of unions()) {
    it(`refuse a kind that ${format}.${name} does not have`, () => {
      const value = { kind: 'noSuchKind' };
      const w = new Writer();
      const refuses = (verb: string, parameters: readonly unknown[]) =>
        assert.throws(
          () => callGenerated(verb, `${format}.${name}`, parameters),
          (error) => isPlaced(error) && error.code === 'wrong-type',
          verb,
        );
      refuses('tagOf', [value]);
      refuses('size', [value, {}, 0]);
      refuses('write', [w, value, {}, 0]);
      assert.equal(w.position, 0);
      w.release();
    });
  }
});

describe('the tag of a value', () => {
  for (const [format, name] of unions()) {
    const union = `${format}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    // Those inside a struct have no vectors of their own: the struct writes their tags.
    if (schema.types[union] === undefined) continue;
    it(`is that of its case: ${union}`, () => {
      const { type } = schema.types[union] ?? {};
      assert.ok(type?.kind === 'variant');
      const values = vectors.filter(({ type: of, validity }) => of === union && validity === 'valid');
      assert.ok(values.length > 0);
      for (const vector of values) {
        const value = fromLosslessJson(vector.value, classes);
        const fields: Record<string, unknown> = Object(value);
        const found: Case | undefined = type.cases.find(
          (of) => of.type.kind === 'ref' && schema.types[of.type.type]?.localName === fields.kind,
        );
        const tag: unknown = found?.tag ?? fields[type.else?.tagField ?? ''];
        assert.equal(callGenerated('tagOf', `${format}.${name}`, [value]), tag, vector.id);
      }
    });
  }
});

describe('the size of an AMF0 value', () => {
  it('is not known for what no wire has', () => {
    for (const thing of [...foreign, new Date(), new Map()]) {
      for (const value of [thing, [thing], { inside: [1, thing] }]) {
        assert.throws(
          () => sizeUnchecked('amf0.value', value, undefined),
          (error) => isPlaced(error) && error.code === 'wrong-type',
        );
        assert.throws(
          () => encodeUnchecked('amf0.value', value, undefined),
          (error) => isPlaced(error) && error.code === 'wrong-type',
        );
      }
    }
  });
});

/** The names of all unions that write the tag of their value: those are the ones that have a `tagOf…`. */
function unions(): [format: string, name: string][] {
  return Object.entries(formats).flatMap(([format, generated]) =>
    Object.keys(generated)
      .filter((name) => name.startsWith('tagOf'))
      .map((name): [string, string] => [format, name.slice('tagOf'.length)]),
  );
}

/** Parts without parts of their own; neither kinds nor fields that repeat a parameter, which nothing is written for. */
function isWritten(type: string): Choice {
  const unwritten = new Set(['kind', ...computedIn({ kind: 'ref', type })]);
  return (part, name) => !isContainer(part) && !unwritten.has(name);
}

function computedIn(of: Node): string[] {
  const node = of.kind === 'ref' ? schema.types[of.type]?.type : of;
  if (node?.kind === 'bitstream') return computedIn(node.type);
  if (node?.kind === 'trial') return node.cases.flatMap(({ type }) => computedIn(type));
  const fields = node?.kind === 'struct' || node?.kind === 'overlay' ? node.fields : [];
  return fields.flatMap(({ name, type }) => {
    if (type.kind === 'computed') return [name];
    const content = type.kind === 'prefixed' ? type.type : undefined;
    const target = content?.kind === 'ref' ? schema.types[content.type]?.type : undefined;
    return target?.kind === 'bitstream' ? computedIn(target) : [];
  });
}

/** An error of encoding that says where, and by which rule. */
function isPlaced(error: unknown): error is EncodeError {
  if (!(error instanceof EncodeError)) return false;
  const { path, rule } = error;
  return path.split('.').slice(0, 2).join('.') in schema.types && rule in schema.rules;
}
