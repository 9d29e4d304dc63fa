import { cut, inFolder, type Rows, refused, whole } from './row.js';

const value = (of: unknown) => whole('amf3.value', of);
const shared = { $id: 1, foo: 'bar' };

/** Written by both of the projects, to the same bytes. */
const common: Rows = {
  'amf3-0.bin': value(0),
  'amf3-array-ref.bin': value([
    { $id: 1, $array: [1, 2, 3] },
    { $id: 2, $array: ['a', 'b', 'c'] },
    { $ref: 1 },
    { $ref: 2 },
  ]),
  'amf3-complex-encoded-string-array.bin': value([5, 'Shift テスト', 'UTF テスト', 5]),
  'amf3-date-ref.bin': value([{ $id: 1, $class: 'amf3.utcDate', milliseconds: 0 }, { $ref: 1 }]),
  'amf3-empty-array-ref.bin': value([{ $id: 1, $array: [] }, { $id: 2, $array: [] }, { $ref: 1 }, { $ref: 2 }]),
  'amf3-empty-array.bin': value([]),
  'amf3-encoded-string-ref.bin': value(['this is a テスト', 'this is a テスト']),
  // Its class writes two numbers: what only who wrote it knows.
  'amf3-externalizable.bin': refused('amf3.value', 'unknown-extension', 'amf3/3.12/known-externalizable'),
  'amf3-graph-member.bin': value({
    $id: 1,
    children: [
      { children: [], parent: { $ref: 1 } },
      { children: [], parent: { $ref: 1 } },
    ],
    parent: null,
  }),
  'amf3-large-max.bin': value(268_435_456),
  'amf3-large-min.bin': value(-268_435_457),
  'amf3-mixed-array.bin': value([
    { $id: 1, foo_one: 'bar_one' },
    { $id: 2, foo_two: '' },
    { $id: 3, foo_three: 42 },
    {},
    [{ $ref: 1 }, { $ref: 2 }, { $ref: 3 }],
    [],
    42,
    '',
    [],
    '',
    {},
    'bar_one',
    { $ref: 3 },
  ]),
  'amf3-object-ref.bin': value([[shared, { $id: 2, foo: 'bar' }], 'bar', [{ $ref: 1 }, { $ref: 2 }]]),
  'amf3-string-ref.bin': value(['foo', 'str', 'foo', 'str', 'foo', { str: 'foo' }]),
  'amf3-string.bin': value('String . String'),
  'amf3-vector-int.bin': value({ $class: 'amf3.vectorInt', fixed: false, items: [4, -20, 12] }),
  'amf3-xml-doc.bin': value({ $class: 'amf3.xmlDocument', text: '<parent><child prop="test" /></parent>' }),
  'amf3-xml-ref.bin': value([
    { $id: 1, $class: 'amf3.xml', text: '<parent><child prop="test"/></parent>' },
    { $ref: 1 },
  ]),
};

/** One value a file, in AMF 3; the name says what. */
export const amf3Rows = {
  ...inFolder('amf-sile/amf3', {
    ...common,
    'amf3-bad-object-ref.bin': refused('amf3.value', 'bad-reference', 'amf3/2.2/object-in-table'),
    'amf3-bad-string-ref.bin': refused('amf3.value', 'bad-reference', 'amf3/1.3.2/string-in-table'),
    'amf3-bad-trait-ref.bin': refused('amf3.value', 'bad-reference', 'amf3/3.12/traits-in-table'),
    'amf3-date-minus-millis.bin': value({ $class: 'amf3.utcDate', milliseconds: -1 }),
    'amf3-date-partial.bin': cut('amf3.value'),
    'amf3-integer-2byte.bin': value(128),
    'amf3-undefined.bin': value({ $undefined: true }),
    'amf3-vector-partial.bin': cut('amf3.value'),
  }),
  ...inFolder('amf-rocketamf/objects', {
    ...common,
    'amf3-bigNum.bin': value(2 ** 1000),
  }),
};
