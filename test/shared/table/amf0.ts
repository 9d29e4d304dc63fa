import { cut, inFolder, otherwise, refused, whole } from './row.js';

const value = (of: unknown) => whole('amf0.value', of);
const arrayCount = 'peers/ecma-array-count/associative-count';
const encodedText = { utf: 'UTF テスト', zed: 5, shift: 'Shift テスト' };
const ordinals = { $class: 'amf0.ecmaArray', entries: { 0: 'a', 1: 'b', 2: 'c', 3: 'd' } };
const hash = { $class: 'amf0.ecmaArray', entries: { a: 'b', c: 'd' } };

/** One value a file, in AMF 0; the name says what. */
export const amf0Rows = {
  ...inFolder('amf-sile/amf0', {
    'amf0-bad-object-end.bin': refused('amf0.value', 'refused-tag', 'amf0/2.11/object-end'),
    'amf0-circular-reference.bin': value({ $id: 1, $array: [{ $ref: 1 }] }),
    'amf0-complex-encoded-string.bin': value(encodedText),
    // Its author's decoder refuses a date without end. The number of milliseconds is a double as any other to us.
    'amf0-date-invalid.bin': value({ $class: 'amf0.zonedDate', milliseconds: { $number: 'Infinity' }, zone: 0 }),
    'amf0-date-partial.bin': cut('amf0.value'),
    'amf0-date.bin': value({ $class: 'amf0.zonedDate', milliseconds: 1_590_796_800_000, zone: 0 }),
    'amf0-ecma-ordinal-array.bin': value(ordinals),
    'amf0-empty.bin': cut('amf0.value'),
    'amf0-hash.bin': otherwise(value(hash), arrayCount),
    'amf0-long-string.bin': value('a'.repeat(65_555)),
    'amf0-number-negative-infinity.bin': value({ $number: '-Infinity' }),
    'amf0-number-partial.bin': cut('amf0.value'),
    'amf0-number-positive-infinity.bin': value({ $number: 'Infinity' }),
    'amf0-number-quiet-nan.bin': value({ $number: 'NaN' }),
    'amf0-number-signaling-nan.bin': otherwise(value({ $number: 'NaN' }), 'peers/not-a-number/one-nan'),
    'amf0-number.bin': value(3.5),
    'amf0-object-partial.bin': cut('amf0.value'),
    'amf0-object.bin': value({ '': '', foo: 'baz', bar: 3.14 }),
    'amf0-reference-partial.bin': cut('amf0.value'),
    'amf0-strict-array-partial.bin': cut('amf0.value'),
    'amf0-unknown-marker.bin': refused('amf0.value', 'unknown-tag', 'amf0/2.1/marker'),
    'amf0-unsupported.bin': value({ $class: 'amf0.unsupported' }),
    'amf0-xml-doc.bin': value({ $class: 'amf0.xmlDocument', text: '<parent><child prop="test" /></parent>' }),
  }),
  ...inFolder('amf-rocketamf/objects', {
    'amf0-boolean.bin': value(true),
    'amf0-complex-encoded-string.bin': value(encodedText),
    'amf0-date.bin': value({ $class: 'amf0.zonedDate', milliseconds: 1_590_796_800_000, zone: 240 }),
    'amf0-ecma-ordinal-array.bin': value(ordinals),
    'amf0-hash.bin': otherwise(value(hash), arrayCount),
    'amf0-number.bin': value(3.5),
    'amf0-object.bin': value({ bar: 3.14, foo: 'baz' }),
    'amf0-xml-doc.bin': value({ $class: 'amf0.xmlDocument', text: '<parent><child prop="test" /></parent>' }),
  }),
};
