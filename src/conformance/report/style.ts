import { styleText } from 'node:util';
import type { Verdict } from '../verdict.js';

/** What each verdict looks like in text. */
export const marks: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  'non-strict': '!',
  unsupported: '-',
  informational: 'i',
  'not-run': '?',
};

/** As sentences have it: `3 failed`. */
export const participles: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  'non-strict': 'not strict',
  unsupported: 'unsupported',
  informational: 'informational',
  'not-run': 'not run',
};

export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly verdict: (of: Verdict, text: string) => string;
}

/** Colours by the escape sequences of terminals, or none. */
export const styleOf = (coloured: boolean): Style => (coloured ? colours : plain);

type Format = Parameters<typeof styleText>[0];

/** Whether the stream shows colours has been found out by the caller. */
const painted =
  (format: Format) =>
  (text: string): string =>
    styleText(format, text, { validateStream: false });

const palette: Readonly<Record<Verdict, (text: string) => string>> = {
  pass: painted('green'),
  fail: painted(['bold', 'red']),
  'non-strict': painted('yellow'),
  unsupported: painted('dim'),
  informational: painted('cyan'),
  'not-run': painted('magenta'),
};

const colours: Style = {
  strong: painted('bold'),
  faint: painted('dim'),
  verdict: (of, text) => palette[of](text),
};

const same = (text: string): string => text;
const plain: Style = { strong: same, faint: same, verdict: (_, text) => text };
