import type { Expression } from './expressions.js';
import type { Node } from './node.js';
import type { Uint } from './numbers.js';
import type { Notes } from './sources.js';
import type { Bytes, Computed } from './structures.js';

/**
 * A region of `size` bytes with parts at places that other bytes in it may determine. The value is a plain object with
 * the parts in their order, and last under the name `filler` all bytes that no part covers. Only as the node of a type.
 */
export interface Overlay extends Notes {
  readonly kind: 'overlay';
  readonly size: number;
  readonly filler: string;
  readonly fields: readonly { readonly name: string; readonly type: At | Computed }[];
}

/** A part of an overlay, so many bytes from its beginning: an expression over the parts before it. */
export interface At extends Notes {
  readonly kind: 'at';
  readonly at: Expression;
  /** Of fixed size. */
  readonly type: Uint | Bytes | Digest;
}

/** On the wire, not in the value: a digest of all other bytes of the overlay. */
export interface Digest extends Notes {
  readonly kind: 'digest';
  /** A function of key and data that the caller supplies: `hmac-sha256`. */
  readonly primitive: string;
  readonly bytes: number;
  readonly key: BytesExpression;
}

/** Bytes as an expression: named ones or their beginning, a parameter, a primitive applied to others, one of two. */
export type BytesExpression =
  | { readonly op: 'bytes'; readonly name: string; readonly first?: number }
  | { readonly op: 'given'; readonly name: string }
  | {
      readonly op: 'apply';
      readonly primitive: string;
      readonly key: BytesExpression;
      readonly data: BytesExpression;
    }
  | { readonly op: 'if'; readonly condition: Expression; readonly yes: BytesExpression; readonly no: BytesExpression };

/**
 * A union without a tag: the first case whose digest is right; the last case has none. Each is a labelled struct or
 * overlay, told apart by its `kind`, and all take the same bytes. Only as the node of a type.
 */
export interface Trial extends Notes {
  readonly kind: 'trial';
  readonly cases: readonly { readonly name: string; readonly type: Node; readonly doc?: string }[];
}
