import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addPeerOptions } from '../../src/cli/conformance/options.js';
import { features } from '../../src/conformance/case.js';
import { clientPlan } from '../../src/conformance/client/run.js';
import { codecPlan } from '../../src/conformance/codec/cases.js';
import { caseList } from '../../src/conformance/report/case-list.js';
import { verdicts } from '../../src/conformance/report/run-outcome.js';
import { marks } from '../../src/conformance/report/style.js';
import { serverPlan } from '../../src/conformance/server/run.js';

const page = readFileSync('docs/guide/conformance.md', 'utf8');

/** The rows of the tables below a heading, without the marks of code. */
const rows = (heading: string): string[][] =>
  [...(page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(.*) \|$/gm)].map(([, row = '']) =>
    row.replaceAll('`', '').split(' | '),
  );

describe('the guide of the conformance tester', () => {
  it('has the list of all cases: npm run conformance:cases writes it', () => {
    const cases = { servers: serverPlan(), clients: clientPlan(), codecs: codecPlan() };
    assert.equal(readFileSync('docs/guide/conformance-cases.md', 'utf8'), caseList(cases));
  });

  it('has every option of a run', () => {
    const named = rows('Options').map(([option = '']) => option.split(' ')[0]);
    const { options } = addPeerOptions(new Command());
    assert.deepEqual(
      named,
      options.map(({ long }) => long),
    );
  });

  it('has every feature with its meaning', () => {
    assert.deepEqual(
      rows('Features').map(([name, meaning]) => [name, meaning]),
      Object.entries(features),
    );
  });

  it('has every verdict with its mark', () => {
    assert.deepEqual(
      rows('Read a failure').map(([verdict, mark]) => [verdict, mark]),
      verdicts.map((verdict) => [verdict, marks[verdict]]),
    );
  });
});
