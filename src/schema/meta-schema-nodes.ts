import * as t from 'io-ts';
import { alignment, bitstream, differences, expGolomb, remainingBits, uintOf } from './meta-schema-bitstreams.js';
import { bytesExpression, expression } from './meta-schema-expressions.js';
import { choose, form, hasKey, isString, tagged, words } from './meta-schema-forms.js';
import {
  constant,
  continued,
  enumeration,
  flag,
  float,
  head,
  headFlag,
  int,
  magic,
  notes,
  reserved,
  spellings,
  uint,
} from './meta-schema-numbers.js';
import { calls } from './meta-schema-shapes.js';
import type {
  At,
  Bytes,
  Carry,
  Computed,
  Derived,
  Digest,
  Extension,
  Length,
  Node,
  Nothing,
  Overlay,
  Recall,
  Ref,
  Struct,
  Terminated,
  Utf8,
  Variant,
} from './model.js';

const length: t.Type<Length> = choose('"rest", "head" or an expression', isString, words('rest', 'head'), expression);
const utf8: t.Type<Utf8> = form('utf8', { kind: t.literal('utf8'), length }, notes);
const terminated: t.Type<Terminated> = form('terminated', { kind: t.literal('terminated'), end: t.number }, notes);
export const bytes: t.Type<Bytes> = form('bytes', { kind: t.literal('bytes'), length }, notes);

const nothing: t.Type<Nothing> = form(
  'nothing',
  { kind: t.literal('nothing'), value: words('null', 'undefined', 'true', 'false') },
  notes,
);

const ref: t.Type<Ref> = form(
  'ref',
  { kind: t.literal('ref'), type: t.string },
  { given: t.record(t.string, expression), ...notes },
);

const isKind = (kind: string) => (u: unknown) => typeof u === 'object' && u !== null && 'kind' in u && u.kind === kind;

const derived: t.Type<Derived> = form(
  'derived',
  {
    kind: t.literal('derived'),
    type: choose('uint or enum', isKind('enum'), enumeration, uint),
    from: expression,
    mismatch: words('error', 'noted', 'used'),
  },
  notes,
);

const computed: t.Type<Computed> = form(
  'computed',
  { kind: t.literal('computed'), type: choose('uint or flag', isKind('flag'), flag, uint), from: expression },
  notes,
);

const digest: t.Type<Digest> = form(
  'digest',
  { kind: t.literal('digest'), primitive: t.string, bytes: t.number, key: bytesExpression },
  notes,
);

const at: t.Type<At> = form(
  'at',
  {
    kind: t.literal('at'),
    at: expression,
    type: choose(
      'uint, bytes or digest',
      isKind('digest'),
      digest,
      choose('uint or bytes', isKind('bytes'), bytes, uint),
    ),
  },
  notes,
);

const overlay: t.Type<Overlay> = form(
  'overlay',
  {
    kind: t.literal('overlay'),
    size: t.number,
    filler: t.string,
    fields: t.readonlyArray(
      form('a part', { name: t.string, type: choose('at or computed', isKind('computed'), computed, at) }, {}),
    ),
  },
  notes,
);
const carry: t.Type<Carry> = form(
  'carry',
  { kind: t.literal('carry'), type: choose('uint or enum', isKind('enum'), enumeration, uint) },
  notes,
);

const recall: t.Type<Recall> = form('recall', { kind: t.literal('recall'), table: t.string, index: head }, notes);

const extension: t.Type<Extension> = form(
  'extension',
  { kind: t.literal('extension'), name: t.string, types: t.record(t.string, t.string), inner: t.string },
  notes,
);

/** Nodes are told apart by `kind`. */
export const node: t.Type<Node> = t.recursion('a node', (self) =>
  tagged('a node', 'kind', {
    uint,
    int,
    float,
    flag,
    reserved,
    constant,
    magic,
    enum: enumeration,
    spellings,
    continued,
    headFlag,
    utf8,
    terminated,
    bytes,
    nothing,
    ref,
    derived,
    computed,
    carry,
    when: form('when', { kind: t.literal('when'), condition: expression, type: self }, notes),
    ifMore: form('ifMore', { kind: t.literal('ifMore'), type: self }, notes),
    struct: struct(self),
    bitstream: bitstream(struct(self)),
    expGolomb,
    uintOf,
    remainingBits,
    differences,
    alignment,
    variant: variant(self),
    sized: form(
      'sized',
      { kind: t.literal('sized'), length: expression, type: self },
      { late: t.literal(true), ...notes },
    ),
    prefixed: form(
      'prefixed',
      {
        kind: t.literal('prefixed'),
        head: choose('uint or spellings', isKind('spellings'), spellings, uint),
        type: self,
      },
      { late: t.literal(true), ...notes },
    ),
    list: form('list', { kind: t.literal('list'), item: self, until }, notes),
    record: form(
      'record',
      { kind: t.literal('record'), name: choose('a head or a ref', isKind('ref'), ref, head), value: self },
      { terminator: t.number, ...notes },
    ),
    recall,
    extension,
    calls,
    overlay,
    at,
    digest,
    trial: form(
      'trial',
      {
        kind: t.literal('trial'),
        cases: t.readonlyArray(form('a case', { name: t.string, type: self }, { doc: t.string })),
      },
      notes,
    ),
  }),
);

const until = choose(
  '"end", "head" or a count',
  isString,
  words('end', 'head'),
  choose(
    'a carried field',
    hasKey('carries'),
    form('a carried field', { carries: t.string, while: t.number }, {}),
    choose(
      'a count',
      hasKey('counted'),
      form('a count', { counted: expression }, {}),
      form('a count', { count: head }, {}),
    ),
  ),
);

const struct = (self: t.Type<Node>): t.Type<Struct> =>
  form(
    'struct',
    {
      kind: t.literal('struct'),
      fields: t.readonlyArray(form('a field', { name: t.string, type: self }, {})),
    },
    notes,
  );

function variant(self: t.Type<Node>): t.Type<Variant> {
  const refused = form('a refused tag', { name: t.string, tag: t.number, rule: t.string }, {});
  return form(
    'variant',
    {
      kind: t.literal('variant'),
      values: words('kinds', 'host'),
      tag: choose(
        'a tag',
        hasKey('on'),
        form('a tag', { on: expression }, {}),
        choose('a tag', hasKey('peek'), form('a tag', { peek: uint }, {}), form('a tag', { marker: uint }, {})),
      ),
      cases: t.readonlyArray(form('a case', { name: t.string, tag: t.number, type: self }, { doc: t.string })),
    },
    {
      refused: t.readonlyArray(refused),
      else: form('an else case', { name: t.string, type: self, tagField: t.string }, {}),
      counts: t.string,
      ...notes,
    },
  );
}
