export * from './chunk-stream/index.js';
export * from './connection/index.js';
export * from './direction.js';
export * from './handshake/index.js';
export * from './message-stream/index.js';
