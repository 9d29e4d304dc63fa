import { deepEqual, equal, rejects } from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { PassThrough, Readable, Writable } from 'node:stream';
import { encodeData, MessageType, StatusCode, StatusLevel } from '../../generated/rtmp/index.js';
import { playStream, publishFile } from '../../src/client/index.js';
import { type ServerApplication, ServerConnection } from '../../src/session/connection/index.js';
import { flvOf, frames, withFolder } from './client-support.js';

/** A server on the loopback whose application is what a test needs. */
async function withApplication(
  application: (socket: Socket) => Partial<ServerApplication>,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    const connection = new ServerConnection(
      (bytes) => socket.write(bytes),
      {
        connect: () => ({ accept: true }),
        publish: () => ({ accept: true }),
        play: () => ({ accept: true }),
        media: () => undefined,
        closeStream: () => undefined,
        disconnect: () => undefined,
        ...application(socket),
      },
      { now: () => 0, random: () => undefined, failed: () => undefined },
    );
    socket.on('data', (bytes) => connection.receive(bytes));
    socket.on('close', () => connection.close());
    socket.on('error', () => undefined);
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

/** Plays some frames, then does what ends it. */
const playing =
  (end: Parameters<ServerApplication['play']>[0] extends infer S ? (stream: S) => void : never) => () => ({
    play: (stream: Parameters<ServerApplication['play']>[0]) => ({
      accept: true as const,
      started: () => {
        for (const frame of frames(10)) stream.sendMessage(frame);
        end(stream);
      },
    }),
  });

describe('publishing to a server that changes its mind', () => {
  it('rejects with what the server says', async () => {
    await withApplication(
      () => ({ media: (stream) => stream.status(StatusCode.publishDenied, 'Enough') }),
      async (url) => {
        const publishing = publishFile(Readable.from([flvOf(frames(100))]), url);
        await rejects(publishing, { code: 'rejected', status: StatusCode.publishDenied, description: 'Enough' });
      },
    );
  });

  it('rejects when the server closes the connection', async () => {
    await withApplication(
      (socket) => ({
        media: () => {
          socket.end();
        },
      }),
      async (url) => {
        const publishing = publishFile(Readable.from([flvOf(frames(100))]), url);
        await rejects(publishing, (error: { readonly code?: unknown }) =>
          ['connection-closed', 'connection-lost'].includes(String(error.code)),
        );
      },
    );
  });

  it('rejects when the server takes nothing any more', async () => {
    await withApplication(
      (socket) => ({
        media: () => {
          socket.pause();
        },
      }),
      async (url) => {
        const large = { typeId: MessageType.video, timestamp: 0, payload: new Uint8Array(4 << 20) };
        const file = flvOf([...frames(2), ...Array.from({ length: 8 }, () => large)]);
        await rejects(publishFile(Readable.from([file]), url, { fast: true, replyMilliseconds: 200 }), {
          code: 'send-timeout',
        });
      },
    );
  });
});

describe('playing', () => {
  const play = async (url: string) => {
    const { frames: count, end } = await playStream(url, new PassThrough().resume());
    return [count, end];
  };

  it('ends when the server says that it stopped', async () => {
    await withApplication(
      playing((stream) => stream.status(StatusCode.playStop, 'Over')),
      async (url) => deepEqual(await play(url), [10, 'stopped']),
    );
  });

  it('ends when the server says that all was played, but not before', async () => {
    const status = (code: string) => ({
      typeId: MessageType.data,
      timestamp: 200,
      payload: encodeData({ kind: 'onPlayStatus', information: { level: StatusLevel.status, code } }),
    });
    await withApplication(
      playing((stream) => {
        stream.sendMessage(status(StatusCode.playSwitch));
        stream.sendMessage({ typeId: MessageType.audio, timestamp: 220, payload: Uint8Array.of(0xaf, 1, 0) });
        stream.sendMessage(status(StatusCode.playComplete));
        stream.sendMessage({ typeId: MessageType.audio, timestamp: 240, payload: Uint8Array.of(0xaf, 1, 0) });
      }),
      async (url) => deepEqual(await play(url), [11, 'stopped']),
    );
  });

  it('ends when the server just closes the connection', async () => {
    await withApplication(
      (socket) => playing(() => socket.end())(),
      async (url) => deepEqual(await play(url), [10, 'closed']),
    );
  });

  it('rejects when the connection breaks', async () => {
    await withApplication(
      (socket) => playing(() => setTimeout(() => socket.resetAndDestroy(), 50))(),
      async (url) => {
        await rejects(play(url), { code: 'connection-lost' });
      },
    );
  });

  it('rejects when the output cannot be written', async () => {
    await withFolder(async (folder) => {
      await withApplication(
        playing(() => undefined),
        async (url) => {
          await rejects(playStream(url, `${folder}/none/out.flv`), { code: 'ENOENT' });
          const full = new Writable({ write: (_bytes, _encoding, done) => done(new Error('disk full')) });
          await rejects(playStream(url, full), { message: 'disk full' });
        },
      );
    });
  });

  it('slows the server down while the output does not keep up', async () => {
    const large = {
      typeId: MessageType.video,
      payload: Uint8Array.from({ length: 1 << 20 }, (_, at) => [0x17, 1][at] ?? 0),
    };
    await withApplication(
      playing((stream) => {
        for (let time = 0; time < 12; time++) stream.sendMessage({ ...large, timestamp: 300 + time });
        stream.eof();
      }),
      async (url) => {
        let taken = 0;
        const slow = new Writable({
          write(bytes: Uint8Array, _encoding, done) {
            taken += bytes.length;
            setTimeout(done, bytes.length > 1000 ? 20 : 0);
          },
        });
        const { frames: count, bytes } = await playStream(url, slow);
        equal(count, 22);
        equal(taken > bytes, true);
      },
    );
  });
});
