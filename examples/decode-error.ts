import { amf0, DecodeError } from '../src/index.js';

try {
  amf0.decodeValue(Uint8Array.of(0x0a, 0, 0, 0, 1, 0x04));
} catch (error) {
  if (!(error instanceof DecodeError)) throw error;
  console.log(error.code, error.offset, error.path, error.rule);
}
