import { must, record, ref, u29 } from '../../src/schema/build/index.js';
import { amf3 } from '../documents.js';
import { objects, utf8Vr } from './1-tables.js';

/** Any value of AMF 3, the type that all others are part of. */
export const anyValue = ref('amf3.value');
/** Names and values. */
export const members = record(utf8Vr, anyValue);
/** Objects enter the table of objects, or point into it. */
export const interned = { table: objects.name, head: u29, key: 'identity', rule: 'object-in-table' } as const;
/** What the classes of objects have in common. */
export const common = {
  label: 'class',
  interned,
  rules: {
    'object-in-table': must('An object reference points to an object that began before', amf3('2.2')),
  },
} as const;
