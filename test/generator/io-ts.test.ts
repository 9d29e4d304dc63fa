import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EcmaArray, Unsupported } from '../../generated/amf0/index.js';
import { valueArbitrary } from '../../generated/arbitraries/amf0.js';
import { arbitraries } from '../../generated/arbitraries/catalog.js';
import { catalog } from '../../generated/catalog.js';
import { valuesType, valueType } from '../../generated/io-ts/amf0.js';
import {
  chunkBasicHeaderType,
  commandType,
  setChunkSizeType,
  statusInformationType,
} from '../../generated/io-ts/rtmp.js';
import { EncodeError, UsageError } from '../../src/runtime/errors.js';
import { primitives } from '../../src/transport/index.js';
import { isContainer, withOneReplaced } from '../property/support/parts.js';
import { graphDifference } from '../support/graph-equal.js';

const seed = 2;

/** Nothing on any wire is a function or a symbol. */
const foreign = fc.constantFrom<unknown>(() => 0, Symbol('foreign'), 1n);

describe('the io-ts types', () => {
  for (const { name, encode, size } of catalog.values()) {
    const cases = arbitraries.get(name) ?? fc.constant({ given: undefined, value: undefined });

    it(`let every value of ${name} pass to its encoder`, () => {
      fc.assert(
        fc.property(cases, ({ given, value }) => {
          assert.equal(size(value, given), encode(value, given, { primitives }).length);
        }),
        { seed, numRuns: 300 },
      );
    });

    it(`let nothing foreign into ${name}`, () => {
      fc.assert(
        fc.property(cases, foreign, fc.nat(), ({ given, value }, thing, at) => {
          assert.throws(() => encode(replaced(value, at, thing), given, { primitives }), isWrongType);
        }),
        { seed, numRuns: 300 },
      );
    });
  }

  it('refuse numbers outside of their range, and fractions', () => {
    assert.equal(chunkBasicHeaderType.is({ format: 3, chunkStreamId: 65599 }), true);
    for (const chunkStreamId of [0, 1, 65600, 2.5, Number.NaN, '3']) {
      assert.equal(chunkBasicHeaderType.is({ format: 3, chunkStreamId }), false, String(chunkStreamId));
    }
    assert.equal(setChunkSizeType.is({ kind: 'setChunkSize', size: 0 }), false);
  });

  it('refuse another kind, and a missing field', () => {
    assert.equal(setChunkSizeType.is({ kind: 'abort', size: 1 }), false);
    assert.equal(setChunkSizeType.is({ kind: 'setChunkSize' }), false);
    assert.equal(commandType.is({ kind: 'seek', transactionId: 0, commandObject: null }), false);
  });

  it('take optional items that are missing or undefined, and refuse others', () => {
    const publish = { kind: 'publish', transactionId: 0, commandObject: null, name: 's' };
    assert.equal(commandType.is(publish), true);
    assert.equal(commandType.is({ ...publish, type: undefined }), true);
    assert.equal(commandType.is({ ...publish, type: 1 }), false);
  });

  it('tell instances of the generated classes from look-alikes', () => {
    assert.equal(valueType.is(new EcmaArray({ a: 1 })), true);
    assert.equal(valueType.is(new Unsupported()), true);
    assert.equal(valueType.is(new Date()), false);
    assert.equal(valueType.is(new Map()), false);
    assert.equal(valueType.is(new EcmaArray(JSON.parse('[]'))), false);
  });

  it('take the same properties in a plain object and in an ECMA array', () => {
    const information = { code: 'NetStream.Play.Start', level: 'status' };
    assert.equal(statusInformationType.is(information), true);
    assert.equal(statusInformationType.is(new EcmaArray(information)), true);
    assert.equal(statusInformationType.is(new EcmaArray({ level: 'status' })), false);
    assert.equal(statusInformationType.is({ ...information, level: 1 }), false);
  });

  it('refuse text that UTF-8 has no bytes for', () => {
    assert.equal(valueType.is('\ud800'), false);
    assert.equal(valueType.is('\ud83d\ude00'), true);
  });

  it('follow cycles once, and look at shared values once', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    assert.equal(valueType.is(cycle), true);
    let lattice: unknown[] = [];
    for (let level = 0; level < 60; level++) lattice = [lattice, lattice];
    assert.equal(valueType.is(lattice), true);
  });

  it('refuse what is nested without end instead of running out of stack', () => {
    let nested: unknown[] = [];
    for (let level = 0; level < 100_000; level++) nested = [nested];
    assert.equal(valueType.is(nested), false);
    assert.equal(valueType.decode(nested)._tag, 'Left');
  });

  it('say where in a value something is wrong', () => {
    assert.throws(
      () => catalog.get('rtmp.message')?.encode({ kind: 'setChunkSize', size: 0 }, { typeId: 1 }),
      (error) =>
        error instanceof EncodeError && error.path === 'rtmp.message.size' && /1 to 2147483647/.test(error.message),
    );
    assert.throws(
      () => catalog.get('rtmp.message')?.encode({ kind: 'setChunkSize', size: 1 }, { typeId: 256 }),
      (error) =>
        error instanceof UsageError && error.code === 'bad-given' && /rtmp\.message\.typeId/.test(error.message),
    );
  });

  it('decode a value to a graph that is equal, and keep shared values themselves', () => {
    fc.assert(
      fc.property(valueArbitrary, (value) => {
        const decoded = valueType.decode(value);
        assert.ok(decoded._tag === 'Right');
        assert.equal(graphDifference(decoded.right, value), undefined);
      }),
      { seed, numRuns: 1000 },
    );
    const shared = [Number.NaN];
    const decoded = valuesType.decode([shared, shared]);
    assert.ok(decoded._tag === 'Right' && decoded.right[0] === shared && decoded.right[1] === shared);
  });
});

const isWrongType = (error: unknown): boolean => error instanceof EncodeError && error.code === 'wrong-type';

/** A copy with one of its parts, or the whole, replaced. Bytes and parameters are wholes. */
function replaced(root: unknown, at: number, thing: unknown): unknown {
  const isWhole = !isContainer(root) || Object.keys(root).length === 0 || at % 10 === 0;
  return isWhole ? thing : withOneReplaced(root, at, () => true, thing);
}
