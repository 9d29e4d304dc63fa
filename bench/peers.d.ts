/** The packages that the benchmarks run against and that bring no types of their own: the parts that are used. */

declare module 'amf-codec' {
  export function toAMF(value: unknown): Uint8Array;
  export function fromAMF(bytes: Uint8Array): unknown;
}

declare module 'node-amfutils' {
  export function amf0EncodeOne(value: unknown): Uint8Array;
  export function amf0DecodeOne(bytes: Uint8Array): { readonly len: number; readonly value: unknown };
  /** Marks an array, in place, as one to be encoded as a strict array. */
  export function amf0markSArray(items: unknown[]): unknown[];
  export function amf3EncodeOne(value: unknown): Uint8Array;
  export function amf3DecodeOne(bytes: Uint8Array): { readonly len: number; readonly value: unknown };
}

declare module 'amf-js' {
  const amf: { deserialize(bytes: ArrayBufferLike): unknown };
  export default amf;
}

declare module 'amf3-ts' {
  const amf: {
    readonly AMF3: {
      stringify(value: unknown): number[];
      parse(bytes: number[]): unknown;
      registerClassAlias(name: string, type: new () => object): void;
    };
    readonly Stream: new (bytes: number[]) => { readonly data: number[] };
  };
  export default amf;
}

declare module 'amfjs' {
  const amf: {
    readonly AMF3: unknown;
    readonly Serializable: new (className?: string) => object;
    readonly AMFEncoder: new (target: {
      write(bytes: Uint8Array): void;
    }) => {
      writeObject(value: unknown, version: unknown): void;
    };
    readonly AMFDecoder: new (source: { read(count: number): Uint8Array }) => { decode(version: unknown): unknown };
  };
  export default amf;
}

declare module 'amflib/node-amf/amf.js' {
  const amf: {
    readonly AMF3: number;
    serializer(): { writeValue(value: unknown): string; toString(): string };
    deserializer(bytes: string): { readValue(version: number): unknown };
  };
  export default amf;
}
