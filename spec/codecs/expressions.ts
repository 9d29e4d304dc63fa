import { eq, field, ifElse, or } from '../../src/schema/build/index.js';
import type { Expression } from '../../src/schema/model.js';

/** Whether a field is one of a few numbers. */
export const isOneOf = (name: string, ...numbers: readonly number[]): Expression =>
  or(...numbers.map((number) => eq(field(name), number)));

/** What a table says for the number in a field, or `otherwise` where it says nothing. */
export const lookUp = (name: string, table: Readonly<Record<number, number>>, otherwise = 0): Expression =>
  Object.entries(table).reduceRight<Expression>(
    (others, [number, means]) => ifElse(eq(field(name), Number(number)), means, others),
    { op: 'number', value: otherwise },
  );
