import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { addPeerOptions, type ConformanceOptions } from '../../src/cli/conformance/options.js';
import { runCases, type Suite } from '../../src/cli/conformance/run-cases.js';
import { failureOf } from '../../src/cli/failure.js';
import { clientPlan } from '../../src/conformance/client/run.js';
import { codecPlan } from '../../src/conformance/codec/cases.js';
import { reportToJson } from '../../src/conformance/report/json.js';
import { serverPlan } from '../../src/conformance/server/run.js';
import { createServer } from '../../src/server/index.js';
import { allPass, mixed, suiteOf } from '../conformance/report/sample.js';
import { mtrude, terminal } from './command-line.js';

let folder: string;
const file = (name: string) => join(folder, name);
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mtrude-conformance-'));
});
after(() => rm(folder, { recursive: true }));

/** Runs a suite with options of the command line, as the subcommands do. */
async function tested(suite: Suite, args: readonly string[], isTTY = false) {
  const { terminal: to, said } = terminal({ isTTY });
  const command = addPeerOptions(new Command('test'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .action((options: ConformanceOptions) => runCases(to, suite, options));
  try {
    await command.parseAsync(args, { from: 'user' });
    return { ...said(), status: 0, line: '' };
  } catch (error) {
    const { status, line } = failureOf(error);
    return { ...said(), status, line };
  }
}

describe('a run of the conformance tester', () => {
  it('ends with 0 where nothing unexpected failed', async () => {
    const { status, text } = await tested(suiteOf(allPass()), []);
    assert.equal(status, 0);
    assert.match(text, /6 cases in 1\.2 s: 6 passed\n$/);
  });

  it('ends with 1 and says so in a line where something did', async () => {
    const { status, line } = await tested(suiteOf(mixed()), []);
    assert.deepEqual([status, line], [1, 'mtrude: not-conformant: 2 unexpected failures']);
  });

  it('ends with 1 where it ended early', async () => {
    const { status, line } = await tested(suiteOf({ ...allPass(), results: [], aborted: 'the server is silent' }), []);
    assert.deepEqual([status, line], [1, 'mtrude: not-conformant: The run ended early: the server is silent']);
  });

  it('does not fail for what is known to fail, and fails where that passes', async () => {
    await writeFile(
      file('known.json'),
      JSON.stringify([
        { case: 'handshake/rtmp/5.2.2/version', reason: 'ticket 7' },
        { case: 'limits/*', reason: 'ticket 8' },
      ]),
    );
    const args = ['--known-failing', file('known.json')];
    assert.equal((await tested(suiteOf(mixed()), args)).status, 0);
    const { status, line } = await tested(suiteOf(allPass()), args);
    assert.deepEqual([status, line], [1, 'mtrude: not-conformant: 2 passed that are known to fail']);
  });

  it('keeps known failures that are not selected', async () => {
    await writeFile(file('known.json'), JSON.stringify([{ case: 'limits/*', reason: 'ticket 8' }]));
    const args = ['--known-failing', file('known.json'), '--case', '*/echo'];
    assert.equal((await tested(suiteOf(mixed()), args)).status, 0);
  });

  it('runs the cases that are selected', async () => {
    const { text } = await tested(suiteOf(mixed()), [
      '--case',
      'handshake',
      '--case',
      'chunk-stream',
      '--exclude',
      '*/version',
      '--level',
      'MUST',
      '--level',
      'should',
    ]);
    assert.match(text, /2 cases in 1\.2 s: 1 passed, 1 not strict\n$/);
  });

  it('lists the cases with level and sentence, and runs none', async () => {
    const suite = suiteOf(mixed());
    const { status, text } = await tested(suite, ['--list', '--case', 'handshake']);
    assert.equal(status, 0);
    assert.equal(
      text,
      'handshake/rtmp/5.2.2/version  MUST  The answer is version `3`\nhandshake/rtmp/5.2.4/echo  MUST  S2 repeats C1\n',
    );
    assert.equal(suite.calls.length, 0);
  });

  it('hands on features, seed, timeout and jobs', async () => {
    await writeFile(file('features.json'), '{ "publish": true, "digest": false }');
    const suite = suiteOf(allPass());
    await tested(suite, ['--features', file('features.json'), '--seed', '7', '--timeout', '900', '--jobs', '3']);
    const [call] = suite.calls;
    assert.deepEqual(
      [call?.features, call?.seed, call?.timeoutMilliseconds, call?.jobs],
      [{ publish: true, digest: false }, 7, 900, 3],
    );
  });

  it('writes JSON, JUnit and HTML, also where cases failed', async () => {
    const args = ['--json', file('run.json'), '--junit', file('run.xml'), '--html', file('run.html')];
    assert.equal((await tested(suiteOf(mixed()), args)).status, 1);
    assert.deepEqual(JSON.parse(await readFile(file('run.json'), 'utf8')), reportToJson(mixed()));
    assert.match(await readFile(file('run.xml'), 'utf8'), /^<\?xml /);
    assert.match(await readFile(file('run.html'), 'utf8'), /^<!doctype html>/);
  });

  it('has colours and progress on a terminal alone, and no colours under NO_COLOR', async () => {
    const before = process.env.NO_COLOR;
    try {
      delete process.env.NO_COLOR;
      assert.ok(!(await tested(suiteOf(mixed()), [])).text.includes('\u001b'));
      assert.ok((await tested(suiteOf(mixed()), [], true)).text.includes('\u001b[32m'));
      process.env.NO_COLOR = '1';
      const { text } = await tested(suiteOf(mixed()), [], true);
      assert.ok(text.includes('\r\u001b[2K6/6'));
      assert.ok(!text.replaceAll('\r\u001b[2K', '').includes('\u001b'));
    } finally {
      if (before === undefined) delete process.env.NO_COLOR;
      else process.env.NO_COLOR = before;
    }
  });

  const faults: readonly (readonly [what: string, args: () => Promise<string[]>, said: RegExp])[] = [
    ['a glob that means no case', async () => ['--case', 'handshak'], /^mtrude: no-case: No case is called handshak$/],
    ['a selection of nothing', async () => ['--level', 'MAY'], /^mtrude: no-case: None of the 6 cases is selected$/],
    ['a level that is none', async () => ['--level', 'MIGHT'], /^mtrude: invalid-argument: .*MUST, SHOULD/],
    ['no jobs', async () => ['--jobs', '0'], /^mtrude: invalid-argument: .*at least 1/],
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
  ];
  for (const [what, args, said] of faults) {
    it(`ends with 2 before anything runs for ${what}`, async () => {
      const suite = suiteOf(allPass());
      const { status, line } = await tested(suite, await args());
      assert.match(line, said);
      assert.deepEqual([status, suite.calls.length], [2, 0]);
    });
  }
});

async function written(text: string): Promise<string> {
  await writeFile(file('input.json'), text);
  return file('input.json');
}

describe('mtrude conformance matrix', () => {
  before(async () => {
    await writeFile(file('ours.json'), JSON.stringify(reportToJson(allPass())));
    await writeFile(file('theirs.json'), JSON.stringify(reportToJson(mixed())));
  });

  it('joins reports into a page of HTML and Markdown', async () => {
    const { status, text, errors } = await mtrude([
      ...['conformance', 'matrix', file('ours.json'), `others=${file('theirs.json')}`],
      ...['--html', file('matrix.html'), '--markdown', file('matrix.md')],
    ]);
    assert.deepEqual([status, text, errors], [0, '', '']);
    assert.match(await readFile(file('matrix.md'), 'utf8'), /\| case \| level \| ours \| others \|/);
    assert.match(await readFile(file('matrix.html'), 'utf8'), /<th scope="col">ours<\/th><th scope="col">others<\/th>/);
  });

  it('prints Markdown where no file is named', async () => {
    const { text } = await mtrude(['conformance', 'matrix', file('ours.json')]);
    assert.match(text, /^# Conformance\n/);
  });

  it('says where a file is no report', async () => {
    await writeFile(file('other.json'), '{ "mtrude": 1 }');
    const { status, errors } = await mtrude(['conformance', 'matrix', file('other.json')]);
    assert.equal(status, 2);
    assert.match(errors, /^mtrude: bad-report: .*other\.json#\/kind: a report wants kind; [^\n]*\n$/);
  });

  it('takes no report for a call at fault', async () => {
    const { status, errors } = await mtrude(['conformance', 'matrix']);
    assert.deepEqual([status, errors], [2, "mtrude: missing-argument: missing required argument 'report'\n"]);
  });
});

describe('mtrude conformance', () => {
  it('prints every case for servers and clients, and how many there are for codecs', async () => {
    const { status, text } = await mtrude(['conformance', 'cases']);
    assert.equal(status, 0);
    const listed = [...text.matchAll(/^\| \S+ \S+ \| `[^|]*` \| (MUST|SHOULD|MAY|DE-FACTO|CONFLICT) \|/gm)].length;
    assert.equal(listed, serverPlan().length + clientPlan().length);
    assert.ok(text.includes(`\n| Codecs | ${codecPlan().length} |\n`));
  });

  it('prints every case on a line', async () => {
    const { status, text } = await mtrude(['conformance', 'cases', '--list']);
    assert.equal(status, 0);
    const kinds = text.split('\n').map((line) => line.split(' ')[0]);
    const count = (kind: string) => kinds.filter((of) => of === kind).length;
    assert.deepEqual(
      [count('servers'), count('clients'), count('codecs')],
      [serverPlan().length, clientPlan().length, codecPlan().length],
    );
  });

  it('names a subcommand that there is not', async () => {
    const { status, errors } = await mtrude(['conformance', 'matrx', 'a.json']);
    assert.equal(status, 2);
    assert.match(errors, /^mtrude: unknown-command: unknown command 'matrx'/);
  });
});

describe('mtrude conformance server', () => {
  it('tests the server of a URL', async () => {
    const server = createServer({ host: '127.0.0.1', port: 0, data: file('data'), log: { level: 'error' } });
    const { port } = await server.listen();
    try {
      const url = `rtmp://127.0.0.1:${port}/live/test`;
      const args = ['conformance', 'server', url, '--case', 'handshake/rtmp/5.2.2', '--json', file('server.json')];
      const { status, text, errors } = await mtrude(args);
      assert.deepEqual([status, errors], [0, ''], text);
      assert.match(text, /^server rtmp:/);
      const { kind, target, summary } = JSON.parse(await readFile(file('server.json'), 'utf8'));
      assert.deepEqual([kind, target, summary.good], ['server', url, true]);
    } finally {
      await server.close();
    }
  });

  it('lists the cases without a server', async () => {
    const { status, text } = await mtrude(['conformance', 'server', '--list']);
    assert.equal(status, 0);
    assert.match(text, /^handshake\/rtmp\/\S+ {2}MUST {2}\S/m);
  });

  it('takes no URL for a call at fault where it has something to run', async () => {
    const { status, errors } = await mtrude(['conformance', 'server']);
    assert.deepEqual([status, errors], [2, "mtrude: missing-argument: missing required argument 'url'\n"]);
  });

  it('ends with 1 where there is no server', async () => {
    const { status, errors } = await mtrude(['conformance', 'server', 'rtmp://127.0.0.1:1/live/test']);
    assert.equal(status, 1);
    assert.match(errors, /^mtrude: not-conformant: The run ended early: [^\n]*\n$/);
  });

  const faults: readonly (readonly [url: string, code: string])[] = [
    ['http://127.0.0.1/', 'bad-url'],
    ['rtmps://127.0.0.1/live/test', 'unsupported-scheme'],
    ['rtmp://user:secret@127.0.0.1/live/test', 'bad-url'],
  ];
  for (const [url, code] of faults) {
    it(`takes ${url} for a call at fault`, async () => {
      const { status, errors } = await mtrude(['conformance', 'server', url]);
      assert.equal(status, 2);
      assert.ok(errors.startsWith(`mtrude: ${code}: `) && !errors.includes('secret'), errors);
    });
  }
});

describe('mtrude conformance codec', () => {
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const command = [process.execPath, '--import', import.meta.resolve('tsx'), main];

  it('tests the codec behind a command, which has options of its own', async () => {
    const { status, text, errors } = await mtrude([
      ...['conformance', 'codec', '--case', 'amf0.value', '--json', file('codec.json'), '--timeout', '20000'],
      ...['--', ...command, 'testee'],
    ]);
    assert.deepEqual([status, errors], [0, ''], text);
    const { kind, target, summary } = JSON.parse(await readFile(file('codec.json'), 'utf8'));
    assert.deepEqual([kind, target, summary.good], ['codec', `${command.join(' ')} testee`, true]);
    assert.ok(summary.pass > 50 && summary.unsupported === 0);
  });

  it('ends with 1 where the command ends at once', async () => {
    const { status, errors } = await mtrude([
      'conformance',
      'codec',
      '--case',
      'amf0.value',
      '--',
      'sh',
      '-c',
      'exit 3',
    ]);
    assert.equal(status, 1);
    assert.match(errors, /^mtrude: not-conformant: The run ended early: the command ended with status 3[^\n]*\n$/);
  });

  it('lists the cases without a command', async () => {
    const { status, text } = await mtrude(['conformance', 'codec', '--list']);
    assert.equal(status, 0);
    assert.match(text, /^amf0\.value\/true\/decode {2}MUST {2}\S/m);
  });

  it('takes no command for a call at fault', async () => {
    const { status, errors } = await mtrude(['conformance', 'codec', '--level', 'MUST']);
    assert.deepEqual([status, errors], [2, "mtrude: missing-argument: missing required argument 'command'\n"]);
  });
});
