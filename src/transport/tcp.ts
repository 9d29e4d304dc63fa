import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import type { ByteConnection, ByteConnectionOptions, ByteHandler } from './byte-connection.js';
import { TcpConnection } from './tcp-connection.js';

export interface ListenOptions extends ByteConnectionOptions {
  /** The address to listen on. */
  readonly host: string;
  /** 0: any port that is free. */
  readonly port: number;
  /** Connections that wait to be accepted. 511 by default. */
  readonly backlog?: number;
}

/** Something that accepts connections. */
export interface Listener {
  readonly host: string;
  readonly port: number;
  /** Accepts no more. Resolves when the last connection has ended; ends none of them. */
  close(): Promise<void>;
}

/** Accepts TCP connections. Rejects with the error of the system if it cannot listen. */
export async function listenTcp(
  options: ListenOptions,
  accept: (connection: ByteConnection) => ByteHandler,
): Promise<Listener> {
  const server = createServer((socket) => {
    const connection = new TcpConnection(socket, options);
    connection.handle(accept(connection));
  });
  server.listen({ host: options.host, port: options.port, backlog: options.backlog ?? 511 });
  await once(server, 'listening');
  // Running out of file descriptors, say: the connection is lost, the others and the server go on.
  server.on('error', () => undefined);
  return { ...addressOf(server), close: () => closed(server) };
}

export interface ConnectOptions extends ByteConnectionOptions {
  readonly host: string;
  readonly port: number;
  /** How long to wait for the peer to accept, in milliseconds. 10000 by default. */
  readonly connectMilliseconds?: number;
}

/** Opens a TCP connection. Rejects with the error of the system, whose code is `ETIMEDOUT` when the time is over. */
export async function connectTcp(
  options: ConnectOptions,
  handle: (connection: ByteConnection) => ByteHandler,
): Promise<ByteConnection> {
  const { host, port, connectMilliseconds = 10_000 } = options;
  const socket = connect({ host, port });
  const clock = setTimeout(() => socket.destroy(new ConnectTimeout(host, port)), connectMilliseconds);
  try {
    await once(socket, 'connect');
  } finally {
    clearTimeout(clock);
  }
  const connection = new TcpConnection(socket, options);
  connection.handle(handle(connection));
  return connection;
}

class ConnectTimeout extends Error {
  override readonly name = 'ConnectTimeout';
  readonly code = 'ETIMEDOUT';

  constructor(host: string, port: number) {
    super(`${host}:${port} did not accept the connection in time`);
  }
}

function addressOf(server: Server): { host: string; port: number } {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('A TCP server has an address and a port');
  return { host: address.address, port: address.port };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
