import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createServer, type ServerOptions } from '../../src/server/index.js';
import { PublishType } from '../../src/session/connection/index.js';
import { film, payloads, video } from '../media/film.js';
import { framesOf, player, publisher, rawClient, send, startServer, type TestServer, until } from './support.js';

describe('limits and bad connections', () => {
  let test: TestServer | undefined;

  afterEach(async () => {
    await test?.stop();
    test = undefined;
  });

  async function start(options: ServerOptions = {}): Promise<TestServer> {
    test = await startServer(options);
    return test;
  }

  const codes = ({ lines }: TestServer): unknown[] =>
    lines.filter(({ event }) => event === 'disconnect').map(({ code }) => code);

  it('closes what is no RTMP with a logged code, and nothing else', async () => {
    const server = await start();
    const source = await publisher(server.url('s'));
    const watching = await player(server.url('s'));
    const garbage = [
      Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
      Buffer.concat([Buffer.of(6), randomBytes(4000)]),
      Buffer.concat([Buffer.of(3), randomBytes(3072), Buffer.of(0x02, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
      ...Array.from({ length: 20 }, () => Buffer.concat([Buffer.of(3), randomBytes(3072), randomBytes(500)])),
    ];
    const raw = garbage.map((bytes) => rawClient(server.port, bytes));
    await delay(100);
    for (const { socket } of raw) socket.end();
    await Promise.all(raw.map(({ closed }) => closed));
    await until(() => codes(server).length === garbage.length, 'a code for each');
    for (const code of codes(server)) assert.match(String(code), /^[a-z][a-z-]+$/);
    assert.ok(!codes(server).includes('internal-error'), JSON.stringify(server.lines));
    send(source, film(10));
    await until(() => framesOf(watching).length === 22, 'the healthy stream');
    for (const { session } of [source, watching]) session.destroy();
  });

  it('records nothing where there is no place for it', async () => {
    const server = createServer({ port: 0, log: { level: 'silent' } });
    const { port } = await server.listen();
    try {
      await assert.rejects(publisher(`rtmp://127.0.0.1:${port}/live/s`, PublishType.record), /no place for recordings/);
    } finally {
      await server.close();
    }
  });

  it('closes a connection that does not finish its handshake', async () => {
    const server = await start({ handshakeMilliseconds: 50 });
    await Promise.all([rawClient(server.port).closed, rawClient(server.port, Buffer.alloc(100, 3)).closed]);
    assert.deepEqual(codes(server), ['handshake-timeout', 'handshake-timeout']);
  });

  it('closes a connection from which nothing comes, unless it answers pings', async () => {
    const server = await start({ idleMilliseconds: 200 });
    const quiet = await player(server.url('s'));
    const dead = await player(server.url('s'));
    dead.session.pause(true);
    await until(() => codes(server).length === 1, 'the dead one');
    await delay(300);
    assert.deepEqual(codes(server), ['idle-timeout']);
    assert.equal(quiet.session.failure, undefined);
    for (const { session } of [quiet, dead]) session.destroy();
  });

  it('accepts no more connections than it may', async () => {
    const server = await start({ connections: 2 });
    const [first] = [rawClient(server.port), rawClient(server.port)];
    await until(() => server.server.connections === 2, 'two connections');
    await rawClient(server.port).closed;
    assert.deepEqual(codes(server), ['connection-limit']);
    first?.socket.destroy();
    await until(() => server.server.connections === 1, 'one connection');
    const third = await player(server.url('s'));
    third.session.destroy();
  });

  it('drops what a slow player cannot take, goes on with a key frame, and disturbs nobody', async () => {
    const server = await start({ sendQueueBytes: 400_000, gopCache: { bytes: 100_000 } });
    const source = await publisher(server.url('s'));
    const healthy = await player(server.url('s'));
    const slow = await player(server.url('s'));
    slow.session.pause(true);
    const pictures = 600;
    for (let index = 0; index < pictures; index++) {
      send(source, [video(index * 40, index % 5 === 0 ? payloads.key(20_000) : payloads.inter(20_000))]);
      if (index % 10 === 9) await until(() => framesOf(healthy).length === index + 1, `picture ${index}`);
      if (server.lines.some(({ event }) => event === 'player-slow')) slow.session.pause(false);
    }
    await until(() => server.lines.some(({ event }) => event === 'player-slow'), 'a full queue');
    await until(() => framesOf(healthy).length === pictures, 'the healthy player');
    slow.session.pause(false);
    await delay(200);
    for (let index = 0; index < 6; index++)
      send(source, [video(90_000 + index, index === 0 ? payloads.key() : payloads.inter())]);
    await until(() => server.lines.some(({ event }) => event === 'player-resumed'), 'room');
    const times = () => slow.got.filter(({ typeId }) => typeId === 9).map(({ timestamp }) => timestamp);
    await until(() => times().at(-1) === 90_005, 'the last picture');
    assert.ok(times().length < pictures, 'nothing was dropped');
    assert.deepEqual(
      times(),
      [...times()].sort((a, b) => a - b),
    );
    // After a gap comes a key frame.
    const got = slow.got.filter(({ typeId }) => typeId === 9);
    got.forEach(({ timestamp, payload }, index) => {
      const before = got[index - 1]?.timestamp ?? timestamp - 40;
      if (timestamp - before > 40) assert.equal(payload[0], 0x17, `after ${before} comes ${timestamp}`);
    });
    for (const { session } of [source, healthy, slow]) session.destroy();
  });

  it('disconnects a player that takes nothing for too long', async () => {
    const server = await start({ sendQueueBytes: 100_000, slowMilliseconds: 100 });
    const source = await publisher(server.url('s'));
    const slow = await player(server.url('s'));
    slow.session.pause(true);
    for (let index = 0; codes(server).length === 0 && index < 2000; index++) {
      send(source, [video(index, payloads.key(50_000))]);
      await delay(1);
    }
    assert.deepEqual(codes(server), ['slow-player']);
    for (const { session } of [source, slow]) session.destroy();
  });

  it('disconnects a client that asks without end and never reads', async () => {
    const server = await start({ sendQueueBytes: 10_000 });
    const asking = await player(server.url('s'));
    asking.session.pause(true);
    const ask = () => {
      // Each of these is answered.
      for (let count = 0; count < 2000; count++) asking.stream.receiveVideo(true);
    };
    for (let round = 0; round < 100 && codes(server).length === 0; round++) {
      ask();
      await delay(10);
    }
    await until(() => codes(server).length === 1, 'the end of it');
    assert.deepEqual(codes(server), ['send-queue-limit']);
    asking.session.destroy();
  });

  it('stays up and small under many bad connections', async () => {
    const server = await start();
    const rush = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done += 20) {
        const raw = Array.from({ length: 20 }, () =>
          rawClient(server.port, Buffer.concat([Buffer.of(3), randomBytes(3072), randomBytes(2000)])),
        );
        await delay(5);
        for (const { socket } of raw) socket.end();
        await Promise.all(raw.map(({ closed }) => closed));
      }
    };
    await rush(200);
    const before = process.memoryUsage().rss;
    await rush(400);
    assert.ok(process.memoryUsage().rss - before < 64e6, 'memory grows');
    await until(() => server.server.connections === 0, 'all to be gone');
    assert.equal(codes(server).length, 600);
  });
});
