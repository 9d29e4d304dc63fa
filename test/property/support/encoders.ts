import * as amf0 from '../../../generated/amf0/index.js';
import type { Given } from '../../../generated/catalog.js';
import * as flv from '../../../generated/flv/index.js';
import * as rtmp from '../../../generated/rtmp/index.js';

const formats: Readonly<Record<string, object>> = { amf0, rtmp, flv };

/** The generated encoder itself, which trusts that the value has its TypeScript type; the catalog's checks that first. */
export function encodeUnchecked(name: string, value: unknown, given: Given | undefined): Uint8Array {
  const [format = '', local = ''] = name.split('.');
  const encode: unknown = Reflect.get(formats[format] ?? {}, `encode${local.charAt(0).toUpperCase()}${local.slice(1)}`);
  if (typeof encode !== 'function') throw new Error(`There is no encoder for ${name}`);
  const bytes: unknown = Reflect.apply(encode, undefined, given === undefined ? [value] : [value, given]);
  if (!(bytes instanceof Uint8Array)) throw new Error(`The encoder of ${name} gives no bytes`);
  return bytes;
}
