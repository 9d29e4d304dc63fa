import type { Notes } from './sources.js';

/** What a decoded value looks like: a type over host values, not bytes. Used by `calls` and for AMF objects. */
export type Shape =
  | { readonly shape: 'any' | 'number' | 'string' | 'boolean' | 'null' | 'undefined'; readonly doc?: string }
  | { readonly shape: 'literal'; readonly value: string; readonly doc?: string }
  /** An open set of strings with names. */
  | { readonly shape: 'vocabulary'; readonly type: string; readonly doc?: string }
  | { readonly shape: 'named'; readonly type: string; readonly doc?: string }
  /** An array of such values. */
  | { readonly shape: 'list'; readonly of: Shape; readonly doc?: string }
  | { readonly shape: 'either'; readonly of: readonly Shape[]; readonly doc?: string }
  /** A plain object or ECMA array with these properties, and any others. */
  | {
      readonly shape: 'object';
      readonly properties: Readonly<
        Record<string, { readonly shape: Shape; readonly required: boolean; readonly doc?: string }>
      >;
      readonly doc?: string;
    };

export interface Item {
  readonly name: string;
  readonly shape: Shape;
  readonly presence: 'required' | 'optional' | 'rest';
  readonly doc?: string;
}

export interface Call {
  readonly name: string;
  /** The string that opens the call. */
  readonly opens: string;
  readonly items: readonly Item[];
  readonly doc?: string;
}

/**
 * Rows of host values told apart by their first, a string: RTMP's commands over AMF. A row that fits no call, in its
 * name or in the shape of its items, is kept whole as `{ kind: 'other', values }`: nothing a peer sends is lost.
 */
export interface Calls extends Notes {
  readonly kind: 'calls';
  /** The type of one value; rows run to the end of the region. */
  readonly over: string;
  readonly calls: readonly Call[];
}
