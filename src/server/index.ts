export { type LogFields, type LogLevel, type LogOptions, logLevels } from './log.js';
export type { ServerOptions } from './options.js';
export { createServer, type RtmpServer, type ServerAddress } from './server.js';
export type {
  DisconnectEvent,
  PublishEvent,
  RecordedEvent,
  ServerEvents,
  StreamEvent,
} from './server-events.js';
