import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeDigestEcho, decodeHello } from '../../generated/rtmp/index.js';
import { playStream } from '../../src/client/index.js';
import { needMore } from '../../src/runtime/need-more.js';
import { ClientHandshake } from '../../src/session/handshake/index.js';
import { primitives } from '../../src/transport/index.js';
import { start } from '../support/processes.js';
import { needsPeers } from '../support/requirements.js';
import { type Server, startMtrude, startNginx } from '../support/servers.js';
import { publishers } from './peers.js';
import { makeSource, sources } from './sources.js';

const patience = 30;
const helloSize = 1536;

describe('the digest handshake with programs of others', () => {
  let folder: string;
  let film: string;
  const servers: Server[] = [];

  before(async function () {
    needsPeers(this, 'FFmpeg');
    folder = await mkdtemp(join(tmpdir(), 'mtrude-handshake-'));
    film = await makeSource(sources[0] ?? '', folder);
  });

  after(async function () {
    this.timeout(patience * 1000);
    await Promise.allSettled(servers.map(({ running }) => running.stop('SIGTERM')));
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const started = async (server: Promise<Server>): Promise<Server> => {
    servers.push(await server);
    return server;
  };

  /** Something to play for as long as the test runs. */
  function publish(server: Server, stream: string) {
    const [ffmpeg] = publishers;
    assert.ok(ffmpeg !== undefined);
    return start(ffmpeg.publish(film, server.url(stream)), patience);
  }

  it('rtmpdump finds our signatures genuine, and plays', async function () {
    this.timeout(patience * 1000);
    needsPeers(this, 'rtmpdump');
    const server = await started(startMtrude(join(folder, 'one')));
    const publishing = publish(server, 'film');
    await sleep(1000);
    const file = join(folder, 'dumped.flv');
    // It signs, and verifies what it gets, where it has the hash of a player to show.
    const player = ['--swfhash', 'ab'.repeat(32), '--swfsize', '1000'];
    const dump = start(['rtmpdump', '-z', '-v', ...player, '-r', server.url('film'), '-o', file], patience);
    const { output } = await dump.ended;
    await publishing.ended;
    assert.match(output, /Genuine Adobe Flash Media Server/);
    assert.ok((await stat(file)).size > 10_000);
  });

  it('FFmpeg signs, finds our signatures right, and plays', async function () {
    this.timeout(patience * 1000);
    const server = await started(startMtrude(join(folder, 'two')));
    const publishing = publish(server, 'film');
    await sleep(1000);
    const file = join(folder, 'played.flv');
    const play = ['-nostdin', '-v', 'debug', '-y', '-i', server.url('film'), '-c', 'copy', '-f', 'flv', file];
    const { code, output } = await start(['ffmpeg', ...play], patience).ended;
    await publishing.ended;
    assert.equal(code, 0, output.slice(-2000));
    // It validates signatures of servers that say that they are version 3 or later.
    assert.match(output, /Server version [3-9]/);
    assert.doesNotMatch(output, /Signature mismatch|validating failed/);
  });

  for (const [name, startServer] of [
    ['nginx-rtmp', startNginx],
    ['mtrude', startMtrude],
  ] as const) {
    it(`${name} answers our signed C1 with what it signs`, async function () {
      this.timeout(patience * 1000);
      if (name === 'nginx-rtmp') needsPeers(this, name);
      const server = await started(startServer(join(folder, `three-${name}`)));
      const { sent, received } = await shakeHands(server.url('film'));
      const hello = decodeHello(received.subarray(1, 1 + helloSize), { server: true }, { primitives });
      assert.ok(hello !== needMore && hello.kind !== 'handshakeHello', 'S1 is signed');
      const own = decodeHello(sent.subarray(1, 1 + helloSize), { server: false }, { primitives });
      assert.ok(own !== needMore && own.kind !== 'handshakeHello');
      const answers = sent.subarray(1 + own.digestOffset, 1 + own.digestOffset + 32);
      const echo = received.subarray(1 + helloSize, 1 + 2 * helloSize);
      assert.ok(decodeDigestEcho(echo, { server: true, answers }, { primitives }) !== needMore, 'S2 is signed');

      const publishing = publish(server, 'film');
      await sleep(1000);
      const file = join(folder, `ours-${name}.flv`);
      const played = await playStream(server.url('film'), file, { digestHandshake: true, durationMilliseconds: 2000 });
      await publishing.stop();
      assert.ok(played.frames > 10);
    });
  }
});

/** All that goes over the wire until S2 is there. */
async function shakeHands(url: string): Promise<{ readonly sent: Uint8Array; readonly received: Uint8Array }> {
  const { hostname, port } = new URL(url);
  const handshake = new ClientHandshake({
    now: () => Math.floor(performance.now()),
    random: (bytes) => {
      randomFillSync(bytes);
    },
    primitives,
    digestHandshake: true,
  });
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const sent = handshake.start();
  socket.write(sent);
  const received: Uint8Array[] = [];
  try {
    for await (const chunk of socket) {
      received.push(chunk);
      const { send, rest } = handshake.receive(chunk);
      if (send.length > 0) socket.write(send);
      if (rest !== undefined) break;
    }
  } finally {
    socket.destroy();
  }
  return { sent, received: new Uint8Array(Buffer.concat(received)) };
}
