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
}
