import assert from 'node:assert/strict';
import { specification } from '../../spec/index.js';
import { SchemaError } from '../../src/runtime/errors.js';
import {
  and,
  bits,
  bytes,
  checkSpecification,
  closedEnum,
  computed,
  constant,
  countedList,
  derived,
  eq,
  f32,
  field,
  given,
  host,
  i16,
  ifElse,
  listOf,
  magic,
  not,
  nothing,
  on,
  ordered,
  present,
  reserved,
  resolve,
  sizeOf,
  spellings,
  struct,
  u8,
  u16,
  u16le,
  when,
  wrap,
} from '../../src/schema/index.js';
import { specificationOf, thing } from './resolver-support.js';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What is wrong with a type `x.one` of this node. */
function mistakes(
  node: unknown,
  parts: object = {},
): readonly (readonly [string, string, string | undefined, string])[] {
  const definition = { ...thing('one', u8), type: node, ...parts };
  const spec = { documents: {}, formats: [{ format: 'x', doc: 'For tests.', definitions: [definition] }] };
  try {
    checkSpecification(json(spec));
  } catch (error) {
    assert.ok(error instanceof SchemaError);
    assert.equal(error.code, 'malformed-schema');
    return error.diagnostics.map((of) => [of.code, of.path, of.nearest, of.message]);
  }
  return [];
}

describe('the meta-schema', () => {
  it('takes the whole spec as JSON, which is the spec again', () => {
    assert.deepEqual(json(specification), specification);
    assert.deepEqual(checkSpecification(json(specification)), specification);
    assert.deepEqual(resolve(checkSpecification(json(specification))), resolve(specification));
  });

  it('takes every construct of the language', () => {
    const all = thing(
      'all',
      struct({
        size: derived(u8, sizeOf('body'), { mismatch: 'used' }),
        kind: closedEnum(bits(4, { max: 2 }), { one: [1, 'One.'] }),
        none: reserved(4),
        id: spellings(u8, { 0: { tail: u16le, plus: 64 } }),
        mark: constant(u8, 3),
        name: magic('46 4c 56'),
        time: ordered([2, 1, 0, 3]),
        zone: i16,
        single: f32,
        nothing: nothing('null'),
        twice: computed(u8, wrap(8, ifElse(given('double'), 2, 1))),
        body: when(and(not(eq(field('id'), 1)), present(field('id'))), bytes(field('size'))),
        some: listOf(field('twice'), u8),
        more: countedList(u16, host({ tag: { on: field('id') }, cases: { a: on(1, u8, 'One.') } })),
      }),
      {
        given: { double: { kind: 'flag', bits: 1 } },
        examples: [{ hex: '', given: { double: true }, error: 'truncated' }],
      },
    );
    const spec = specificationOf(all);
    assert.deepEqual(checkSpecification(json(spec)), spec);
  });

  it('reports a misspelt key and the one that is missing for it', () => {
    assert.deepEqual(mistakes({ kind: 'uint', bts: 8 }), [
      ['unknown-key', 'x.one.bts', 'bits', 'uint has no bts'],
      ['missing-key', 'x.one.bits', undefined, 'uint wants bits'],
    ]);
    assert.deepEqual(mistakes({ kind: 'uint', bits: 8, ordr: 'little' }), [
      ['unknown-key', 'x.one.ordr', 'order', 'uint has no ordr'],
    ]);
  });

  it('reports a word that tells no form apart, with the nearest one', () => {
    const codes = (of: ReturnType<typeof mistakes>) => of.map(([code, path, nearest]) => [code, path, nearest]);
    assert.deepEqual(codes(mistakes({ kind: 'utf', length: 'rest' })), [['unknown-form', 'x.one.kind', 'utf8']]);
    assert.deepEqual(codes(mistakes({ kind: 'bytes', length: { op: 'feld', name: 'a' } })), [
      ['unknown-form', 'x.one.length.op', 'field'],
    ]);
    assert.deepEqual(codes(mistakes(u8, { define: 'typ' })), [['unknown-form', 'x.one.define', 'type']]);
    assert.deepEqual(codes(mistakes({ kind: 7 })), [['unknown-form', 'x.one.kind', undefined]]);
    const item = { name: 'a', shape: { shape: 'numbr' }, presence: 'required' };
    const calls = [{ name: 'say', opens: 'say', items: [item] }];
    assert.deepEqual(codes(mistakes({ kind: 'calls', over: 'x.one', calls })), [
      ['unknown-form', 'x.one.calls.say.items.a.shape.shape', 'number'],
    ]);
  });

  it('reports values of another type, with what was expected', () => {
    const says = (of: ReturnType<typeof mistakes>) => of.map(([code, path, , message]) => [code, path, message]);
    assert.deepEqual(says(mistakes({ kind: 'uint', bits: '8' })), [['wrong-form', 'x.one.bits', '"8" is not number']]);
    assert.deepEqual(says(mistakes({ kind: 'uint', bits: 8, order: 'middle' })), [
      ['wrong-form', 'x.one.order', '"middle" is not "big", "little" or an array of numbers'],
    ]);
    assert.deepEqual(says(mistakes({ kind: 'float', bits: 16 })), [['wrong-form', 'x.one.bits', '16 is not 32 or 64']]);
    assert.deepEqual(says(mistakes([])), [['wrong-form', 'x.one', 'an array is not a node']]);
    assert.deepEqual(says(mistakes({ kind: 'bytes', length: 'all' })), [
      ['wrong-form', 'x.one.length', '"all" is not "rest", "head" or an expression'],
    ]);
    assert.deepEqual(says(mistakes(u8, { examples: [{ hex: '', given: { a: {} } }] })), [
      ['wrong-form', 'x.one.examples.0.given.a', 'an object is not bytes, a number or a boolean'],
    ]);
  });

  it('names the field or the case that a mistake is in', () => {
    const field_ = (type: unknown) => ({ kind: 'struct', fields: [{ name: 'a', type }] });
    assert.deepEqual(
      mistakes(field_({ kind: 'prefixed', head: { kind: 'uint' }, type: { kind: 'utf8' } })).map(([, path]) => path),
      ['x.one.fields.a.head.bits', 'x.one.fields.a.type.length'],
    );
  });

  it('reports what is no specification at all', () => {
    for (const nonsense of [null, 7, [], 'spec', undefined]) {
      assert.throws(
        () => checkSpecification(nonsense),
        (error) => {
          assert.ok(error instanceof SchemaError);
          assert.deepEqual(
            error.diagnostics.map(({ code, path }) => [code, path]),
            [['wrong-form', 'specification']],
          );
          return true;
        },
      );
    }
    assert.throws(() => checkSpecification({ documents: {} }), {
      message: 'formats: a specification wants formats (missing-key)',
    });
  });
});
