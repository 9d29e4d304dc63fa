import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { decode as decodeMessagePack, encode as encodeMessagePack } from '@msgpack/msgpack';
import * as amfCodec from 'amf-codec';
import * as amfUtils from 'node-amfutils';
import type { Trial } from './trials.js';
import * as twin from './twins/amf0.js';
import type { Plain } from './values.js';

export type Kind = 'object' | 'ecmaArray';

export interface Codec {
  readonly name: string;
  readonly trial: (value: Plain, kind: Kind) => Trial;
}

/** What both of ours export. */
interface Amf0 {
  decodeValue(bytes: Uint8Array): unknown;
  encodeValue(value: unknown): Uint8Array;
  EcmaArray: new (entries: never) => object;
}

/** Generated first, if it was generated; then the twin. */
export async function ours(): Promise<Codec[]> {
  const file = new URL('../generated/amf0/index.ts', import.meta.url);
  const generated: unknown = existsSync(file) ? await import(file.href) : undefined;
  const codecs = [ofOurs('hand-written twin', twin)];
  if (isAmf0(generated)) codecs.unshift(ofOurs('generated', generated));
  return codecs;
}

export const amfPeers: readonly Codec[] = [
  {
    name: 'amf-codec',
    trial: (value, kind) => {
      const bytes = buffer(
        kind === 'ecmaArray' ? twin.encodeValue(new twin.EcmaArray(entriesOf(value))) : amfCodec.toAMF(value),
      );
      return {
        // It writes ECMA arrays as objects, and reads them as arrays with named properties.
        encode: () => amfCodec.toAMF(value),
        decode: () => amfCodec.fromAMF(bytes),
        decodes: () => {
          const decoded = amfCodec.fromAMF(bytes);
          return isDeepStrictEqual(kind === 'ecmaArray' ? { ...Object(decoded) } : decoded, value);
        },
        encodes: () => isDeepStrictEqual(amfCodec.fromAMF(buffer(amfCodec.toAMF(value))), value),
        size: bytes.length,
      };
    },
  },
  {
    name: 'node-amfutils',
    trial: (value, kind) => {
      const bytes = buffer(twin.encodeValue(kind === 'ecmaArray' ? new twin.EcmaArray(entriesOf(value)) : value));
      const marked = markArrays(structuredClone(value));
      return {
        // It writes ECMA arrays from arrays only, so it writes this one as an object; it reads both as objects.
        encode: () => amfUtils.amf0EncodeOne(marked),
        decode: () => amfUtils.amf0DecodeOne(bytes).value,
        decodes: () => sameValue(amfUtils.amf0DecodeOne(bytes).value, value),
        encodes: () => sameValue(amfUtils.amf0DecodeOne(buffer(amfUtils.amf0EncodeOne(marked))).value, value),
        size: bytes.length,
      };
    },
  },
];

export const otherPeers: readonly Codec[] = [
  {
    name: '@msgpack/msgpack',
    trial: (value) => {
      const bytes = encodeMessagePack(value).slice();
      return {
        encode: () => encodeMessagePack(value),
        decode: () => decodeMessagePack(bytes),
        decodes: () => isDeepStrictEqual(decodeMessagePack(bytes), value),
        encodes: () => isDeepStrictEqual(decodeMessagePack(encodeMessagePack(value)), value),
        size: bytes.length,
      };
    },
  },
  {
    name: 'JSON',
    trial: (value) => {
      const text = JSON.stringify(value);
      return {
        encode: () => JSON.stringify(value),
        decode: () => JSON.parse(text),
        decodes: () => isDeepStrictEqual(JSON.parse(text), value),
        encodes: () => JSON.stringify(value) === text,
        size: Buffer.byteLength(text),
      };
    },
  },
];

function ofOurs(name: string, codec: Amf0): Codec {
  return {
    name,
    trial: (value, kind) => {
      const form = kind === 'ecmaArray' ? Reflect.construct(codec.EcmaArray, [value]) : value;
      const bytes = codec.encodeValue(form);
      return {
        encode: () => codec.encodeValue(form),
        decode: () => codec.decodeValue(bytes),
        decodes: () => isDeepStrictEqual(codec.decodeValue(bytes), form),
        encodes: () => isDeepStrictEqual(codec.encodeValue(form), bytes),
        size: bytes.length,
      };
    },
  };
}

function isAmf0(module: unknown): module is Amf0 {
  if (typeof module !== 'object' || module === null) return false;
  return ['decodeValue', 'encodeValue', 'EcmaArray'].every((name) => typeof Reflect.get(module, name) === 'function');
}

/** The peers read from Node's Buffer only. */
function buffer(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes);
}

function entriesOf(value: Plain): twin.Properties {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new TypeError('Only an object can be an ECMA array');
}

function markArrays(value: Plain): Plain {
  if (typeof value !== 'object' || value === null) return value;
  for (const item of Object.values(value)) markArrays(item);
  if (Array.isArray(value)) amfUtils.amf0markSArray(value);
  return value;
}

/** As JSON, which does not see the mark on strict arrays. */
function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
