import { countedList, prefixed, record, ref, struct, type, u16, u32, utf8 } from '../../src/schema/build/index.js';
import { amf0, peers } from '../documents.js';
import { xmlInTable } from './2-single-values.js';

/** The marker behind the empty name that closes properties. */
export const objectEndMarker = 0x09;

/** Names and values up to the object end marker. */
export const propertiesOf = (value: string) => record(u16, ref(value), objectEndMarker);

/** Objects and arrays of AMF 0, for a format whose values are AMF 0 and something else. */
export const containersOf = (format: string, table: string) => {
  const value = `${format}.value`;
  const held = { remember: table, nests: true } as const;
  const anonymousObject = type(`${format}.anonymousObject`, propertiesOf(value), {
    ...held,
    doc: 'An object: names and values, closed by an empty name and the object end marker.',
    from: amf0('2.5'),
    examples: [
      { hex: '00 01 61 05 00 00 09', value: { a: null } },
      { hex: '00 00 09', value: {} },
    ],
  });
  const strictArray = type(`${format}.strictArray`, countedList(u32, ref(value)), {
    ...held,
    doc: 'An array with ordinal indices only.',
    from: amf0('2.12'),
    examples: [{ hex: '00000002 05 06', value: [null, { $undefined: true }] }],
  });
  const typedObject = type(
    `${format}.typedObject`,
    struct({
      className: { ...prefixed(u16, utf8()), doc: 'The alias under which the class is registered.' },
      properties: propertiesOf(value),
    }),
    {
      ...held,
      doc: 'An object of a class with a registered alias.',
      from: amf0('2.18'),
      label: 'class',
      examples: [
        {
          hex: '0001 41 0001 61 05 000009',
          value: { $class: `${format}.typedObject`, className: 'A', properties: { a: null } },
        },
      ],
    },
  );
  const xmlDocument = type(`${format}.xmlDocument`, struct({ text: prefixed(u32, utf8()) }), {
    remember: table,
    doc: 'An XML document as text.',
    from: [amf0('2.17'), peers('xml-reference')],
    label: 'class',
    rules: { 'xml-in-table': xmlInTable },
    examples: [{ hex: '00000004 3c612f3e', value: { $class: `${format}.xmlDocument`, text: '<a/>' } }],
  });
  return { anonymousObject, strictArray, typedObject, xmlDocument };
};
