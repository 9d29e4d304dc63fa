import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { PublishType, StatusCode } from '../../generated/rtmp/index.js';
import { type Played, playStream, publishFile } from '../../src/client/index.js';
import { eventually } from '../support/eventually.js';
import { flvOf, frames, framesIn, mediaOf, withFolder, withServer } from './client-support.js';

describe('publishing a file and playing it', () => {
  it('gives the same frames with the same timestamps', async () => {
    await withFolder(async (folder) => {
      await withServer(async (server) => {
        const all = frames(60);
        await writeFile(join(folder, 'in.flv'), flvOf(all));
        const { done } = await startPlaying(`${server}/live/s`, join(folder, 'out.flv'));
        const published = await publishFile(join(folder, 'in.flv'), `${server}/live/s`, { fast: true });
        equal(published.messages, 63);
        equal(published.milliseconds, 59 * 20);
        equal(published.complete, true);
        const summary = await done;
        equal(summary.frames, 60);
        ok(summary.end === 'unpublished' || summary.end === 'eof');
        deepEqual(framesIn(await readFile(join(folder, 'out.flv'))), mediaOf(all));
      });
    });
  });

  it('sends at the pace of the timestamps', async () => {
    await withServer(async (server) => {
      const began = performance.now();
      await publishFile(Readable.from([flvOf(frames(16))]), `${server}/live/s`);
      ok(performance.now() - began >= 15 * 20);
    });
  });

  it('plays into a stream of bytes and leaves it open', async () => {
    await withServer(async (server) => {
      const output = new PassThrough();
      const pieces: Uint8Array[] = [];
      output.on('data', (piece: Uint8Array) => pieces.push(piece));
      const [summary] = await Promise.all([
        playStream(`${server}/live/s`, output),
        sleep(50).then(() => publishFile(Readable.from([flvOf(frames(20))]), `${server}/live/s`)),
      ]);
      equal(summary.frames, 20);
      equal(output.writableEnded, false);
      equal(framesIn(Buffer.concat(pieces)).length, 22);
    });
  });

  it('records everything that was sent before the file turns out to be cut', async () => {
    await withFolder(async (folder) => {
      await withServer(
        async (server) => {
          const all = frames(30);
          const file = flvOf(all);
          const lastTag = flvOf(all.slice(0, -1)).length;
          const options = { fast: true, type: PublishType.record };
          await rejects(publishFile(Readable.from([file.subarray(0, -50)]), `${server}/live/cut`, options), {
            code: 'truncated',
            offset: file.length - 50,
            message: new RegExp(`byte ${lastTag}.* at byte ${file.length - 50}`),
          });
          await eventually(async () => {
            const [name = ''] = await readdir(join(folder, 'recordings', 'live'));
            const recorded = framesIn(await readFile(join(folder, 'recordings', 'live', name)));
            deepEqual(recorded.length, mediaOf(all.slice(0, -1)).length);
          });
        },
        { data: folder },
      );
    });
  });

  it('refuses a tag that is encrypted, which players would take for one that is not', async () => {
    await withServer(async (server) => {
      const all = frames(3);
      const file = flvOf(all).slice();
      const lastTag = flvOf(all.slice(0, -1)).length;
      file[lastTag] = (file[lastTag] ?? 0) | 0x20;
      await rejects(publishFile(Readable.from([file]), `${server}/live/secret`, { fast: true }), {
        code: 'encrypted-tag',
        offset: lastTag,
        rule: 'flv/E.4.1/filter-bit',
      });
    });
  });

  it('ends in good order when it is interrupted', async () => {
    await withServer(async (server) => {
      const stop = new AbortController();
      const output = new PassThrough().resume();
      const playing = playStream(`${server}/live/s`, output);
      await sleep(50);
      const publishing = publishFile(Readable.from([flvOf(frames(500))]), `${server}/live/s`, { signal: stop.signal });
      setTimeout(() => stop.abort(), 200);
      const published = await publishing;
      equal(published.complete, false);
      ok(published.messages > 3 && published.messages < 100);
      ok((await playing).frames >= published.messages - 3);
    });
  });

  it('stops playing after the duration, and when it is interrupted', async () => {
    await withServer(async (server) => {
      const stop = new AbortController();
      const output = () => new PassThrough().resume();
      const plays = Promise.all([
        playStream(`${server}/live/s`, output(), { durationMilliseconds: 100 }),
        playStream(`${server}/live/s`, output(), { signal: stop.signal }),
      ]);
      await sleep(50);
      const publishing = publishFile(Readable.from([flvOf(frames(30))]), `${server}/live/s`);
      setTimeout(() => stop.abort(), 300);
      deepEqual(
        (await plays).map(({ end }) => end),
        ['duration', 'interrupted'],
      );
      await publishing;
    });
  });
});

