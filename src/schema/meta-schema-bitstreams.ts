import * as t from 'io-ts';
import { expression } from './meta-schema-expressions.js';
import { form, words } from './meta-schema-forms.js';
import { notes } from './meta-schema-numbers.js';
import type { Alignment, Bitstream, Differences, ExpGolomb, RemainingBits, Struct, UintOf } from './model.js';

export const expGolomb: t.Type<ExpGolomb> = form(
  'expGolomb',
  { kind: t.literal('expGolomb'), signed: t.boolean },
  { min: t.number, max: t.number, ...notes },
);

export const uintOf: t.Type<UintOf> = form('uintOf', { kind: t.literal('uintOf'), bits: expression }, notes);

export const remainingBits: t.Type<RemainingBits> = form('remainingBits', { kind: t.literal('remainingBits') }, notes);

export const differences: t.Type<Differences> = form(
  'differences',
  { kind: t.literal('differences'), most: t.number, start: t.number, bits: t.number },
  notes,
);

export const alignment: t.Type<Alignment> = form('alignment', { kind: t.literal('alignment') }, notes);

export const bitstream = (struct: t.Type<Struct>): t.Type<Bitstream> =>
  form(
    'bitstream',
    { kind: t.literal('bitstream'), type: struct, ends: words('zeros', 'stopBit') },
    { escape: words('emulationPrevention'), ...notes },
  );
