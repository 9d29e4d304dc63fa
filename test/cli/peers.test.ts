import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeFile, encodeFile } from '../../generated/flv/index.js';
import { needMore } from '../../src/runtime/index.js';
import { freePort } from '../support/ports.js';
import { mtrude, type Said } from './command-line.js';

/** A film of key frames, one each 40 ms: tags of Sorenson H.263 with three bytes of data. */
function film(frames: number): Uint8Array {
  const entries = Array.from({ length: frames }, (_, index) => ({
    tag: { filter: false, tagType: 9, timestamp: index * 40, data: Uint8Array.of(0x12, 1, 2, 3) },
  }));
  return encodeFile({ header: { version: 1, hasAudio: false, hasVideo: true, extension: new Uint8Array() }, entries });
}

import { eventually } from '../support/eventually.js';

describe('mtrude serve, publish and play', () => {
  let folder: string;
  let file: string;
  let url: string;
  let serving: Promise<Said>;
  let announced = '';
  const stop = new AbortController();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mtrude-cli-'));
    file = join(folder, 'film.flv');
    await writeFile(file, film(20));
    const address = `127.0.0.1:${await freePort()}`;
    url = `rtmp://${address}/live`;
    await new Promise<void>((resolve) => {
      const watch = (text: string) => {
        announced += text;
        resolve();
      };
      const args = ['serve', '--rtmp', address, '--data', join(folder, 'data'), '--log-level', 'silent'];
      serving = mtrude(args, { stop: stop.signal, watch });
    });
  });

  after(async () => {
    stop.abort();
    assert.equal((await serving).status, 0);
    await rm(folder, { recursive: true });
  });

  it('says on one line what to publish to and what to play from', () => {
    assert.equal(announced, `mtrude: publish to ${url}/NAME and play from ${url}/NAME (any NAME)\n`);
  });

  it('carries a stream from a file to a file', async () => {
    const copy = join(folder, 'copy.flv');
    const playing = mtrude(['play', `${url}/film`, '-o', copy, '--timeout', '10']);
    const published = await mtrude(['publish', file, `${url}/film`, '--type', 'record']);
    const played = await playing;
    assert.deepEqual([published.status, published.errors, played.status, played.errors], [0, '', 0, '']);
    assert.match(published.text, /^mtrude: published 20 messages, 80 bytes, 0\.8 s\n$/);
    assert.match(played.text, /^mtrude: played \d+ frames, \d+ bytes, \d\.\d s \(unpublished\)\n$/);
    for (const path of [copy, join(folder, 'data/recordings/live/film.flv')]) {
      await eventually(async () => {
        const arrived = decodeFile(await readFile(path));
        assert.ok(arrived !== needMore);
        assert.ok(arrived.entries.length > 10, `${arrived.entries.length} entries`);
      });
    }
  });

  it('plays to standard output and publishes from standard input, with summaries as JSON', async () => {
    const playing = mtrude(['play', `${url}/pipe`, '--timeout', '10', '--json', '--duration', '0.3']);
    const input = await readFile(file);
    const published = await mtrude(['publish', '-', `${url}/pipe`, '--json'], { input });
    const played = await playing;
    assert.equal(JSON.parse(published.text).complete, true);
    assert.equal(JSON.parse(played.errors).end, 'duration');
    assert.notEqual(decodeFile(played.bytes), needMore);
  });

  it('refuses to fill the terminal with an FLV file', async () => {
    const { status, errors } = await mtrude(['play', `${url}/film`], { isTTY: true });
    assert.equal(status, 2);
    assert.match(errors, /^mtrude: output-is-terminal: /);
  });

  it('says at which byte a file is cut, and what was expected', async () => {
    const cut = join(folder, 'cut.flv');
    await writeFile(cut, film(2).subarray(0, 30));
    const { status, errors } = await mtrude(['publish', cut, `${url}/cut`, '--fast']);
    assert.equal(status, 1);
    assert.match(errors, /^mtrude: truncated: .* at byte 30, flv\.[^\n]*\n$/);
  });

  it('tells an address in use, a server that is not there, a URL that is none, numbers that are none', async () => {
    const taken = url.match(/127[^/]+/)?.[0] ?? '';
    const inUse = await mtrude(['serve', '--rtmp', taken, '--data', folder]);
    assert.deepEqual([inUse.status, inUse.errors], [2, `mtrude: EADDRINUSE: listen address already in use ${taken}\n`]);
    const nobody = await mtrude(['play', `rtmp://127.0.0.1:${await freePort()}/live/a`, '-o', join(folder, 'no')]);
    assert.equal(nobody.status, 1);
    assert.match(nobody.errors, /^mtrude: cannot-connect: /);
    const none = await mtrude(['publish', file, 'film']);
    assert.deepEqual([none.status, none.errors.slice(0, 16)], [2, 'mtrude: bad-url:']);
    for (const args of [
      ['play', url, '--duration', '0'],
      ['play', url, '--start', 'soon'],
      ['serve', '--rtmp', '1935'],
      ['serve', '--rtmp', 'a:99999'],
      ['serve', '--join-milliseconds', '1.5'],
      ['serve', '--log-level', 'loud'],
      ['publish', file, url, '--type', 'lively'],
    ]) {
      const { status, errors } = await mtrude(args);
      assert.equal(status, 2, args.join(' '));
      assert.match(errors, /^mtrude: invalid-argument: [^\n]*\n$/);
    }
  });
});

