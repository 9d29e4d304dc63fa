import { format } from '../../src/schema/build/index.js';
import { anonymousObject, counted, ecmaArray, strictArray, typedObject, value, xmlDocument } from './1-value.js';
import { amf0Entries, amf0Entry, amf3Entries, amf3Entry, file } from './2-file.js';

export const solFormat = format(
  'sol',
  'Local Shared Objects: what Flash programs keep on the disk of their users.',
  [
    counted,
    value,
    anonymousObject,
    ecmaArray,
    strictArray,
    typedObject,
    xmlDocument,
    amf0Entry,
    amf0Entries,
    amf3Entry,
    amf3Entries,
    file,
  ],
  [file],
  file,
);
