import type { CatalogEntry } from '../../generated/catalog.js';

/** A type that the command line decodes and encodes by name. */
export interface WireType extends Pick<CatalogEntry, 'name' | 'doc' | 'given'> {
  /** Throws DecodeError also where the input ends too early: nothing follows. */
  readonly decode: (bytes: Uint8Array, given: Given) => unknown;
  readonly encode: (value: unknown, given: Given) => Uint8Array;
  /** The objects inside the value whose keys are fields, not data. */
  readonly structs: (value: unknown) => ReadonlySet<object>;
}

export type Given = Readonly<Record<string, number | boolean | Uint8Array>>;
