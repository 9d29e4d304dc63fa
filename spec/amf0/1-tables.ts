import { prefixed, table, u16, u32, utf8 } from '../../src/schema/build/index.js';
import { amf0 } from '../documents.js';

export const objects = table('amf0.complexObjects', {
  doc: 'Objects, ECMA arrays, strict arrays, typed objects and XML documents in the order in which they begin; references count from 0.',
  from: amf0('2.9'),
});

/** The tables of values in AMF 0, and those of the values in AMF 3 among them. */
export const allTables = [objects.name, 'amf3.strings', 'amf3.traitsTable', 'amf3.objects'];

/** Text that a 16-bit length stands before. */
export const shortString = prefixed(u16, utf8());

/** Text that a 32-bit length stands before. */
export const longString = prefixed(u32, utf8());
