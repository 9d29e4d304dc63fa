import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UsageError } from '../../src/runtime/index.js';
import { fromLosslessJson, losslessJsonSchema, toLosslessJson } from '../../src/schema/lossless-json/index.js';

class Box {
  static readonly type = 't.box';
  constructor(
    public held: unknown,
    public other?: unknown,
  ) {}
}
const classes = { 't.box': Box };
const through = (value: unknown): unknown =>
  fromLosslessJson(JSON.parse(JSON.stringify(toLosslessJson(value))), classes);

describe('lossless JSON', () => {
  it('leaves what JSON has as it is', () => {
    const value = { a: [1, 'x', true, null, { b: -1.5 }], '': {} };
    assert.deepEqual(toLosslessJson(value), value);
  });

  it('spells out what JSON has not', () => {
    const value = [-0, Number.NaN, Infinity, -Infinity, undefined, Uint8Array.of(1, 255), new Box(1)];
    assert.deepEqual(toLosslessJson(value), [
      { $number: '-0' },
      { $number: 'NaN' },
      { $number: 'Infinity' },
      { $number: '-Infinity' },
      { $undefined: true },
      { $bytes: '01ff' },
      { $class: 't.box', held: 1 },
    ]);
    assert.deepEqual(through(value.slice(0, 6)), value.slice(0, 6));
    const box = through(new Box(1));
    assert.ok(box instanceof Box && box.held === 1);
  });

  it('numbers containers that are met again', () => {
    const list: unknown[] = [];
    const cycle: Record<string, unknown> = { list };
    cycle.self = cycle;
    const box = new Box(list);
    assert.deepEqual(toLosslessJson([cycle, list, [], box, box]), [
      { $id: 1, list: { $id: 2, $array: [] }, self: { $ref: 1 } },
      { $ref: 2 },
      [],
      { $id: 3, $class: 't.box', held: { $ref: 2 } },
      { $ref: 3 },
    ]);
  });

  it('wraps objects whose keys would look like forms', () => {
    const value: Record<string, unknown> = { $ref: 1, a: undefined };
    assert.deepEqual(toLosslessJson(value), {
      $object: [
        ['$ref', 1],
        ['a', { $undefined: true }],
      ],
    });
    value.self = value;
    const read = through(value);
    assert.ok(typeof read === 'object' && read !== null && 'self' in read);
    assert.equal(read.self, read);
    assert.deepEqual(Object.keys(read), ['$ref', 'a', 'self']);
  });

  it('leaves out undefined fields of structs only', () => {
    const struct = { a: undefined, data: { b: undefined } };
    assert.deepEqual(
      toLosslessJson(struct, (of) => of === struct),
      { data: { b: { $undefined: true } } },
    );
    assert.deepEqual(toLosslessJson(new Box(undefined)), { $class: 't.box' });
  });

  it('finds what a pointer means wherever it stands', () => {
    const read = fromLosslessJson([{ $ref: 7 }, { $id: 7, $array: [{ $ref: 7 }] }]);
    assert.ok(Array.isArray(read));
    assert.equal(read[0], read[1]);
    assert.equal(read[0][0], read[0]);
  });

  const refused = (json: unknown, at: string) =>
    assert.throws(
      () => fromLosslessJson(json, classes),
      (error) => error instanceof UsageError && error.code === 'bad-json' && error.message.endsWith(`, at ${at}`),
      JSON.stringify(json),
    );

  it('says where JSON is wrong', () => {
    refused({ a: [{ $number: '1' }] }, '/a/0/$number');
    refused({ 'a/b~c': { $undefined: false } }, '/a~1b~0c/$undefined');
    refused({ $bytes: 'abc' }, '/$bytes');
    refused({ $bytes: 1 }, '/$bytes');
    refused([{ $ref: 1 }], '/0/$ref');
    refused({ $class: 't.none' }, '/$class');
    refused({ $class: 'toString' }, '/$class');
    refused({ $id: 'a' }, '/$id');
    refused([{ $id: 1 }, { $id: 1 }], '/1/$id');
    refused({ $else: 1 }, 'the root');
    refused({ $number: 'NaN', a: 1 }, 'the root');
    refused({ $number: 'NaN', $bytes: '' }, 'the root');
    refused({ $array: {} }, '/$array');
    refused({ $array: [], a: 1 }, 'the root');
    refused({ $array: [], $class: 't.box' }, 'the root');
    refused({ $object: [['a']] }, '/$object/0');
    refused({ $object: [[1, 2]] }, '/$object/0/0');
    refused(undefined, 'the root');
    refused([Number.NaN], '/0');
    refused([() => 0], '/0');
    refused({ a: new Date(0) }, '/a');
  });

  it('refuses what has no form, and says where', () => {
    for (const value of [1n, Symbol('s'), () => 0, new Date(0), new Map()]) {
      assert.throws(
        () => toLosslessJson({ a: [value] }),
        (error) => error instanceof UsageError && error.code === 'not-representable' && error.message.endsWith('/a/0'),
      );
    }
  });

  it('refuses nesting that would fill the call stack', () => {
    const nested = (levels: number) => {
      let value: unknown = 0;
      for (let level = 0; level < levels; level += 1) value = [value];
      return value;
    };
    assert.deepEqual(through(nested(990)), nested(990));
    assert.throws(() => fromLosslessJson(nested(100_000)), UsageError);
    assert.throws(() => toLosslessJson(nested(100_000)), UsageError);
  });

  it('brings back any graph', () => {
    fc.assert(
      fc.property(graphs, (value) => {
        const read = through(value);
        assert.deepStrictEqual(read, value);
        // Equal forms mean equal sharing: ids follow the order in which containers are met.
        assert.deepEqual(toLosslessJson(read), toLosslessJson(value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the JSON Schema of lossless JSON', () => {
  it('is plain data that names each form', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(losslessJsonSchema)), losslessJsonSchema);
    const text = JSON.stringify(losslessJsonSchema);
    for (const form of ['$number', '$undefined', '$bytes', '$ref', '$id', '$array', '$object', '$class']) {
      assert.ok(text.includes(`"${form}"`), form);
    }
  });
});

const leaf = fc.oneof(
  fc.double(),
  fc.constantFrom(-0, Number.NaN, Infinity, undefined, null, true, '', '$ref'),
  fc.string(),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => Uint8Array.from(bytes)),
);
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '$id', '$class', '$', '', '0', '10', 'a'),
  fc.string(),
);

/** Containers, each with parts that are leaves or any of the containers, and the first of them as the root. */
const graphs = fc
  .array(
    fc.record({
      form: fc.constantFrom('array', 'object', 'box'),
      parts: fc.array(fc.tuple(key, fc.oneof({ weight: 3, arbitrary: leaf.map((of) => ({ of })) }, fc.nat())), {
        maxLength: 5,
      }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((plans) => {
    const made = plans.map(({ form }): object => (form === 'array' ? [] : form === 'object' ? {} : new Box(0, 0)));
    plans.forEach(({ parts }, index) => {
      const target = made[index];
      for (const [name, part] of parts) {
        const value = typeof part === 'number' ? made[part % made.length] : part.of;
        if (Array.isArray(target)) target.push(value);
        else if (target instanceof Box) target.held = value === undefined ? null : value;
        else if (target !== undefined) {
          Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
        }
      }
    });
    return made[0];
  });
