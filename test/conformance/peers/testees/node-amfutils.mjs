import amfUtils from 'node-amfutils';
import { answering } from './answering.mjs';
import { behind, fromLossless, toLossless } from './plain.mjs';

const whole = ({ len, value }, bytes) => {
  if (len < bytes.length) throw new RangeError(`${bytes.length - len} bytes are left over`);
  return toLossless(value);
};

/** It writes an array as an ECMA array unless it is marked. */
const marked = (node, seen = new Set()) => {
  if (typeof node !== 'object' || node === null || seen.has(node)) return node;
  seen.add(node);
  for (const part of Object.values(node)) marked(part, seen);
  return Array.isArray(node) ? amfUtils.amf0markSArray(node) : node;
};

answering('node-amfutils', {
  'amf0.value': {
    lacks: [0x0d, 0x11],
    decode: (bytes) => behind(bytes[0], whole(amfUtils.amf0DecodeOne(bytes), bytes)),
    encode: (json) => amfUtils.amf0EncodeOne(marked(fromLossless(json))),
  },
  'amf3.value': {
    // Objects are declared, and not written yet.
    lacks: [0x0a],
    decode: (bytes) => whole(amfUtils.amf3DecodeOne(bytes), bytes),
    encode: (json) => amfUtils.amf3EncodeOne(fromLossless(json)),
  },
});
