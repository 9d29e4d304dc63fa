import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { reportToJson } from '../../../src/conformance/report/json.js';
import { allPass, mixed, suiteOf } from '../../conformance/report/sample.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { tested } from './run-suite.js';

describe('a run of the conformance tester', () => {
  const file = temporaryFolder();

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
});
