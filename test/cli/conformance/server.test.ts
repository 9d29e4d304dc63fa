import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { serverPlan } from '../../../src/conformance/server/run.js';
import { createServer } from '../../../src/server/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { mtrude } from '../command-line.js';

describe('mtrude conformance server', () => {
  const file = temporaryFolder();

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
    const args = ['--json', file('none.json'), '--junit', file('none.xml')];
    const { status, text, errors } = await mtrude(['conformance', 'server', 'rtmp://127.0.0.1:1/live/test', ...args]);
    assert.equal(status, 1);
    assert.match(errors, /^mtrude: not-conformant: The run ended early: [^\n]*\n$/);
    assert.equal(text.split('\n').length, 5, text);
    const { results } = JSON.parse(await readFile(file('none.json'), 'utf8'));
    assert.equal(results.length, serverPlan().length);
    const { length } = results;
    assert.match(
      await readFile(file('none.xml'), 'utf8'),
      new RegExp(`tests="${length}" failures="0" errors="${length}"`),
    );
  });

  it('starts no server where one listens already', async () => {
    const server = createServer({ host: '127.0.0.1', port: 0, data: file('data'), log: { level: 'error' } });
    const { port } = await server.listen();
    try {
      const url = `rtmp://127.0.0.1:${port}/live/test`;
      for (const more of [
        ['--case', 'handshake'],
        ['--explore', '1'],
      ]) {
        const start = `touch '${file('started')}'; sleep 5`;
        const { status, text, errors } = await mtrude(['conformance', 'server', url, '--start', start, ...more]);
        assert.deepEqual([status, text], [2, '']);
        const said = `mtrude: port-in-use: Something listens at 127.0.0.1:${port} already: --start starts the server itself`;
        assert.ok(errors.startsWith(said), errors);
        assert.ok(!existsSync(file('started')));
      }
    } finally {
      await server.close();
    }
  });

  const conflicts: readonly (readonly [args: string, said: RegExp])[] = [
    ['--list --explore 3', /^--list does not go together with --explore: /],
    ['--list --replay x.json', /^--list does not go together with --replay: /],
    ['--explore 3 --replay x.json', /^--explore and --replay do not go together: /],
    ['--explore-output found', /^--explore-output needs --explore: /],
    ['--replay x.json --explore-output found', /^--explore-output needs --explore: /],
    ['--replay x.json --seed 1', /^--seed does not go together with --replay: /],
    ['--explore 3 --case handshake', /^--case does not/],
    ['--explore 3 --exclude handshake', /^--exclude does not/],
    ['--explore 3 --level MUST', /^--level does not/],
    ['--explore 3 --known-failing x.json', /^--known-failing does not/],
    ['--explore 3 --jobs 2', /^--jobs does not/],
    ['--replay x.json --json y.json', /^--json does not/],
    ['--replay x.json --junit y.xml', /^--junit does not/],
    ['--replay x.json --html y.html', /^--html does not/],
  ];
  for (const [args, said] of conflicts) {
    it(`takes ${args} for a call at fault`, async () => {
      const url = 'rtmp://127.0.0.1:1/live/test';
      const { status, text, errors } = await mtrude(['conformance', 'server', url, ...args.split(' ')]);
      assert.deepEqual([status, text], [2, '']);
      assert.match(errors.replace(/^mtrude: bad-option: /, ''), said);
    });
  }

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