describe('the configuration of mtrude serve', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mtrude-cli-'));
  });
  after(() => rm(folder, { recursive: true }));

  const serve = async (text: string, ...args: string[]): Promise<Said> => {
    const config = join(folder, 'server.json');
    await writeFile(config, text);
    const stop = new AbortController();
    const watch = () => stop.abort();
    return mtrude(['serve', '--config', config, ...args], { stop: stop.signal, watch });
  };

  it('sets what the call does not say', async () => {
    const configured = { host: '127.0.0.1', port: 0, data: join(folder, 'data'), log: { level: 'silent' } };
    const { status, text } = await serve(JSON.stringify(configured), '--json');
    assert.equal(status, 0);
    const { host, port, publish, play } = JSON.parse(text);
    assert.deepEqual([host, publish, play], ['127.0.0.1', ...Array(2).fill(`rtmp://127.0.0.1:${port}/live/NAME`)]);
  });

  it('counts less than the call', async () => {
    const { status, text } = await serve(
      '{"port":1,"log":{"level":"silent"}}',
      '--rtmp',
      '[::1]:0',
      '--join-milliseconds',
      '0',
    );
    assert.equal(status, 0);
    assert.match(text, /rtmp:\/\/\[::1\]:\d+\/live/);
  });

  const faults: readonly (readonly [what: string, text: string, said: string])[] = [
    ['no JSON', '{', ': expected JSON: '],
    ['no object', '[]', '#/: expected the configuration'],
    [
      'a misspelt option',
      '{"conections":5}',
      '#/conections: the configuration has no conections, did you mean connections?',
    ],
    ['an option of another type', '{"port":"80"}', '#/port: expected a whole number'],
    [
      'a level that there is not',
      '{"log":{"level":"loud"}}',
      '#/log/level: expected one of debug, info, warn, error, silent',
    ],
    ['several at once', '{"data":1,"log":{"json":1}}', '#/data: expected text; /log/json: expected true or false'],
    [
      'a limit that there is not',
      '{"connectionLimits":{"streems":1}}',
      '#/connectionLimits/streems: connectionLimits has no streems',
    ],
  ];
  for (const [what, text, said] of faults) {
    it(`is refused with place and expectation: ${what}`, async () => {
      const { status, errors } = await serve(text);
      assert.equal(status, 2);
      assert.ok(errors.startsWith(`mtrude: bad-configuration: ${join(folder, 'server.json')}${said}`), errors);
    });
  }

  it('is refused where a number makes no sense', async () => {
    const { status, errors } = await serve('{"connections":0}');
    assert.deepEqual([status, errors.slice(0, 40)], [2, 'mtrude: bad-option: connections is 0, no']);
  });
});
