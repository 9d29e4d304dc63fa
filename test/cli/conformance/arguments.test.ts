import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { allPass, suiteOf } from '../../conformance/report/sample.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { tested } from './run-suite.js';

describe('a call of the conformance tester that is at fault', () => {
  const file = temporaryFolder();

  const faults: readonly (readonly [what: string, args: () => Promise<string[]>, said: RegExp])[] = [
    ['a glob that means no case', async () => ['--case', 'handshak'], /^mtrude: no-case: No case is called handshak$/],
    [
      'a glob that means no case to leave out',
      async () => ['--exclude', 'handshak'],
      /^mtrude: no-case: No case is called handshak$/,
    ],
    ['a selection of nothing', async () => ['--level', 'MAY'], /^mtrude: no-case: None of the 6 cases is selected$/],
    ['a level that is none', async () => ['--level', 'MIGHT'], /^mtrude: invalid-argument: .*MUST, SHOULD/],
    ['no jobs', async () => ['--jobs', '0'], /^mtrude: invalid-argument: .*at least 1/],
    [
      'a file that is to hold two reports',
      async () => ['--json', file('run'), '--html', file('sub/../run')],
      /^mtrude: bad-option: --json and --html name the same file, .*run$/,
    ],
    [
      'a report in a folder that there is not',
      async () => ['--json', '/nonexistent/x.json'],
      /^mtrude: bad-option: --json \/nonexistent\/x\.json: there is no folder \/nonexistent$/,
    ],
    [
      'a report that is to be a folder',
      async () => ['--html', '.'],
      /^mtrude: bad-option: --html \.: it is a folder, not a file$/,
    ],
    [
      'a feature that is none',
      async () => ['--features', await written('{ "publsh": true }')],
      /^mtrude: bad-features: .*input\.json#\/publsh: the file of features has no publsh, did you mean publish\?$/,
    ],
    [
      'a feature that is neither there nor not',
      async () => ['--features', await written('{ "publish": "yes" }')],
      /^mtrude: bad-features: .*input\.json#\/publish: expected true or false$/,
    ],
    [
      'features that are not JSON',
      async () => ['--features', await written('publish')],
      /^mtrude: bad-features: .*input\.json: expected JSON: /,
    ],
    [
      'features that are no object',
      async () => ['--features', await written('[]')],
      /^mtrude: bad-features: .*input\.json#\/: expected an object of features, each true or false$/,
    ],
    [
      'known failures that are not there',
      async () => ['--known-failing', 'none.json'],
      /^mtrude: bad-known-failing: --known-failing none\.json cannot be read: ENOENT: no such file/,
    ],
    [
      'known failures that are no list',
      async () => ['--known-failing', await written('{}')],
      /^mtrude: bad-known-failing: .*#\/: expected a list of entries, each \{"case": …, "reason": …\}$/,
    ],
    [
      'a known failure without a reason',
      async () => ['--known-failing', await written('[{ "case": "handshake" }]')],
      /^mtrude: bad-known-failing: .*input\.json#\/0\/reason: an entry wants reason$/,
    ],
    [
      'a known failure with an empty reason',
      async () => ['--known-failing', await written('[{ "case": "handshake", "reason": " " }]')],
      /^mtrude: bad-known-failing: .*input\.json#\/0\/reason: expected text that is not empty$/,
    ],
    [
      'a known failure of no case',
      async () => ['--known-failing', await written('[{ "case": "handshak", "reason": "ticket 7" }]')],
      /^mtrude: unknown-case: /,
    ],
    [
      'a known failure that stands there twice',
      async () => {
        const entry = '{ "case": "handshake", "reason": "ticket 7" }';
        return ['--known-failing', await written(`[${entry}, ${entry}]`)];
      },
      /^mtrude: duplicate-case: handshake stands twice among those that are known to fail$/,
    ],
  ];
  for (const [what, args, said] of faults) {
    it(`ends with 2 before anything runs for ${what}`, async () => {
      const suite = suiteOf(allPass());
      const { status, line } = await tested(suite, await args());
      assert.match(line, said);
      assert.deepEqual([status, suite.calls.length], [2, 0]);
    });
  }

  async function written(text: string): Promise<string> {
    await writeFile(file('input.json'), text);
    return file('input.json');
  }
});
