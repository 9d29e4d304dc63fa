import { format } from '../../src/schema/build/index.js';
import { objects, strings, traits, traitsTable, utf8Vr } from './1-tables.js';
import { associativeArray, typedObject } from './3-array-and-object.js';
import { byteArray, utcDate, xml, xmlDocument } from './3-text-and-bytes.js';
import { dictionary, vectorDouble, vectorInt, vectorObject, vectorUint } from './3-vectors-and-dictionary.js';
import { value, values } from './4-value.js';
import { acknowledgeMessageExt, asyncMessageExt, asyncPart, commandMessageExt, messagePart } from './5-messages.js';

export const amf3Format = format(
  'amf3',
  'Action Message Format 3: ActionScript values as bytes.',
  [
    strings,
    traitsTable,
    objects,
    value,
    utf8Vr,
    xmlDocument,
    utcDate,
    associativeArray,
    traits,
    typedObject,
    xml,
    byteArray,
    vectorInt,
    vectorUint,
    vectorDouble,
    vectorObject,
    dictionary,
    messagePart,
    asyncPart,
    asyncMessageExt,
    acknowledgeMessageExt,
    commandMessageExt,
    values,
  ],
  [value, values],
  values,
);
