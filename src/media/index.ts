export { type FlvHandler, FlvReader } from './flv-reader.js';
export { type FlvContinuation, type FlvSink, FlvWriter } from './flv-writer.js';
export { GopCache, type GopCacheLimits, isHeader } from './gop-cache.js';
export { isFrame, type MediaKind, mediaKind } from './media-kind.js';
export type { MediaMessage } from './media-message.js';
export { isMetadataName, liveMetadata, metadataOf } from './metadata.js';
export { type RecoveredFlv, recoverFlv } from './recover-flv.js';
export { Timeline } from './timeline.js';
export { headerSlots, trackIds } from './tracks.js';
