import type { JudgedReport, JudgedResult } from '../known-failing.js';
import type { Verdict } from '../verdict.js';
import type { Passage } from '../wire/recording.js';
import { type Excerpt, excerptsOf } from './excerpt.js';
import { hexDump } from './hex-dump.js';
import { type RunOutcome, runOutcomeOf, standingOf, verdicts } from './run-outcome.js';
import { marks, participles, type Style } from './style.js';
import { nameOf, treeOf } from './tree.js';

/** All of a run as text: the tree of its cases, what came of them in a line, and what is to be looked at. */
export function consoleReport(report: JudgedReport, style: Style): string {
  const outcome = runOutcomeOf(report);
  return [
    style.strong(`${report.kind} ${report.target}`),
    '',
    ...treeLines(report.results, style),
    ...group('Not strict', outcome.notStrict, style, described),
    ...group('Passed, although known to fail', outcome.unexpectedPasses, style, (of) => [
      field('known as', of.knownFailing ?? ''),
      ...described(of),
    ]),
    ...group('Known to fail', outcome.known, style, (of) => [
      field('known as', of.knownFailing ?? ''),
      field('seen', printable(of.note ?? '')),
    ]),
    ...group('Failures', outcome.failures, style, (of) => [...described(of), ...bytesLines(of, style)]),
    summaryLine(report, outcome, style),
    ...(report.aborted === undefined
      ? []
      : [style.verdict('fail', `The run ended early: ${printable(report.aborted)}`)]),
    '',
  ].join('\n');
}

function treeLines(results: readonly JudgedResult[], style: Style): string[] {
  // Cases that did not run all have the same to say, which stands below the sums.
  const ran = results.filter(({ verdict }) => verdict !== 'not-run');
  return treeOf(ran).flatMap(({ title, clauses }) => [
    style.strong(title),
    ...clauses.flatMap(({ clause, of }) => [
      `  ${style.faint(clause)}`,
      ...clauseLines(of, style).map((line) => `    ${line}`),
    ]),
    '',
  ]);
}

/** Where very many passed, or are not supported, as with the vectors of codecs, they are counted. */
function clauseLines(of: readonly JudgedResult[], style: Style): string[] {
  const counted = countable.flatMap((verdict) => {
    const same = of.filter((result) => result.verdict === verdict && standingOf(result) === 'as expected');
    return same.length > mostOfAKind ? [{ verdict, same: new Set(same) }] : [];
  });
  const shown = of.filter((result) => !counted.some(({ same }) => same.has(result)));
  return [
    ...counted.map(({ verdict, same }) =>
      style.verdict(verdict, `${marks[verdict]} ${same.size} cases ${participles[verdict]}`),
    ),
    ...shown.map((result) => caseLine(result, style)),
  ];
}

const countable: readonly Verdict[] = ['pass', 'unsupported'];
const mostOfAKind = 20;

function caseLine(result: JudgedResult, style: Style): string {
  const { verdict, note, delivery } = result;
  const standing = standingOf(result);
  const aside = [
    ...(standing === 'known failure' || standing === 'unexpected pass' ? [standing] : []),
    ...(delivery === undefined || delivery === 'whole' || verdict === 'pass' ? [] : [`delivery: ${delivery}`]),
  ];
  const shown = style.verdict(verdict, `${marks[verdict]} ${nameOf(result)}`);
  const parts = [...(note === undefined ? [] : [shortened(printable(note))]), ...aside.map((text) => `(${text})`)];
  return parts.length === 0 ? shown : `${shown}  ${style.faint(parts.join(' '))}`;
}

function group(
  title: string,
  results: readonly JudgedResult[],
  style: Style,
  lines: (of: JudgedResult) => readonly string[],
): string[] {
  if (results.length === 0) return [];
  return [
    style.strong(`${title} (${results.length})`),
    '',
    ...results
      .slice(0, mostInGroup)
      .flatMap((result, index) => [
        `${index + 1}) ${style.verdict(result.verdict, result.id)} ${style.faint(result.level)}`,
        ...lines(result).map((line) => `   ${line}`),
        '',
      ]),
    ...(results.length > mostInGroup
      ? [`and ${results.length - mostInGroup} more, which the other reports have`, '']
      : []),
  ];
}

/** After so many of a kind, more of them help nobody. */
const mostInGroup = 50;

function described({ rule, demands, sends, expects, note, delivery }: JudgedResult): string[] {
  return [
    field('rule', `${demands} (${rule})`),
    field('sent', delivery === undefined ? sends : `${sends} (delivery: ${delivery})`),
    field('expected', expects),
    ...(note === undefined ? [] : [field('seen', printable(note))]),
  ];
}

const field = (name: string, text: string): string => `${`${name}:`.padEnd(10)}${text}`;

/** What a peer said may stand in a note: no terminal does what it says. */
const printable = (text: string): string =>
  text.replaceAll(/\p{Cc}/gu, (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** The groups below the tree have all of it. */
const shortened = (text: string): string => (text.length > longestNote ? `${text.slice(0, longestNote)}…` : text);
const longestNote = 160;

/** Enough to see what happened last; the whole stands in the JSON report. */
const bytesEachWay = 192;

function bytesLines({ transcripts }: JudgedResult, style: Style): string[] {
  return excerptsOf(transcripts, bytesEachWay).flatMap((excerpt) => excerptLines(excerpt, style));
}

function excerptLines({ name, closedBy, earlier, turns }: Excerpt, style: Style): string[] {
  const before = (['tester', 'peer'] as const).filter((by) => earlier[by] > 0).map((by) => bytesBy(earlier[by], by));
  return [
    style.faint(`bytes of ${name}${before.length === 0 ? '' : `, after ${before.join(' and ')}`}:`),
    ...turns.flatMap(({ by, at, head, leftOut, tail }) => [
      `  ${by}, ${at.toFixed(0)} ms`,
      ...hexDump(head).map((row) => `    ${row}`),
      ...(leftOut === 0 ? [] : [`    … ${leftOut} bytes …`]),
      ...hexDump(tail, head.length + leftOut).map((row) => `    ${row}`),
    ]),
    ...(closedBy === undefined ? [] : [`  closed by the ${closedBy}`]),
  ];
}

const bytesBy = (count: number, by: Passage['by']): string => `${count} bytes of the ${by}`;

function summaryLine({ results, milliseconds }: JudgedReport, outcome: RunOutcome, style: Style): string {
  const counts = verdicts
    .filter((verdict) => outcome.counts[verdict] > 0)
    .map((verdict) => style.verdict(verdict, `${outcome.counts[verdict]} ${participles[verdict]}`));
  const known = outcome.known.length === 0 ? '' : ` (${outcome.known.length} known to fail)`;
  const cases = results.length === 1 ? '1 case' : `${results.length} cases`;
  const sums = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  return `${cases} in ${(milliseconds / 1000).toFixed(1)} s${sums}${known}`;
}
