import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mtrude } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { run } from '../support/processes.js';
import { needsPeers } from '../support/requirements.js';
import { type Server, startMtrude } from '../support/servers.js';
import { type Frame, framesOf } from './frames.js';
import { makeSource, sources } from './sources.js';

/** Seconds that publishing a short film may take. */
const patience = 30;

describe('a stream that is published to be recorded', () => {
  let folder: string;
  let server: Server | undefined;

  before(async function () {
    needsPeers(this, 'FFmpeg');
    folder = await mkdtemp(join(tmpdir(), 'mtrude-record-'));
    server = await startMtrude(folder);
  });

  after(async () => {
    await server?.running.stop('SIGTERM');
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  for (const [number, name] of sources.entries()) {
    for (const pace of [['--fast'], []]) {
      it(`has all frames of ${name}${pace.length > 0 ? ', sent as fast as it goes' : ''}`, async function () {
        this.timeout(patience * 1000);
        assert.ok(server !== undefined);
        const film = await makeSource(name, folder);
        const stream = `film-${number}-${pace.length}`;
        await run(mtrude('publish', film, server.url(stream), '--type', 'record', ...pace), patience);
        const sent = content(await framesOf(film));
        await eventually(async () => {
          const recorded = await framesOf(join(folder, 'recordings', 'live', `${stream}.flv`));
          assert.deepEqual(content(recorded), sent);
        });
      });
    }
  }
});

/** Times too: both begin with 0. */
const content = (frames: readonly Frame[]) =>
  frames.map(({ type, hash, size, key, decodeTime, showTime }) => ({ type, hash, size, key, decodeTime, showTime }));
