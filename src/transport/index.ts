export type { ByteConnection, ByteConnectionOptions, ByteHandler } from './byte-connection.js';
export { connectTcp, type Listener, listenTcp } from './tcp.js';
