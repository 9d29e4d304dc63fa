export type * from './application.js';
export { ClientConnection, type ConnectResult } from './client-connection.js';
export type { ClientEvents } from './client-messages.js';
export type { ClientStream, PlayOptions } from './client-stream.js';
export {
  type ClientConnectionOptions,
  type ConnectionLimits,
  type ConnectionOptions,
  defaultConnectionLimits,
  type Report,
  type ReportCode,
  type ServerConnectionOptions,
} from './options.js';
export { asDataFrame, dataOf } from './published-messages.js';
export { type ConnectionInfo, ServerConnection } from './server-connection.js';
export type { ServerStream, StreamMessage, StreamState } from './server-stream.js';
export type { ConnectionState, ConnectionStats } from './stats.js';
export * from './vocabulary.js';
