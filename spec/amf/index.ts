import { format } from '../../src/schema/build/index.js';
import {
  anonymousObject,
  avmPlus,
  complexObjects,
  ecmaArray,
  strictArray,
  typedObject,
  value,
  xmlDocument,
} from './1-value.js';
import { header, message, packet } from './2-packet.js';

export const amfFormat = format(
  'amf',
  'Remoting: calls of methods and their results in AMF over HTTP.',
  [
    complexObjects,
    value,
    anonymousObject,
    ecmaArray,
    strictArray,
    typedObject,
    xmlDocument,
    avmPlus,
    header,
    message,
    packet,
  ],
  [packet],
  packet,
);
