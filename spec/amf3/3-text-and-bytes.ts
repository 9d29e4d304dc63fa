import { bytes, f64, struct, type, utf8 } from '../../src/schema/build/index.js';
import { amf3 } from '../documents.js';
import { common, interned } from './2-objects.js';

export const xmlDocument = type('amf3.xmlDocument', struct({ text: utf8('head') }), {
  ...common,
  doc: 'A legacy XML document as text.',
  from: amf3('3.9'),
  examples: [{ hex: '09 3c612f3e', value: { $class: 'amf3.xmlDocument', text: '<a/>' } }],
});

export const xml = type('amf3.xml', struct({ text: utf8('head') }), {
  ...common,
  doc: 'XML as text.',
  from: amf3('3.13'),
  examples: [{ hex: '09 3c612f3e', value: { $class: 'amf3.xml', text: '<a/>' } }],
});

export const utcDate = type(
  'amf3.utcDate',
  struct({ milliseconds: { ...f64, doc: 'Milliseconds since 1970-01-01T00:00Z.' } }),
  {
    ...common,
    doc: 'A point in time.',
    from: amf3('3.10'),
    examples: [
      { hex: '01 4271cb65cd000000', value: { $class: 'amf3.utcDate', milliseconds: 1222830247936 } },
      { hex: '03 0000000000000000', value: { $class: 'amf3.utcDate', milliseconds: 0 }, canonical: false },
    ],
  },
);

export const byteArray = type('amf3.byteArray', bytes('head'), {
  doc: 'Bytes.',
  from: amf3('3.14'),
  interned,
  rules: common.rules,
  examples: [{ hex: '05 0102', value: { $bytes: '0102' } }],
});
