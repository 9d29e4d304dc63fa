export { type ChunkLimits, defaultChunkLimits } from './chunk-limits.js';
export { ChunkReader, type ChunkReaderOptions } from './chunk-reader.js';
export { ChunkWriter, chunkWhole } from './chunk-writer.js';
export type { HeaderForm } from './chunks.js';
export type { RawMessage } from './raw-message.js';
export { joined, type ReceivedMessage, type ReceivedPayload } from './received-message.js';
export { SharedMessage } from './shared-message.js';
export { SharedRun } from './shared-run.js';
