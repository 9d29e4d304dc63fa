/**
 * Everything in one import, for Node. Browsers and workers import the parts that need no Node: `mtrude/amf0`,
 * `mtrude/amf3`, `mtrude/enhanced`, `mtrude/rtmp`, `mtrude/flv`, `mtrude/amf`, `mtrude/sol`, `mtrude/tunnel`, `mtrude/codecs`,
 * `mtrude/runtime` and `mtrude/session`.
 */
export * as amf from '../generated/amf/index.js';
export * as amf0 from '../generated/amf0/index.js';
export * as amf3 from '../generated/amf3/index.js';
export * as codecs from '../generated/codecs/index.js';
export * as enhanced from '../generated/enhanced/index.js';
export * as flash from '../generated/flash/index.js';
export * as flv from '../generated/flv/index.js';
export * as rtmp from '../generated/rtmp/index.js';
export * as sol from '../generated/sol/index.js';
export * as tunnel from '../generated/tunnel/index.js';
export {
  type Played,
  type PlayStreamOptions,
  type Published,
  type PublishOptions,
  playStream,
  publishFile,
} from './client/index.js';
export * from './runtime/public.js';
export { createServer, type RtmpServer, type ServerAddress, type ServerOptions } from './server/index.js';
export { primitives } from './transport/index.js';
