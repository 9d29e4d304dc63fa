import * as t from 'io-ts';
import { form, tagged, words } from './meta-schema-forms.js';
import type { BytesExpression, Expression } from './model.js';

/** Expressions are told apart by `op`. */
export const expression: t.Type<Expression> = t.recursion('an expression', (self) => {
  const literal = <O extends 'number' | 'boolean', A>(op: O, value: t.Type<A>) =>
    form(op, { op: t.literal(op), value }, {});
  const reading = form(
    'a name',
    { op: words('field', 'given', 'sizeOf', 'countOf', 'tagOf', 'sumOf', 'state', 'wire', 'value'), name: t.string },
    {},
  );
  const pair = form(
    'a pair',
    { op: words('eq', 'ne', 'lt', 'le', 'gt', 'ge', 'plus', 'minus', 'times'), left: self, right: self },
    {},
  );
  const several = form('and, or', { op: words('and', 'or'), all: t.readonlyArray(self) }, {});
  return tagged('an expression', 'op', {
    number: literal('number', t.number),
    boolean: literal('boolean', t.boolean),
    field: reading,
    given: reading,
    sizeOf: reading,
    countOf: reading,
    tagOf: reading,
    sumOf: reading,
    state: reading,
    wire: reading,
    value: reading,
    present: form('present', { op: t.literal('present'), of: self }, {}),
    absent: form('absent', { op: t.literal('absent') }, {}),
    eq: pair,
    ne: pair,
    lt: pair,
    le: pair,
    gt: pair,
    ge: pair,
    plus: pair,
    minus: pair,
    times: pair,
    and: several,
    or: several,
    not: form('not', { op: t.literal('not'), of: self }, {}),
    wrap: form('wrap', { op: t.literal('wrap'), bits: t.number, of: self }, {}),
    mod: form('mod', { op: t.literal('mod'), by: t.number, of: self }, {}),
    if: form('if', { op: t.literal('if'), condition: self, yes: self, no: self }, {}),
  });
});

/** Bytes as an expression, told apart by `op` as well. */
export const bytesExpression: t.Type<BytesExpression> = t.recursion('a bytes expression', (self) =>
  tagged('a bytes expression', 'op', {
    bytes: form('bytes', { op: t.literal('bytes'), name: t.string }, { first: t.number }),
    given: form('given', { op: t.literal('given'), name: t.string }, {}),
    apply: form('apply', { op: t.literal('apply'), primitive: t.string, key: self, data: self }, {}),
    if: form('if', { op: t.literal('if'), condition: expression, yes: self, no: self }, {}),
  }),
);
