/**
 * The numbers that the node of a type speaks of: members, tags, escapes, constants, limits and their neighbours. Changes
 * try them all, so that each case that a number can choose is chosen.
 */
export function numbersIn(node: unknown): number[] {
  const found = new Set<number>();
  const visit = (part: unknown): void => {
    if (typeof part === 'number' && Number.isInteger(part) && part >= 0) {
      for (const number of [part - 1, part, part + 1]) if (number >= 0) found.add(number);
    } else if (typeof part === 'object' && part !== null) {
      for (const value of Object.values(part)) visit(value);
    }
  };
  visit(node);
  return [...found].sort((left, right) => left - right);
}
