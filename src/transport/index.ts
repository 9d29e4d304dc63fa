export type { ByteConnection, ByteConnectionOptions, ByteHandler } from './byte-connection.js';
export { primitives } from './primitives.js';
export { connectTcp, type Listener, listenTcp } from './tcp.js';
