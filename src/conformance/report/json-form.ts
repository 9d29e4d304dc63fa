import * as t from 'io-ts';
import { form, simple, words } from '../../schema/meta-schema-forms.js';
import { deliveries } from '../wire/delivery.js';
import { verdicts } from './run-outcome.js';

/** The shape of a report in JSON, documented in docs/guide/conformance.md. */
const hex = simple('pairs of hexadecimal digits', (u): u is string => t.string.is(u) && /^([0-9a-f]{2})*$/.test(u));

const side = words('tester', 'peer');

const passage = form('a passage', { at: t.number, by: side, hex }, { leftOut: t.number });

const transcript = form('a transcript', { name: t.string, passages: t.readonlyArray(passage) }, { closedBy: side });

const result = form(
  'a result',
  {
    id: t.string,
    section: t.string,
    rule: t.string,
    level: words('MUST', 'SHOULD', 'MAY', 'DE-FACTO', 'CONFLICT'),
    demands: t.string,
    sends: t.string,
    expects: t.string,
    verdict: words(...verdicts),
    milliseconds: t.number,
    transcripts: t.readonlyArray(transcript),
  },
  { note: t.string, delivery: words(...deliveries), knownFailing: t.string },
);

const count = t.number;

export const reportForm = form(
  'a report',
  {
    mtrude: t.string,
    kind: words('server', 'client', 'codec'),
    target: t.string,
    started: t.string,
    milliseconds: t.number,
    summary: form(
      'the summary',
      {
        good: t.boolean,
        cases: count,
        pass: count,
        fail: count,
        'non-strict': count,
        unsupported: count,
        informational: count,
        'not-run': count,
        failures: t.readonlyArray(t.string),
        knownFailures: t.readonlyArray(t.string),
        unexpectedPasses: t.readonlyArray(t.string),
      },
      {},
    ),
    results: t.readonlyArray(result),
  },
  { aborted: t.string },
);

export type ReportJson = t.TypeOf<typeof reportForm>;
