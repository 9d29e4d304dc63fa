import * as t from 'io-ts';
import { choose, form, tagged, words } from './meta-schema-forms.js';
import type {
  ByteOrder,
  Constant,
  Continued,
  Enumeration,
  Flag,
  Float,
  Head,
  HeadFlag,
  Int,
  Magic,
  Reserved,
  Spellings,
  Uint,
} from './model.js';

/** What every node may say of itself. */
export const notes = { doc: t.string, rule: t.string };

const byteOrder: t.Type<ByteOrder> = choose(
  '"big", "little" or an array of numbers',
  Array.isArray,
  t.readonlyArray(t.number),
  words('big', 'little'),
);

export const uint: t.Type<Uint> = form(
  'uint',
  { kind: t.literal('uint'), bits: t.number },
  { order: byteOrder, min: t.number, max: t.number, ...notes },
);

export const int: t.Type<Int> = form('int', { kind: t.literal('int'), bits: t.number }, { order: byteOrder, ...notes });

export const float: t.Type<Float> = form('float', { kind: t.literal('float'), bits: words(32, 64) }, notes);

export const flag: t.Type<Flag> = form('flag', { kind: t.literal('flag'), bits: t.number }, notes);

export const reserved: t.Type<Reserved> = form('reserved', { kind: t.literal('reserved'), bits: t.number }, notes);

export const constant: t.Type<Constant> = form(
  'constant',
  { kind: t.literal('constant'), base: uint, value: t.number },
  notes,
);

export const magic: t.Type<Magic> = form('magic', { kind: t.literal('magic'), hex: t.string }, notes);

export const enumeration: t.Type<Enumeration> = form(
  'enum',
  {
    kind: t.literal('enum'),
    base: uint,
    open: t.boolean,
    members: t.record(t.string, form('a member', { value: t.number, doc: t.string }, {})),
  },
  notes,
);

export const spellings: t.Type<Spellings> = form(
  'spellings',
  {
    kind: t.literal('spellings'),
    head: uint,
    plus: t.number,
    alternatives: t.readonlyArray(form('a spelling', { escape: t.number, tail: uint, plus: t.number }, {})),
  },
  notes,
);

export const continued: t.Type<Continued> = form(
  'continued',
  { kind: t.literal('continued'), signed: t.boolean },
  notes,
);

export const head: t.Type<Head> = tagged('a head', 'kind', { uint, spellings, continued });

export const headFlag: t.Type<HeadFlag> = form('headFlag', { kind: t.literal('headFlag') }, notes);
