import * as t from 'io-ts';
import { form, tagged, words } from './meta-schema-forms.js';
import { notes } from './meta-schema-numbers.js';
import type { Calls, Shape } from './model.js';

const doc = { doc: t.string };

/** Shapes of host values are told apart by `shape`. */
export const shape: t.Type<Shape> = t.recursion('a shape', (self) => {
  const simple = form('a shape', { shape: words('any', 'number', 'string', 'boolean', 'null', 'undefined') }, doc);
  return tagged('a shape', 'shape', {
    any: simple,
    number: simple,
    string: simple,
    boolean: simple,
    null: simple,
    undefined: simple,
    literal: form('literal', { shape: t.literal('literal'), value: t.string }, doc),
    vocabulary: form('vocabulary', { shape: t.literal('vocabulary'), type: t.string }, doc),
    named: form('named', { shape: t.literal('named'), type: t.string }, doc),
    list: form('list', { shape: t.literal('list'), of: self }, doc),
    either: form('either', { shape: t.literal('either'), of: t.readonlyArray(self) }, doc),
    object: form(
      'object',
      {
        shape: t.literal('object'),
        properties: t.record(t.string, form('a property', { shape: self, required: t.boolean }, doc)),
      },
      doc,
    ),
  });
});

const item = form('an item', { name: t.string, shape, presence: words('required', 'optional', 'rest') }, doc);

export const calls: t.Type<Calls> = form(
  'calls',
  {
    kind: t.literal('calls'),
    over: t.string,
    calls: t.readonlyArray(form('a call', { name: t.string, opens: t.string, items: t.readonlyArray(item) }, doc)),
  },
  notes,
);
