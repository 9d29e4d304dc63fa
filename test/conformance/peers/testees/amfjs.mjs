import amfjs from 'amfjs';
import { answering, NoForm } from './answering.mjs';
import { behind, fromLossless, toLossless } from './plain.mjs';

const { AMF0, AMF3, AMFDecoder, AMFEncoder, Serializable } = amfjs;

const codec = (version, dateClass, lacks) => ({
  lacks,
  decode(bytes) {
    let at = 0;
    const source = {
      read(count) {
        if (at + count > bytes.length) return null;
        at += count;
        return bytes.subarray(at - count, at);
      },
    };
    const value = new AMFDecoder(source).decode(version);
    if (at < bytes.length) throw new RangeError(`${bytes.length - at} bytes are left over`);
    const json = toLossless(value, (node) => special(node, version, dateClass));
    return version === AMF0 && bytes[0] === 0x11 ? behind(0x11, json) : json;
  },
  encode(json) {
    const pieces = [];
    const date = ({ milliseconds }) => new Date(milliseconds);
    const value = fromLossless(json, { [dateClass]: date }, () => new Serializable());
    new AMFEncoder({ write: (piece) => pieces.push(Buffer.from(piece)) }).writeObject(value, version);
    return Buffer.concat(pieces);
  },
});

function special(node, version, dateClass) {
  if (node instanceof Date) {
    return { $class: dateClass, milliseconds: node.getTime(), ...(version === AMF0 && { zone: 0 }) };
  }
  if (Array.isArray(node)) return undefined;
  if (!(node instanceof Serializable))
    return version === AMF3 ? undefined : { $class: 'amf0.ecmaArray', entries: { ...node } };
  const { __class: className, ...properties } = node;
  // What has no name is an object; its own parts are left as they are.
  if (className === undefined) {
    delete node.__class;
    return undefined;
  }
  if (version === AMF3) throw new NoForm('the package does not say which members are of the class');
  return { $class: 'amf0.typedObject', className, properties };
}

answering('amfjs', {
  'amf0.value': codec(AMF0, 'amf0.zonedDate', [0x0d, 0x0f]),
  'amf3.value': codec(AMF3, 'amf3.utcDate', [0x07, 0x0b]),
});
