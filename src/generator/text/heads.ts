import { mostOf } from '../../schema/interpreter/wire-numbers.js';
import type { Record_ } from '../../schema/model.js';

/** The most bytes that a name of a record can have. */
export const longestName = ({ name }: Record_): number => (name.kind === 'ref' ? 2 ** 28 - 1 : mostOf(name));

/** The fewest: without a terminator an empty name is the end. */
export const shortestName = ({ terminator }: Record_): number => (terminator === undefined ? 1 : 0);
