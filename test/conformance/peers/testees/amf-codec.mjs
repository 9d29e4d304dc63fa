import { decodeAMF, Memo, toAMF } from 'amf-codec';
import { answering } from './answering.mjs';
import { behind, fromLossless, toLossless } from './plain.mjs';

const special = (node) => {
  if (node instanceof Date) return { $class: 'amf0.zonedDate', milliseconds: node.getTime(), zone: 0 };
  // It reads ECMA arrays as arrays with named properties.
  const isEcma = Array.isArray(node) && Object.keys(node).length > 0 && node.length === 0;
  return isEcma ? { $class: 'amf0.ecmaArray', entries: { ...node } } : undefined;
};

answering('amf-codec', {
  'amf0.value': {
    lacks: [0x0d, 0x0f, 0x11],
    decode(bytes) {
      const memo = new Memo(0);
      const value = decodeAMF(bytes, memo);
      if (memo.position < bytes.length) throw new RangeError(`${bytes.length - memo.position} bytes are left over`);
      return behind(bytes[0], toLossless(value, special));
    },
    encode: (json) => toAMF(fromLossless(json, { 'amf0.zonedDate': ({ milliseconds }) => new Date(milliseconds) })),
  },
});
