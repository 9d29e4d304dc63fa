import { format } from '../../src/schema/build/index.js';
import { objects, strings, traits, traitsTable, utf8Vr } from './1-tables.js';
import {
  associativeArray,
  byteArray,
  dictionary,
  typedObject,
  utcDate,
  value,
  values,
  vectorDouble,
  vectorInt,
  vectorObject,
  vectorUint,
  xml,
  xmlDocument,
} from './2-value.js';

import { acknowledgeMessageExt, asyncMessageExt, asyncPart, commandMessageExt, messagePart } from './3-messages.js';

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
);
