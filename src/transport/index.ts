export type { ByteConnection, ByteConnectionOptions, ByteHandler } from './byte-connection.js';
export { type ConnectOptions, connectTcp, type Listener, type ListenOptions, listenTcp } from './tcp.js';
