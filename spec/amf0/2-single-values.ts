import { conflict, f64, i16, should, struct, type } from '../../src/schema/build/index.js';
import { amf0, amf3, peers } from '../documents.js';
import { longString, objects } from './1-tables.js';

/** Of remoting as well. */
export const xmlInTable = conflict(
  'Whether an XML document takes an index, so that references can point to it: the document does not name it among complex objects, Flash Player gives it one',
  peers('xml-reference'),
  { reads: 'with an index', writes: 'with an index, and a reference where it comes again' },
);

export const zonedDate = type(
  'amf0.zonedDate',
  struct({
    milliseconds: { ...f64, doc: 'Milliseconds since 1970-01-01T00:00Z.' },
    zone: {
      ...i16,
      doc: 'Reserved, in minutes where a peer fills it in; written as 0 by convention.',
      rule: 'time-zone',
    },
  }),
  {
    doc: 'A point in time.',
    from: amf0('2.13'),
    label: 'class',
    rules: { 'time-zone': should('be written as 0; what a peer wrote is kept', amf0('2.13')) },
    examples: [
      { hex: '4271cb65cd000000 0000', value: { $class: 'amf0.zonedDate', milliseconds: 1222830247936, zone: 0 } },
      { hex: '0000000000000000 ffc4', value: { $class: 'amf0.zonedDate', milliseconds: 0, zone: -60 } },
    ],
  },
);

export const unsupported = type('amf0.unsupported', struct({}), {
  doc: 'Stands where the sender could not write a value.',
  from: amf0('2.15'),
  label: 'class',
  examples: [{ hex: '', value: { $class: 'amf0.unsupported' } }],
});

export const xmlDocument = type('amf0.xmlDocument', struct({ text: longString }), {
  doc: 'An XML document as text.',
  from: [amf0('2.17'), peers('xml-reference')],
  label: 'class',
  remember: objects.name,
  rules: { 'xml-in-table': xmlInTable },
  examples: [{ hex: '00000004 3c612f3e', value: { $class: 'amf0.xmlDocument', text: '<a/>' } }],
});

export const avmPlus = type(
  'amf0.avmPlus',
  struct({ value: { kind: 'ref', type: 'amf3.value', doc: 'The value in AMF 3.' } }),
  {
    doc: 'A value in AMF 3.',
    from: amf0('3.1'),
    label: 'class',
    rules: {
      'avm-plus-tables': conflict(
        'How long the tables of AMF 3 last among values of AMF 0. The document of AMF 3 starts them anew with each header or message; that of AMF 0, which describes the switch for one value, does not say. Gateways and servers for Flash clients keep them for a whole message, some readers for one value',
        amf3('4.1'),
        {
          reads: 'as long as the table of AMF 0 around them: for a message, a row of data, a slot of a shared object',
          writes: 'the same: a later value may point into an earlier one',
        },
      ),
    },
    examples: [
      { hex: '06 03 61', value: { $class: 'amf0.avmPlus', value: 'a' } },
      { hex: '09 03 01 09 00', value: { $class: 'amf0.avmPlus', value: { $id: 1, $array: [{ $ref: 1 }] } } },
      {
        hex: '06 00',
        error: 'bad-reference',
        rules: ['amf3/1.3.2/string-in-table'],
        doc: 'nothing stands before it',
      },
    ],
  },
);
