export { decodeValue, readValue } from './amf0-read.js';
export * from './amf0-values.js';
export { encodeValue, writeValue } from './amf0-write.js';
