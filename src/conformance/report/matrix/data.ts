import type { JudgedResult } from '../../known-failing.js';
import { type Excerpt, excerptsOf } from '../excerpt.js';
import { clauseOf } from '../tree.js';
import type { Matrix } from './matrix.js';

/** What the script of the page shows of a result; bytes as base64, which takes the least room. */
export function pageData({ targets, sections }: Matrix): object {
  return {
    targets: targets.map(({ name }) => name),
    cases: sections.flatMap(({ rows }) =>
      rows.map(({ of: { id, rule, level, demands, sends, expects }, results }) => ({
        id,
        level,
        rule,
        clause: clauseOf(rule),
        demands,
        sends,
        expects,
        results: results.map((result) => (result === undefined ? null : resultData(result))),
      })),
    ),
  };
}

/** Shown of each direction: whoever needs the rest has it in the JSON report. Of what passed less is looked at. */
const bytesEachWay = 2000;
const bytesOfPassed = 500;

function resultData({ verdict, note, delivery, milliseconds, knownFailing, transcripts }: JudgedResult): object {
  return {
    verdict,
    note,
    delivery,
    milliseconds: Math.round(milliseconds),
    knownFailing,
    connections: excerptsOf(transcripts, verdict === 'pass' ? bytesOfPassed : bytesEachWay).map(connectionData),
  };
}

const connectionData = ({ name, closedBy, earlier, turns }: Excerpt): object => ({
  name,
  closedBy,
  earlier,
  turns: turns.map(({ at, by, head, leftOut, tail }) => [by, Math.round(at), base64(head), leftOut, base64(tail)]),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
