import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { encoderObject, playerObject } from '../../src/client/connect-objects.js';
import { parseStreamUrl } from '../../src/client/rtmp-url.js';
import { Session } from '../../src/client/session.js';
import type { MediaMessage } from '../../src/media/index.js';
import { createServer, type RtmpServer, type ServerOptions } from '../../src/server/index.js';
import type { ClientStream, PublishType } from '../../src/session/connection/index.js';

/** All that tests have opened. */
const sessions = new Set<Session>();

/** A server with a folder of its own, and what it logged. */
export interface TestServer {
  readonly server: RtmpServer;
  readonly port: number;
  readonly folder: string;
  readonly lines: Record<string, unknown>[];
  url(stream: string): string;
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mtrude-server-'));
  const lines: Record<string, unknown>[] = [];
  const log = { level: 'debug', json: true, write: (line: string) => lines.push(JSON.parse(line)) } as const;
  const server = createServer({ port: 0, data: folder, joinMilliseconds: 5, log, ...options });
  const { port } = await server.listen();
  return {
    server,
    port,
    folder,
    lines,
    url: (stream) => `rtmp://127.0.0.1:${port}/live/${stream}`,
    stop: async () => {
      // One that does not read would not notice.
      for (const session of sessions) session.destroy();
      sessions.clear();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A client in a stream of its own. */
export interface Client {
  readonly session: Session;
  readonly stream: ClientStream;
  /** Audio, video and metadata that came. */
  readonly got: MediaMessage[];
  readonly statuses: string[];
  readonly events: string[];
}

export async function publisher(url: string, type?: PublishType): Promise<Client> {
  const client = await open(url, true);
  await client.session.reply('publish', client.stream.publish(parseStreamUrl(url).stream, type));
  return client;
}

export async function player(url: string, start?: number): Promise<Client> {
  const client = await open(url, false);
  const options = start === undefined ? {} : { start };
  await client.session.reply('play', client.stream.play(parseStreamUrl(url).stream, options));
  return client;
}

async function open(url: string, publishes: boolean): Promise<Client> {
  const session = await Session.open(parseStreamUrl(url), publishes ? encoderObject : playerObject, {});
  sessions.add(session);
  const stream = await session.reply('createStream', session.connection.createStream());
  const client: Client = { session, stream, got: [], statuses: [], events: [] };
  stream.onMessage = (message) => client.got.push(message);
  stream.onStatus = ({ code }) => client.statuses.push(code);
  stream.onEvent = ({ kind }) => client.events.push(kind);
  return client;
}

export function send({ stream }: Client, messages: readonly MediaMessage[]): void {
  for (const message of messages) stream.send(message);
}

/** What came of the types of audio and video, as plain values. */
export const framesOf = ({ got }: Client): unknown[] => got.filter(({ typeId }) => typeId < 10).map(plain);

export const plain = ({ typeId, timestamp, payload }: MediaMessage): unknown => [
  typeId,
  timestamp,
  Buffer.from(payload).toString('hex'),
];

/** Waits until the condition holds; throws after some seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 8000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await delay(5);
  }
}

/** Connects, sends bytes that need not make sense, and tells when the server has closed. */
export function rawClient(
  port: number,
  bytes: Uint8Array = new Uint8Array(0),
): { socket: Socket; closed: Promise<void> } {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  if (bytes.length > 0) socket.write(bytes);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  return { socket, closed };
}

/** A way to the server that breaks after so many bytes from the client. */
export async function breakingProxy(port: number, bytes: number): Promise<{ port: number; close: () => void }> {
  const proxy = createTcpServer((near) => {
    const far = connect(port, '127.0.0.1');
    let left = bytes;
    const end = () => {
      near.destroy();
      far.destroySoon();
    };
    for (const socket of [near, far]) socket.on('error', end).once('close', end);
    far.pipe(near, { end: false });
    near.on('data', (piece) => {
      if (left > 0) far.write(piece.subarray(0, left));
      left -= piece.length;
      if (left <= 0) end();
    });
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, close: () => proxy.close() };
}
