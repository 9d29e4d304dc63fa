import type { FaultText, Mutation } from '../fault.js';

const value = 'generated/amf0/value.ts';
const published = 'src/session/connection/published-messages.ts';

/** The marker is taken for one that does not exist. */
const without = (marker: string): Mutation => ({
  file: value,
  find: `    case ${marker}: {`,
  replace: `    case -${marker}: {`,
});

export const amfFaults: readonly FaultText[] = [
  {
    name: 'no-date',
    what: 'A date is refused as an unknown marker',
    rules: ['amf0/2.13/layout', 'amf0/2.1/layout'],
    mutations: [without('0x0b')],
  },
  {
    name: 'no-reference',
    what: 'A reference is refused as an unknown marker',
    rules: ['amf0/2.9/reference-in-table', 'amf0/2.1/layout'],
    mutations: [without('0x07')],
  },
  {
    name: 'no-long-string',
    what: 'A long string is refused as an unknown marker',
    rules: ['amf0/2.14/long-string', 'amf0/2.1/layout'],
    mutations: [without('0x0c')],
  },
  {
    name: 'no-strict-array',
    what: 'A strict array is refused as an unknown marker',
    rules: ['amf0/2.12/layout', 'amf0/2.1/layout'],
    mutations: [without('0x0a')],
  },
  {
    name: 'no-undefined',
    what: 'Undefined is refused as an unknown marker',
    rules: ['amf0/2.1/marker', 'amf0/2.1/layout'],
    mutations: [without('0x06')],
  },
  {
    name: 'no-typed-object',
    what: 'A typed object is refused as an unknown marker',
    rules: ['amf0/2.18/layout', 'amf0/2.1/layout'],
    mutations: [without('0x10')],
  },
  {
    name: 'no-ecma-array',
    what: 'An ECMA array is refused as an unknown marker',
    rules: ['amf0/2.10/layout', 'amf0/2.1/layout'],
    mutations: [without('0x08')],
  },
  {
    name: 'no-xml-document',
    what: 'An XML document is refused as an unknown marker',
    rules: ['amf0/2.17/layout', 'peers/xml-reference/xml-in-table', 'amf0/2.1/layout'],
    mutations: [without('0x0f')],
  },
  {
    name: 'no-unsupported',
    what: 'The marker for what is not supported is refused as unknown',
    rules: ['amf0/2.15/layout', 'amf0/2.1/layout'],
    mutations: [without('0x0d')],
  },
  {
    name: 'no-amf3-value',
    what: 'The marker 0x11 in front of a value of AMF 3 is refused',
    rules: ['amf0/3.1/avm-plus', 'amf0/3.1/known-marker', 'amf0/2.1/layout'],
    mutations: [without('0x11')],
  },
  {
    name: 'date-without-zone',
    what: 'A date is read without its time zone',
    rules: ['amf0/2.13/layout', 'amf0/2.1/layout'],
    mutations: [
      { file: 'generated/amf0/zoned-date.ts', find: `  r.position = p + 10;`, replace: `  r.position = p + 8;` },
    ],
  },
  {
    name: 'ecma-array-count-trusted',
    what: 'An ECMA array ends after as many properties as its count says',
    rules: ['peers/ecma-array-count/associative-count'],
    mutations: [
      {
        file: 'generated/amf0/ecma-array.ts',
        find: `  for (;;) {
    const p = r.position;`,
        replace: `  for (let left = r.view.getUint32(r.position - 4); ; left--) {
    if (left === 0) break;
    const p = r.position;`,
      },
    ],
  },
  {
    name: 'amf3-format-byte-not-read',
    what: 'Commands of type 17 are read without their format byte',
    rules: ['errata/7.2/format-selector'],
    mutations: [
      {
        file: 'generated/rtmp/command-extended.ts',
        find: `  r.position = p + 1;
  const command = readCommand(r, depth);`,
        replace: `  const command = readCommand(r, depth);`,
      },
    ],
  },
  {
    name: 'object-encoding-3-confirmed',
    what: 'The result of connect says object encoding 3 to everybody',
    rules: ['errata/8.1.1/object-encoding-of-result'],
    mutations: [
      {
        file: 'src/session/connection/connect-command.ts',
        find: `{ objectEncoding: objectEncodingAmf0 }`,
        replace: `{ objectEncoding: 3 }`,
      },
    ],
  },
  {
    name: 'property-named-proto-lost',
    what: 'An object with a property named __proto__ ends the connection',
    rules: ['amf0/2.5/layout'],
    mutations: [
      {
        file: 'generated/amf0/anonymous-object.ts',
        find: `defineOwn(record, name, valueField);`,
        replace: `throw new TypeError(name);`,
      },
    ],
  },
  {
    name: 'data-of-type-15-with-its-format-byte',
    what: 'Data of type 15 reach players as type 18 with the format byte still in front',
    rules: ['errata/7.2/format-selector'],
    mutations: [
      {
        file: published,
        find: `payload: raw.payload.subarray(formatSelectorSize) };`,
        replace: `payload: raw.payload };`,
      },
    ],
  },
];