describe('a client', () => {
  it('says that the connection is refused', async () => {
    const port = await freePort();
    await rejects(publishFile(Readable.from([flvOf(frames(2))]), `rtmp://127.0.0.1:${port}/live/s`), {
      code: 'cannot-connect',
      message: new RegExp(`127\\.0\\.0\\.1:${port}: the connection is refused`),
    });
  });

  it('reaches no server with what is no FLV file', async () => {
    const file = Readable.from([Buffer.from('certainly no FLV file')]);
    await rejects(publishFile(file, 'rtmp://127.0.0.1:1/live/s'), { code: 'constant-mismatch' });
  });

  it('says what the system says of a file that is not there', async () => {
    await rejects(publishFile('/no/such/file.flv', 'rtmp://127.0.0.1:1/live/s'), { code: 'ENOENT' });
  });

  it('tells the code and the words of a server that refuses', async () => {
    await withServer(async (server) => {
      const publishing = publishFile(Readable.from([flvOf(frames(50))]), `${server}/live/s`);
      await sleep(100);
      await rejects(publishFile(Readable.from([flvOf(frames(50))]), `${server}/live/s`), {
        code: 'rejected',
        status: StatusCode.publishBadName,
        description: /already/,
      });
      await publishing;
    });
  });

  it('makes no file of a stream that is not found', async () => {
    await withFolder(async (folder) => {
      await withServer(async (server) => {
        const file = join(folder, 'out.flv');
        await rejects(playStream(`${server}/live/none`, file, { start: 0 }), { status: StatusCode.playStreamNotFound });
        equal(existsSync(file), false);
      });
    });
  });

  it('gives up when nothing comes for too long', async () => {
    await withServer(async (server) => {
      const options = { timeoutMilliseconds: 100 };
      await rejects(playStream(`${server}/live/none`, new PassThrough(), options), { code: 'play-timeout' });
    });
  });

  it('gives up on a server that says nothing', async () => {
    await withTcp(
      () => undefined,
      async (url) => {
        await rejects(playStream(url, new PassThrough(), { replyMilliseconds: 50 }), { code: 'reply-timeout' });
      },
    );
  });

  it('says that the server closed the connection', async () => {
    await withTcp(
      (socket) => socket.end(),
      async (url) => {
        await rejects(playStream(url, new PassThrough()), { code: 'connection-closed' });
      },
    );
  });

  it('says what is wrong with what the server sends', async () => {
    await withTcp(
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      async (url) => {
        await rejects(playStream(url, new PassThrough()), { code: 'out-of-range' });
      },
    );
  });

  it('can be interrupted while it connects', async () => {
    await withTcp(
      () => undefined,
      async (url) => {
        const signal = AbortSignal.timeout(50);
        await rejects(playStream(url, new PassThrough(), { signal }), { code: 'interrupted' });
      },
    );
  });

  it('does not speak rtmps', async () => {
    await rejects(playStream('rtmps://127.0.0.1/live/s', new PassThrough()), { code: 'unsupported-scheme' });
  });
});

/** Resolves when the server has accepted; `done` when it is over. */
function startPlaying(url: string, sink: string): Promise<{ readonly done: Promise<Played> }> {
  return new Promise((resolve, reject) => {
    const done: Promise<Played> = playStream(url, sink, { started: () => resolve({ done }) });
    done.catch(reject);
  });
}

async function withTcp(accept: (socket: Socket) => void, use: (url: string) => Promise<void>): Promise<void> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    accept(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  try {
    await use(`rtmp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/live/s`);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

async function freePort(): Promise<number> {
  let port = 0;
  await withTcp(
    () => undefined,
    async (url) => {
      port = Number(new URL(url).port);
    },
  );
  return port;
}
