import assert from 'node:assert/strict';
import { amf0Format } from '../../spec/amf0/index.js';
import { amf3Format } from '../../spec/amf3/index.js';
import { documents } from '../../spec/documents.js';
import {
  bits,
  bytes,
  countedList,
  f64,
  field,
  host,
  ifMore,
  kinds,
  listOf,
  listToEnd,
  magic,
  nothing,
  on,
  prefixed,
  recall,
  record,
  ref,
  resolve,
  shapes,
  sized,
  spellings,
  struct,
  table,
  u8,
  u16,
  u32,
  utf8,
  when,
} from '../../src/schema/index.js';
import type { AnyDefinition, Node } from '../../src/schema/model.js';
import type { Analysis } from '../../src/schema/resolved.js';
import { from, specificationOf, thing } from './resolver-support.js';

const analysisOf = (name: string, ...definitions: readonly AnyDefinition[]): Analysis => {
  const type = resolve(specificationOf(...definitions)).types[`x.${name}`];
  assert.ok(type);
  return type.analysis;
};

const analysisOfNode = (node: Node) => analysisOf('one', thing('one', node));

describe('the analysis of AMF 0', () => {
  const amf0 = resolve({ documents, formats: [amf0Format, amf3Format] });
  const of = (name: string) => amf0.types[`amf0.${name}`]?.analysis;

  it('finds the size of what has one', () => {
    assert.equal(of('zonedDate')?.fixedBits, 80);
    assert.equal(of('unsupported')?.fixedBits, 0);
    assert.equal(of('value')?.fixedBits, undefined);
    assert.equal(of('xmlDocument')?.fixedBits, undefined);
  });

  it('finds the fewest bytes through recursion', () => {
    const fewest = Object.values(amf0.types)
      .filter(({ format }) => format === 'amf0')
      .map(({ localName, analysis }) => [localName, analysis.minBytes]);
    assert.deepEqual(Object.fromEntries(fewest), {
      value: 1,
      avmPlus: 1,
      anonymousObject: 3,
      ecmaArray: 7,
      strictArray: 4,
      zonedDate: 10,
      unsupported: 0,
      xmlDocument: 4,
      typedObject: 5,
      values: 0,
    });
  });

  it('finds which types end by themselves, recur, nest and refer back', () => {
    const values = of('values');
    assert.deepEqual(values, {
      fixedBits: undefined,
      minBytes: 0,
      delimited: false,
      recursive: false,
      needsDepth: true,
      // It opens its own tables.
      needsTables: [],
      host: 'array',
    });
    assert.deepEqual(of('strictArray'), {
      fixedBits: undefined,
      minBytes: 4,
      delimited: true,
      recursive: true,
      needsDepth: true,
      needsTables: ['amf0.complexObjects', 'amf3.objects', 'amf3.strings', 'amf3.traitsTable'],
      host: 'array',
    });
    assert.deepEqual(
      [of('zonedDate')?.recursive, of('zonedDate')?.needsDepth, of('zonedDate')?.needsTables],
      [false, false, []],
    );
  });

  it('finds what JavaScript has for each type', () => {
    const hosts = ['value', 'anonymousObject', 'ecmaArray', 'strictArray', 'zonedDate'].map((name) => of(name)?.host);
    assert.deepEqual(hosts, ['union', 'record', 'class', 'array', 'class']);
  });
});

describe('the analysis of types', () => {
  it('adds up sizes that never vary', () => {
    const fixed = (node: Node) => analysisOfNode(node).fixedBits;
    assert.equal(fixed(struct({ a: bits(3), b: bits(5), c: magic('464c56'), d: bytes(2), e: nothing('null') })), 48);
    assert.equal(fixed(prefixed(u16, f64)), 80);
    assert.equal(fixed(sized(4, bytes())), 32);
    assert.equal(fixed(struct({ a: listOf(3, u16) })), 48);
    assert.equal(fixed(host({ tag: { marker: u8 }, cases: { a: on(1, u16), b: on(2, utf8(2)) } })), 24);
    assert.equal(fixed(host({ tag: { marker: u8 }, cases: { a: on(1, u16), b: on(2, u32) } })), undefined);
  });

  it('takes the shortest form where sizes vary', () => {
    const fewest = (node: Node) => analysisOfNode(node).minBytes;
    assert.equal(fewest(spellings(u8, { 0: { tail: u32, plus: 0 } })), 1);
    assert.equal(fewest(host({ tag: { marker: u8 }, cases: { a: on(1, u32), b: on(2, u16) } })), 3);
    assert.equal(fewest(struct({ a: u8, b: when({ op: 'boolean', value: true }, u32), c: ifMore(u8) })), 1);
    assert.equal(fewest(countedList(u32, u8)), 4);
    assert.equal(fewest(record(u16, bits(8, { max: 8 }), 9)), 3);
    assert.equal(fewest(struct({ n: u8, a: listOf(field('n'), u8) })), 1);
  });

  it('counts no items of a type whose forms all contain itself', () => {
    const self = thing('self', struct({ none: listOf(0, ref('x.self')) }), { nests: true });
    assert.equal(analysisOf('self', self).minBytes, 0);
  });

  it('hands tables on to the callers up to the type that opens them', () => {
    const seen = table('x.seen', { doc: 'Values.', from });
    const value = thing('value', host({ tag: { marker: u8 }, cases: { a: on(1, u8), back: on(2, recall(seen, u8)) } }));
    const row = thing('row', shapes.calls(value, {}));
    const packet = thing('packet', struct({ row: ref('x.row') }), { scopeOf: ['x.seen'] });
    const needs = (name: string) => analysisOf(name, seen, value, row, packet).needsTables;
    assert.deepEqual([needs('value'), needs('row'), needs('packet')], [['x.seen'], ['x.seen'], []]);
  });

  it('finds the host of each kind of node', () => {
    const small = thing('small', struct({}), { label: 'kind' });
    const hostOf = (node: Node) => analysisOf('one', small, thing('one', node)).host;
    assert.deepEqual(
      [
        u8,
        bytes(),
        utf8(),
        nothing('null'),
        nothing('undefined'),
        struct({}),
        listToEnd(u8),
        record(u8, u8),
        prefixed(u8, utf8()),
      ].map(hostOf),
      ['number', 'bytes', 'string', 'null', 'undefined', 'struct', 'array', 'record', 'string'],
    );
    assert.deepEqual(
      [
        ref('x.small'),
        kinds({ tag: { marker: u8 }, cases: { small: on(1, small) } }),
        shapes.calls(small, {}),
        when({ op: 'boolean', value: true }, u8),
      ].map(hostOf),
      ['struct', 'union', 'union', 'union'],
    );
  });
});
