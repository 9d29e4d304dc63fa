import type { Expression } from './expressions.js';
import type { Node } from './node.js';
import type { Enumeration, Flag, Head, Spellings, Uint } from './numbers.js';
import type { Notes } from './sources.js';

/** Length in bytes; `rest` is all that is left of the enclosing region, `head` what is left of the head of an interned type. */
export type Length = 'rest' | 'head' | Expression;

export interface Utf8 extends Notes {
  readonly kind: 'utf8';
  readonly length: Length;
}

/** Text up to a byte below 128 that ends it, which is not in the value: a line, a part of a path. */
export interface Terminated extends Notes {
  readonly kind: 'terminated';
  readonly end: number;
}

/** Raw bytes: a view of the input. */
export interface Bytes extends Notes {
  readonly kind: 'bytes';
  readonly length: Length;
}

/** No bytes at all; the value is always the same. */
export interface Nothing extends Notes {
  readonly kind: 'nothing';
  readonly value: 'null' | 'undefined' | 'true' | 'false';
}

/** Another type by name, with arguments for its `given` parameters. */
export interface Ref extends Notes {
  readonly kind: 'ref';
  readonly type: string;
  readonly given?: Readonly<Record<string, Expression>>;
}

/** A field of the wire but not of the value: computed when written, at hand for expressions when read. */
export interface Derived extends Notes {
  readonly kind: 'derived';
  readonly type: Uint | Enumeration;
  readonly from: Expression;
  /**
   * What reading another number means: `error`; `noted` (accepted, reported as a deviation, and the number read is
   * the one that later expressions see); `used`, for lengths and tags, which steer the reading and cannot differ.
   */
  readonly mismatch: 'error' | 'noted' | 'used';
}

/** A field of the value but not of the wire: computed when read. */
export interface Computed extends Notes {
  readonly kind: 'computed';
  readonly type: Uint | Flag;
  readonly from: Expression;
}

/** Present on the wire if the condition holds; otherwise the value is `undefined`. */
export interface When extends Notes {
  readonly kind: 'when';
  readonly condition: Expression;
  readonly type: Node;
}

/** Present if the enclosing region has bytes left; otherwise the value is `undefined`. Only as last field. */
export interface IfMore extends Notes {
  readonly kind: 'ifMore';
  readonly type: Node;
}

/**
 * On the wire, not in the value: the next number of the field that the list around it carries. It ends the struct that
 * is the list's item.
 */
export interface Carry extends Notes {
  readonly kind: 'carry';
  readonly type: Uint | Enumeration;
}

export interface Field {
  readonly name: string;
  readonly type: Node;
}

export interface Struct extends Notes {
  readonly kind: 'struct';
  readonly fields: readonly Field[];
}

export interface Case {
  readonly name: string;
  readonly tag: number;
  readonly type: Node;
  readonly doc?: string;
}

/**
 * A tagged union. The tag is an integer in front of the case (`marker`), an expression (`on`), or the first bits of the
 * case itself, which are looked at and left for it to read (`peek`).
 * In a `kinds` variant each case is a labelled struct, told apart by its `kind`.
 * In a `host` variant each case is what JavaScript has for it: number, boolean, string, null, undefined, array, plain
 * object, or a class; cases of the same host type are spellings, the first that can hold the value is canonical.
 * `refused` names tags that the documents reserve; `else` catches all other tags: a labelled struct with a computed
 * tag, or behind `peek` one that reads the tag first.
 */
export interface Variant extends Notes {
  readonly kind: 'variant';
  readonly values: 'kinds' | 'host';
  readonly tag: { readonly marker: Uint } | { readonly on: Expression } | { readonly peek: Uint };
  readonly cases: readonly Case[];
  readonly refused?: readonly { readonly name: string; readonly tag: number; readonly rule: string }[];
  /**
   * In a host variant, the table in which every value takes an index as it begins, pointers excepted; nothing can point
   * to those that do not enter it themselves.
   */
  readonly counts?: string;
  readonly else?: { readonly name: string; readonly type: Node; readonly tagField: string };
}

/**
 * A region of so many bytes, inside which `rest` and `end` have meaning. The content must fill it. A `late` one, which is
 * a field of a struct, is stepped over and read when the rest of the struct is known: its content sees later fields.
 */
export interface Sized extends Notes {
  readonly kind: 'sized';
  readonly length: Expression;
  readonly late?: true;
  readonly type: Node;
}

/** A region whose length in bytes stands in front of it; `late` as above. */
export interface Prefixed extends Notes {
  readonly kind: 'prefixed';
  readonly head: Uint | Spellings;
  readonly late?: true;
  readonly type: Node;
}

/**
 * Items in a row: so many as the count in front or the head of an interned type says, up to the end of the region, or
 * while an earlier field is a certain number. That field is carried: each item ends with its next number, and its value
 * is the last one.
 */
export interface List extends Notes {
  readonly kind: 'list';
  readonly item: Node;
  readonly until:
    | 'end'
    | 'head'
    | { readonly count: Head }
    | { readonly counted: Expression }
    | { readonly carries: string; readonly while: number };
}

/**
 * Name and value pairs up to an empty name, which a fixed byte has to follow where there is a terminator. The value is a
 * plain object.
 */
export interface Record_ extends Notes {
  readonly kind: 'record';
  /** The length in front of each name, or the type of text that each name is. */
  readonly name: Head | Ref;
  readonly value: Node;
  readonly terminator?: number;
}

/** An index into a table of values met earlier; only as a case of a host variant. */
export interface Recall extends Notes {
  readonly kind: 'recall';
  readonly table: string;
  readonly index: Head;
}

/** A value whose type goes by a name that was read before. Callers may add codecs for names that are not here. */
export interface Extension extends Notes {
  readonly kind: 'extension';
  /** The field that holds the name, as in `field` of an expression. */
  readonly name: string;
  readonly types: Readonly<Record<string, string>>;
  /** The type of value that codecs of callers can read and write inside theirs. */
  readonly inner: string;
}
