/** What callers of the codecs need beside them. It needs no Node. */

export { Contents } from './contents.js';
export {
  DecodeError,
  EncodeError,
  LimitError,
  MtrudeError,
  ProtocolError,
  RejectedError,
  SchemaError,
  UsageError,
} from './errors.js';
export type { ExtensionCodec, Extensions } from './extensions.js';
export { defaultLimits, type Limits } from './limits.js';
export { type NeedMore, needMore } from './need-more.js';
export type { Primitives } from './primitives.js';
export { type Note, Reader, type ReadOptions } from './reader.js';
export { References } from './references.js';
export { type WriteOptions, Writer } from './writer.js';
