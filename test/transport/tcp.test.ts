import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ByteConnection,
  type ByteConnectionOptions,
  connectTcp,
  type Listener,
  listenTcp,
} from '../../src/transport/index.js';
import { freePort } from '../support/ports.js';

interface End {
  readonly connection: ByteConnection;
  readonly pieces: Uint8Array[];
  readonly closed: Promise<Error | undefined>;
}

const text = (end: End): string => Buffer.concat(end.pieces).toString();
const bytes = (said: string): Uint8Array => Buffer.from(said);

describe('TCP connections', () => {
  const listeners: Listener[] = [];
  const connections: ByteConnection[] = [];

  afterEach(async () => {
    for (const connection of connections.splice(0)) connection.destroy();
    await Promise.all(listeners.splice(0).map((listener) => listener.close()));
  });

  function endOf(connection: ByteConnection): {
    end: End;
    handler: { data(b: Uint8Array): void; close(e?: Error): void };
  } {
    connections.push(connection);
    const pieces: Uint8Array[] = [];
    let close: (error?: Error) => void = () => undefined;
    const closed = new Promise<Error | undefined>((resolve) => {
      close = resolve;
    });
    return { end: { connection, pieces, closed }, handler: { data: (piece) => pieces.push(piece), close } };
  }

  /** A connection as both of its ends see it. */
  async function pair(options: ByteConnectionOptions = {}): Promise<{ server: End; client: End }> {
    let accept: (end: End) => void = () => undefined;
    const accepted = new Promise<End>((resolve) => {
      accept = resolve;
    });
    const listener = await listenTcp({ host: '127.0.0.1', port: 0, ...options }, (connection) => {
      const { end, handler } = endOf(connection);
      accept(end);
      return handler;
    });
    listeners.push(listener);
    let client: End | undefined;
    await connectTcp({ host: listener.host, port: listener.port }, (connection) => {
      const { end, handler } = endOf(connection);
      client = end;
      return handler;
    });
    assert.ok(client);
    return { server: await accepted, client };
  }

  it('carry bytes both ways and end in order', async () => {
    const { server, client } = await pair();
    client.connection.write(bytes('to the server'));
    server.connection.write(bytes('to the client'));
    client.connection.end();
    assert.equal(await server.closed, undefined);
    assert.equal(await client.closed, undefined);
    assert.equal(text(server), 'to the server');
    assert.equal(text(client), 'to the client');
    assert.match(server.connection.remote, /^127\.0\.0\.1:\d+$/);
    assert.equal(server.connection.open, false);
  });

  it('join small writes for a bounded time', async () => {
    const { server, client } = await pair({ joinMilliseconds: 60 });
    for (const piece of ['a', 'b', 'c']) server.connection.write(bytes(piece));
    assert.equal(server.connection.bufferedBytes, 3);
    await delay(20);
    assert.equal(text(client), '');
    await delay(90);
    assert.equal(text(client), 'abc');
    assert.equal(client.pieces.length, 1);
    client.connection.destroy();
  });

  it('send without waiting longer when enough waits', async () => {
    const { server, client } = await pair({ joinMilliseconds: 60_000, joinBytes: 4 });
    server.connection.write(bytes('ab'));
    server.connection.write(bytes('cd'));
    await delay(50);
    assert.equal(text(client), 'abcd');
    server.connection.write(bytes('e'));
    server.connection.end();
    await client.closed;
    assert.equal(text(client), 'abcde');
  });

  it('hold back what is written while corked, small and large', async () => {
    const { server, client } = await pair();
    const large = new Uint8Array(50_000).fill(0x78);
    server.connection.cork();
    for (const piece of [bytes('a'), large, large]) server.connection.write(piece);
    await delay(20);
    assert.equal(text(client), '');
    server.connection.uncork();
    server.connection.cork();
    server.connection.write(bytes('b'));
    server.connection.write(bytes('c'));
    server.connection.uncork();
    server.connection.end();
    await client.closed;
    assert.equal(text(client), `a${'x'.repeat(100_000)}bc`);
  });

  it('count what the peer does not take, and stop reading when told to', async () => {
    const { server, client } = await pair({ lingerMilliseconds: 20_000 });
    client.connection.pause();
    const piece = new Uint8Array(1 << 20);
    for (let count = 0; count < 32; count++) server.connection.write(piece);
    await delay(50);
    assert.ok(server.connection.bufferedBytes > 1 << 20);
    client.connection.resume();
    server.connection.end();
    await client.closed;
    assert.equal(text(client).length, 32 << 20);
  });

  it('are destroyed when a peer that reads nothing lingers', async () => {
    const { server, client } = await pair({ lingerMilliseconds: 50 });
    client.connection.pause();
    for (let count = 0; count < 32; count++) server.connection.write(new Uint8Array(1 << 20));
    server.connection.end();
    await server.closed;
    server.connection.write(bytes('nobody hears this'));
    server.connection.end();
    client.connection.destroy();
  });

  it('tell of errors of the system', async () => {
    const { server, client } = await pair();
    assert.ok(client.connection.open);
    const raw = connect(listeners[0]?.port ?? 0, '127.0.0.1');
    await once(raw, 'connect');
    raw.resetAndDestroy();
    server.connection.destroy();
    await client.closed;
    await assert.rejects(
      connectTcp({ host: '127.0.0.1', port: await freePort() }, () => assert.fail()),
      {
        code: 'ECONNREFUSED',
      },
    );
    const taken = { host: '127.0.0.1', port: listeners[0]?.port ?? 0 };
    await assert.rejects(
      listenTcp(taken, () => assert.fail()),
      { code: 'EADDRINUSE' },
    );
  });
});
