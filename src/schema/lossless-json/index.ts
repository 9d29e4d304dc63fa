export { fromLosslessJson } from './from-lossless.js';
export { losslessJsonSchema } from './json-schema.js';
export { toLosslessJson } from './to-lossless.js';
