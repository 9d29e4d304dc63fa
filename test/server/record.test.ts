import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishFile } from '../../src/client/index.js';
import { MtrudeError } from '../../src/runtime/index.js';
import type { RecordedEvent } from '../../src/server/index.js';
import { PublishType, StatusCode } from '../../src/session/connection/index.js';
import { framesOf as framesOfFile } from '../interop/frames.js';
import { makeSource } from '../interop/sources.js';
import { film } from '../media/film.js';
import { fileOf, framesIn, tagsOf } from '../media/flv-bytes.js';
import { needsPeers } from '../support/requirements.js';
import { breakingProxy, framesOf, player, publisher, send, startServer, type TestServer, until } from './support.js';

describe('recordings', () => {
  let test: TestServer;
  const recorded: RecordedEvent[] = [];

  beforeEach(async () => {
    recorded.length = 0;
    test = await startServer();
    test.server.on('recorded', (event) => recorded.push(event));
  });

  afterEach(() => test.stop());

  const folder = () => join(test.folder, 'recordings', 'live');
  const files = async () => (await readdir(folder())).sort();
  const bytesOf = async (name: string) => new Uint8Array(await readFile(join(folder(), name)));
  const done = (count: number) => until(() => recorded.length === count, `${count} recordings`);

  async function record(name: string, type: PublishType, pictures: number, from = 0): Promise<void> {
    const before = recorded.length;
    const source = await publisher(test.url(name), type);
    send(source, film(pictures, from));
    await source.session.end();
    await done(before + 1);
  }

  it('contain every frame, with times from 0', async () => {
    await record('mail', PublishType.record, 50, 2 ** 32 - 400);
    const { tags, error, notes } = tagsOf(await bytesOf('mail.flv'));
    assert.equal(error, undefined);
    assert.deepEqual(notes, []);
    const expected = film(50).map(({ typeId, timestamp, payload }) => [typeId, timestamp, Buffer.from(payload)]);
    assert.deepEqual(
      tags.slice(1).map(({ tagType, timestamp, data }) => [tagType, timestamp, Buffer.from(data)]),
      expected,
    );
    assert.deepEqual(recorded[0], {
      app: 'live',
      name: 'mail',
      peer: recorded[0]?.peer,
      path: join(folder(), 'mail.flv'),
      frames: 100,
      milliseconds: 1961,
      bytes: (await bytesOf('mail.flv')).length,
    });
  });

  it('are announced to the publisher', async () => {
    const source = await publisher(test.url('mail'), PublishType.record);
    await until(() => source.statuses.includes(StatusCode.recordStart), 'the beginning');
    send(source, film(2));
    source.stream.closeStream();
    await until(() => source.statuses.includes(StatusCode.recordStop), 'the end');
    source.session.destroy();
  });

  it('never replace older ones', async () => {
    for (const pictures of [3, 2, 1]) await record('mail', PublishType.record, pictures);
    assert.deepEqual(await files(), ['mail.flv', 'mail~1.flv', 'mail~2.flv']);
    const frames = await Promise.all((await files()).map(async (name) => framesIn(await bytesOf(name)).length));
    assert.deepEqual(frames, [4, 8, 6]);
  });

  it('are continued by append, which begins them where there are none', async () => {
    for (const from of [0, 70_000, 5]) await record('mail', PublishType.append, 5, from);
    assert.deepEqual(await files(), ['mail.flv']);
    const frames = framesIn(await bytesOf('mail.flv'));
    assert.equal(frames.length, 36);
    const times = frames.map(({ timestamp }) => timestamp);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
  });

  it('are continued behind what a crash has left of them', async () => {
    await mkdir(folder(), { recursive: true });
    const { bytes } = fileOf(film(5));
    await writeFile(join(folder(), 'mail.flv'), bytes.subarray(0, bytes.length - 10));
    await record('mail', PublishType.append, 5);
    assert.equal(framesIn(await bytesOf('mail.flv')).length, 11 + 12);
    assert.equal(tagsOf(await bytesOf('mail.flv')).error, undefined);
  });

  it('are refused where there is no place for them, or something else is in it', async () => {
    await mkdir(folder(), { recursive: true });
    await writeFile(join(folder(), 'mail.flv'), 'a letter, not a recording');
    await assert.rejects(publisher(test.url('mail'), PublishType.append), /cannot be recorded/);
    assert.equal(Buffer.from(await bytesOf('mail.flv')).toString(), 'a letter, not a recording');
    await writeFile(join(test.folder, 'recordings', 'other'), 'a file in place of a folder');
    await assert.rejects(publisher(test.url('x').replace('live', 'other'), PublishType.record), /cannot be recorded/);
  });

  it('slow the publisher down when the disk is behind, and lose nothing', async () => {
    const slow = await startServer({ recordQueueBytes: 1, data: test.folder });
    const source = await publisher(slow.url('mail'), PublishType.record);
    for (let part = 0; part < 5; part++) send(source, film(20, part * 800));
    await source.session.end();
    await until(() => slow.lines.some(({ event }) => event === 'recorded'), 'the recording');
    await slow.server.close();
    assert.ok(slow.lines.some(({ event }) => event === 'disk-behind'));
    assert.equal(framesIn(await bytesOf('mail.flv')).length, 5 * 42);
  });

  it('do not take the live stream with them when the disk fails', async () => {
    const source = await publisher(test.url('mail'), PublishType.record);
    await rm(join(test.folder, 'recordings'), { recursive: true });
    const watching = await player(test.url('mail'));
    send(source, film(3));
    await until(() => source.statuses.includes(StatusCode.recordFailed), 'the failure');
    send(source, film(6).slice(8));
    await until(() => framesOf(watching).length === 14, 'the live stream');
  });

  it('make no file where no frame came', async () => {
    await record('mail', PublishType.record, 0);
    assert.deepEqual(await files(), []);
  });

  it('stay in their folder whatever the name', async () => {
    await mkdir(folder(), { recursive: true });
    const names = ['../../../escape', '..', 'a/b', 'a%2fb', 'A', 'a', 'nul', 'x'.repeat(3000), 'ünï'];
    for (const name of names) {
      const source = await publisher(`${test.url('')}${encodeURIComponent(name)}`, PublishType.record);
      await source.stream.closeStream();
      await source.stream.publish(name, PublishType.record);
      send(source, film(1));
      await source.session.end();
    }
    await until(() => recorded.filter(({ frames }) => frames > 0).length === names.length, 'all recordings');
    assert.equal((await files()).length, names.length);
    assert.deepEqual(await readdir(test.folder), ['recordings']);
    assert.deepEqual(await readdir(join(test.folder, 'recordings')), ['live']);
  });

  it('can be read whole wherever the publisher is cut off', async () => {
    const source = join(test.folder, 'source.flv');
    await writeFile(source, fileOf(film(30)).bytes);
    const whole = framesIn(fileOf(film(30)).bytes);
    for (let index = 0; index < 40; index++) {
      const name = `cut-${index}`;
      const bytes = 3300 + Math.floor(Math.random() * 12_000);
      await publishCut(source, name, bytes);
      const known = recorded.find((event) => event.name === name);
      if (known === undefined || known.frames === 0) continue;
      const { tags, error, notes } = tagsOf(await bytesOf(`${name}.flv`));
      assert.equal(error, undefined, `cut after ${bytes} bytes`);
      assert.deepEqual(notes, []);
      const frames = tags.filter(({ tagType }) => tagType !== 18);
      assert.deepEqual(frames, whole.slice(0, frames.length), `cut after ${bytes} bytes`);
    }
    assert.ok(recorded.some(({ frames }) => frames > 20));
  });

  it('satisfy ffprobe, whole and wherever the publisher is cut off', async function () {
    needsPeers(this, 'FFmpeg');
    const source = await makeSource('H.264 high with B-frames and AAC', test.folder);
    const whole = await framesOfFile(source);
    await publishFile(source, test.url('whole'), { type: PublishType.record, fast: true });
    await done(1);
    const all = await framesOfFile(join(folder(), 'whole.flv'));
    assert.deepEqual(
      all.map(({ hash }) => hash),
      whole.map(({ hash }) => hash),
    );
    assert.equal(Math.min(...all.map(({ decodeTime }) => decodeTime)), 0);
    for (let index = 0; index < 8; index++) {
      const name = `cut-${index}`;
      const bytes = 12_000 + Math.floor(Math.random() * 150_000);
      await publishCut(source, name, bytes);
      await until(() => recorded.some((event) => event.name === name), name);
      const frames = await framesOfFile(join(folder(), `${name}.flv`));
      assert.ok(frames.length > 0);
      const hashes = new Set(whole.map(({ hash }) => hash));
      assert.ok(
        frames.every(({ hash }) => hashes.has(hash)),
        `cut after ${bytes} bytes`,
      );
    }
  });

  async function publishCut(source: string, name: string, bytes: number): Promise<void> {
    const proxy = await breakingProxy(test.port, bytes);
    const url = test.url(name).replace(String(test.port), String(proxy.port));
    await publishFile(source, url, { type: PublishType.record, fast: true }).catch((error: unknown) => {
      assert.ok(error instanceof Error);
      assert.ok(error instanceof MtrudeError || 'code' in error, error.message);
    });
    proxy.close();
    await until(() => test.server.connections === 0, 'the end of the connection');
    await until(
      () =>
        !test.lines.some((line) => line.event === 'publish-start' && line.stream === `live/${name}`) ||
        recorded.some((event) => event.name === name),
      name,
    );
  }
});
