import 'reflect-metadata';
import { AMF3 } from '@astronautlabs/amf';
import amfJs from 'amf-js';
import amf3Ts from 'amf3-ts';
import amfjs from 'amfjs';
import amflib from 'amflib/node-amf/amf.js';
import * as amfUtils from 'node-amfutils';
import {
  decodeValue,
  encodeValue,
  type Value,
  type VectorDouble,
  VectorInt,
  VectorUint,
} from '../generated/amf3/index.js';
import { areSame, type Forms, formOf, type Opened, openOurs, openPlain } from './amf3-forms.js';
import type { Trial } from './trials.js';

export interface Codec {
  readonly name: string;
  readonly trial: (value: Value) => Trial;
}

export const generated: Codec = {
  name: 'generated',
  trial: (value) => {
    const bytes = encodeValue(value);
    return {
      encode: () => encodeValue(value),
      decode: () => decodeValue(bytes),
      decodes: () => areSame(decodeValue(bytes), openOurs, value, openOurs),
      encodes: () => areSame(decodeValue(encodeValue(value)), openOurs, value, openOurs),
      size: bytes.length,
    };
  },
};

/** What a package does; a peer that lacks one of the two takes no part in it. */
interface Peer {
  readonly name: string;
  readonly forms?: Forms;
  readonly encode?: (form: unknown) => Uint8Array;
  /** Of the same bytes in the form that the package reads from: another one has no time of its own to be made in. */
  readonly decode?: (bytes: Buffer) => unknown;
  /** What the package makes, in parts. */
  readonly open?: (value: unknown) => Opened;
}

const plainObjects: Forms = { object: (members) => members({}) };

const packages: readonly Peer[] = [
  {
    name: '@astronautlabs/amf',
    forms: {
      ...plainObjects,
      bytes: (bytes) => AMF3.Value.byteArray(Buffer.from(bytes)),
      vector: (vector) =>
        AMF3.Value.vector(
          vector instanceof VectorInt
            ? Int32Array.from(vector.items)
            : vector instanceof VectorUint
              ? Uint32Array.from(vector.items)
              : vector.items,
          vector.fixed,
        ),
    },
    encode: (form) => AMF3.Value.any(form).serialize(),
    decode: (bytes) => AMF3.Value.deserialize(bytes),
    open: (value) => openPlain(value instanceof AMF3.Value ? value.value : value),
  },
  {
    name: 'amf-js',
    decode: ({ buffer, byteOffset, length }) => amfJs.deserialize(buffer.slice(byteOffset, byteOffset + length)),
    open: (value) => openPlain(value instanceof ArrayBuffer ? new Uint8Array(value) : value),
  },
  {
    name: 'amf3-ts',
    forms: {
      ...plainObjects,
      bytes: (bytes) => new amf3Ts.Stream([...bytes]),
      named: (members) => members([]),
      typed: (_, members) => members(new Recording()),
      vector: (vector) => arrayOf(vector),
    },
    encode: (form) => Uint8Array.from(amf3Ts.AMF3.stringify(form)),
    // Given a Uint8Array, it gives a pair; it makes an array of numbers of it first.
    decode: (bytes) => amf3Ts.AMF3.parse(Array.from(bytes)),
    open: (value) => openPlain(value instanceof amf3Ts.Stream ? Uint8Array.from(value.data) : value),
  },
  {
    name: 'amfjs',
    forms: {
      object: (members) => members(new amfjs.Serializable()),
      bytes: (bytes) => Buffer.from(bytes),
      // It writes plain objects as arrays with names.
      named: (members) => members({}),
      typed: (className, members) => members(new amfjs.Serializable(className)),
    },
    encode: (form) => {
      const parts: Uint8Array[] = [];
      new amfjs.AMFEncoder({ write: (part) => parts.push(part) }).writeObject(form, amfjs.AMF3);
      return Buffer.concat(parts);
    },
    decode: (bytes) => {
      let at = 0;
      const read = (count: number) => {
        at += count;
        return bytes.subarray(at - count, at);
      };
      return new amfjs.AMFDecoder({ read }).decode(amfjs.AMF3);
    },
    open: (value) => {
      if (!(value instanceof amfjs.Serializable)) return openPlain(value);
      return { members: Object.entries(value).filter(([name]) => name !== '__class') };
    },
  },
  {
    name: 'amflib',
    forms: plainObjects,
    encode: (form) => {
      const serializer = amflib.serializer();
      serializer.writeValue(form);
      return Buffer.from(serializer.toString(), 'latin1');
    },
    decode: (bytes) => amflib.deserializer(bytes.toString('latin1')).readValue(amflib.AMF3),
  },
  {
    name: 'node-amfutils',
    forms: plainObjects,
    encode: (form) => amfUtils.amf3EncodeOne(form),
    decode: (bytes) => amfUtils.amf3DecodeOne(bytes).value,
  },
];

/** All AMF3 packages that can be installed from the registry without scripts and run on this version of Node. */
export const peers: readonly Codec[] = packages.map(({ name, forms, encode, decode, open = openPlain }) => ({
  name,
  trial: (value) => {
    const ours = encodeValue(value);
    const bytes = Buffer.from(ours);
    let form: unknown;
    return {
      encode: () => encode?.(form),
      decode: () => decode?.(bytes),
      decodes: () => {
        if (decode === undefined) throw new Error('has no decoder');
        return areSame(decode(bytes), open, value, openOurs);
      },
      encodes: () => {
        if (encode === undefined || forms === undefined) throw new Error('has no encoder');
        form = formOf(value, forms);
        // What it writes has to be AMF 3 that others understand.
        return areSame(decodeValue(encode(form)), openOurs, value, openOurs);
      },
      size: ours.length,
    };
  },
}));

/** A class to be registered with those who want one. */
class Recording {}
amf3Ts.AMF3.registerClassAlias('org.example.Recording', Recording);

function arrayOf(vector: VectorInt | VectorUint | VectorDouble): Int32Array | Uint32Array | Float64Array {
  if (vector instanceof VectorInt) return Int32Array.from(vector.items);
  return vector instanceof VectorUint ? Uint32Array.from(vector.items) : Float64Array.from(vector.items);
}
