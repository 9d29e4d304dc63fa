import type { JudgedReport, JudgedResult } from '../known-failing.js';
import { escaped } from './markup.js';
import { standingOf } from './run-outcome.js';
import { clauseOf, nameOf, treeOf } from './tree.js';

/**
 * A report in the XML of JUnit: a suite a section, a test a case. Known failures and what the peer lacks are skipped,
 * cases that did not run are errors, and what is only recommended passes with its note as output.
 */
export function junitReport(report: JudgedReport): string {
  const { kind, target, mtrude, results, milliseconds } = report;
  const suites = treeOf(results).map(({ section, clauses }) =>
    suite(
      section,
      clauses.flatMap(({ of }) => of),
      report,
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `mtrude ${mtrude} ${kind} ${target}`, ...countsOf(results), time: seconds(milliseconds) })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(section: string, results: readonly JudgedResult[], { started, target }: JudgedReport): string {
  const time = seconds(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const head = { name: section, ...countsOf(results), time, timestamp: started.slice(0, 'YYYY-MM-DDThh:mm:ss'.length) };
  return [
    `  <testsuite${attributes(head)}>`,
    `    <properties><property${attributes({ name: 'target', value: target })}/></properties>`,
    ...results.map(test),
    '  </testsuite>',
  ].join('\n');
}

function test(result: JudgedResult): string {
  const { rule, section, milliseconds } = result;
  const classname = `${section}.${clauseOf(rule).replace(' ', '.')}`;
  const open = `    <testcase${attributes({ classname, name: nameOf(result), time: seconds(milliseconds) })}`;
  const inside = outcome(result);
  return inside === '' ? `${open}/>` : `${open}>${inside}</testcase>`;
}

function outcome(result: JudgedResult): string {
  const { verdict, note = '', knownFailing } = result;
  switch (fateOf(result)) {
    case 'failed': {
      const message = verdict === 'fail' ? note : `Passes, although it is known to fail: ${knownFailing ?? ''}`;
      const type = verdict === 'fail' ? result.level : 'unexpected-pass';
      return `<failure${attributes({ message, type })}>${escaped(explanation(result))}</failure>`;
    }
    case 'stopped':
      return `<error${attributes({ message: note || 'did not run', type: verdict })}/>`;
    case 'skipped': {
      const message = knownFailing === undefined ? note : `Known to fail: ${knownFailing}`;
      return `<skipped${attributes({ message })}/>`;
    }
    case 'passed':
      return note === '' ? '' : `<system-out>${escaped(`${verdict}: ${note}`)}</system-out>`;
  }
}

const explanation = ({ id, level, rule, demands, sends, expects, note = '' }: JudgedResult): string =>
  [`${id} (${level})`, `rule: ${demands} (${rule})`, `sent: ${sends}`, `expected: ${expects}`, `seen: ${note}`].join(
    '\n',
  );

type Fate = 'passed' | 'failed' | 'skipped' | 'stopped';

function fateOf(result: JudgedResult): Fate {
  const standing = standingOf(result);
  if (standing === 'failure' || standing === 'unexpected pass') return 'failed';
  if (result.verdict === 'not-run') return 'stopped';
  return standing === 'known failure' || result.verdict === 'unsupported' ? 'skipped' : 'passed';
}

function countsOf(results: readonly JudgedResult[]): Record<string, number> {
  const count = (fate: Fate) => results.filter((result) => fateOf(result) === fate).length;
  return { tests: results.length, failures: count('failed'), errors: count('stopped'), skipped: count('skipped') };
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const attributes = (of: Readonly<Record<string, string | number>>): string =>
  Object.entries(of)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll(/[\t\n\r]/g, ' ')}"`)
    .join('');
