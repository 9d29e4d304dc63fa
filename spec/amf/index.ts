import { format } from '../../src/schema/build/index.js';
import { header, message, packet } from './1-packet.js';

export const amfFormat = format(
  'amf',
  'Remoting: calls of methods and their results in AMF over HTTP.',
  [header, message, packet],
  [packet],
);
