import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Recording } from '../../src/server/recording.js';
import { film } from '../media/film.js';
import { fileOf, framesIn } from '../media/flv-bytes.js';
import { until } from './support.js';

describe('a recording', () => {
  const stream = { app: 'live', name: 'mail' };
  let folder: string;
  let behind: boolean[];
  let errors: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mtrude-recording-'));
    behind = [];
    errors = [];
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const prepare = (queueBytes: number): Promise<Recording> =>
    Recording.prepare(folder, stream, false, queueBytes, {
      behind: (isBehind) => behind.push(isBehind),
      failed: ({ message }) => errors.push(message),
    });

  it('says when the disk is behind and when it has caught up, and loses nothing', async () => {
    const recording = await prepare(2000);
    for (const message of film(40)) recording.write(message);
    assert.deepEqual(behind, [true]);
    await until(() => behind.length === 2, 'the disk');
    assert.deepEqual(behind, [true, false]);
    const { path, frames } = await recording.finish();
    assert.equal(frames, 80);
    assert.deepEqual(framesIn(new Uint8Array(await readFile(path))), framesIn(fileOf(film(40)).bytes));
  });

  it('is over with an error of the system, and says so once', async () => {
    const recording = await prepare(10);
    await rm(join(folder, 'recordings'), { recursive: true });
    for (const message of film(3)) recording.write(message);
    await until(() => errors.length > 0, 'the error');
    for (const message of film(3)) recording.write(message);
    await recording.finish();
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', /ENOENT/);
    assert.deepEqual(behind, [true, false]);
  });
});
