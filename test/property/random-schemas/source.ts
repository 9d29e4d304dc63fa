import { document, must } from '../../../src/schema/build/index.js';
import type { Example, Source } from '../../../src/schema/model.js';

/** What every definition has to say of itself. */
export const from: Source = document('random')('1');

/** What a type has to show: an example. Those of random schemas have none that anyone worked out. */
export const toldWith = (given: NonNullable<Example['given']>) => ({
  doc: 'Drawn at random.',
  from,
  rules: { drawn: must('Be as drawn', from) },
  examples: [{ hex: '', given, error: 'truncated' }],
});

export const told = toldWith({});
