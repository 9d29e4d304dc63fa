import { format } from '../../src/schema/build/index.js';
import {
  anonymousObject,
  avmPlus,
  ecmaArray,
  objects,
  strictArray,
  typedObject,
  unsupported,
  value,
  values,
  xmlDocument,
  zonedDate,
} from './1-value.js';

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
);
