import { format } from '../../src/schema/build/index.js';
import { objects } from './1-tables.js';
import { anonymousObject, ecmaArray, strictArray, typedObject } from './2-objects.js';
import { avmPlus, unsupported, xmlDocument, zonedDate } from './2-single-values.js';
import { value, values } from './3-value.js';

export const amf0Format = format(
  'amf0',
  'Action Message Format 0: ActionScript values as bytes.',
  [
    objects,
    value,
    anonymousObject,
    ecmaArray,
    strictArray,
    zonedDate,
    unsupported,
    xmlDocument,
    typedObject,
    avmPlus,
    values,
  ],
  [value, values],
  values,
);
