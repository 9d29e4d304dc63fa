export { fromLosslessJson } from './from-lossless.js';
export { givenValues } from './given-values.js';
export { losslessJsonSchema } from './json-schema.js';
export { toLosslessJson } from './to-lossless.js';
