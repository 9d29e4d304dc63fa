import { readFileSync } from 'node:fs';

/** What the page in the repository says of a fault. */
export interface Listed {
  readonly name: string;
  readonly what: string;
  readonly rule: string;
  /** The right cases that are named, in bold. */
  readonly cases: readonly string[];
}

export const committedPage = readFileSync('docs/guide/conformance-faults.md', 'utf8');

/** The rows of the tables that say what each fault is, in their order. */
export const listed: readonly Listed[] = [
  ...committedPage.matchAll(/^\| (\S+) \| (.+) \| (\S+\/\S+) \| (.+) \|$/gm),
].map(([, name = '', what = '', rule = '', caught = '']) => ({
  name,
  what,
  rule,
  cases: [...caught.matchAll(/\*\*(.+?)\*\*/g)].map(([, id = '']) => id),
}));
