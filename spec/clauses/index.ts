export { amf0Clauses } from './amf0.js';
export { amf3Clauses } from './amf3.js';
export { enhancedClauses } from './enhanced.js';
export { errataClauses } from './errata.js';
export { flvClauses } from './flv.js';
export { rtmpClauses } from './rtmp.js';
export { urisClauses } from './uris.js';
