/**
 * The data form of the schema language. A spec is nothing but these objects: plain data that survives
 * `JSON.parse(JSON.stringify(spec))`. The constructors beside this file build them; the resolver checks them; the
 * interpreter gives them their meaning; the generator's backends read them.
 */

/** Where a statement comes from: a document known to `documents`, and the clause in its own numbering. */
export interface Source {
  readonly document: string;
  readonly clause: string;
}

/** MUST, SHOULD and MAY as in BCP 14; DE-FACTO is what real peers do; CONFLICT is where documents or peers disagree. */
export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'DE-FACTO' | 'CONFLICT';

export interface Rule {
  readonly level: Level;
  /** The requirement, as one sentence. */
  readonly text: string;
  readonly from: Source;
  /** For CONFLICT rules: what we do when reading and when writing. */
  readonly reads?: string;
  readonly writes?: string;
}

/** What an author may say on any node. `rule` is the local name of a rule of the enclosing type. */
export interface Notes {
  readonly doc?: string;
  readonly rule?: string;
}

// ---------------------------------------------------------------------------------------------------- expressions

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type Arithmetic = 'plus' | 'minus';

/**
 * Expressions are data. Booleans and unsigned integers only; arithmetic is exact below 2^53, and `wrap` reduces
 * modulo 2^bits. `field` reads an earlier field of the same struct, `given` a parameter of the type. The measures
 * `sizeOf` (bytes), `countOf` (items) and `tagOf` (variant tag) look at a sibling field of the value, for derived fields.
 * `state`, `wire` and `value` exist inside transitions only.
 */
export type Expression =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'boolean'; readonly value: boolean }
  | {
      readonly op: 'field' | 'given' | 'sizeOf' | 'countOf' | 'tagOf' | 'state' | 'wire' | 'value';
      readonly name: string;
    }
  | { readonly op: 'present'; readonly of: Expression }
  /** In a transition's wire fields: this field is not there. */
  | { readonly op: 'absent' }
  | { readonly op: Comparison | Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'and' | 'or'; readonly all: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'wrap'; readonly bits: number; readonly of: Expression }
  | { readonly op: 'if'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression };

// ---------------------------------------------------------------------------------------------------- wire types

/**
 * Order of the bytes of an integer on the wire: big-endian, little-endian, or the significance of each wire byte
 * (0 is the least significant), as FLV's timestamp [2, 1, 0, 3].
 */
export type ByteOrder = 'big' | 'little' | readonly number[];

/** Unsigned integer of 1 to 53 bits. Sizes that are no multiple of 8 form bit runs, most significant bit first. */
export interface Uint extends Notes {
  readonly kind: 'uint';
  readonly bits: number;
  readonly order?: ByteOrder;
  /** Smallest and largest allowed value; by default what the bits can hold. */
  readonly min?: number;
  readonly max?: number;
}

/** Two's complement integer of 8, 16, 24 or 32 bits. */
export interface Int extends Notes {
  readonly kind: 'int';
  readonly bits: number;
  readonly order?: ByteOrder;
}

/** IEEE 754 binary64 or binary32, big-endian. */
export interface Float extends Notes {
  readonly kind: 'float';
  readonly bits: 32 | 64;
}

/** A boolean: zero is false, all else is true; written as 0 or 1. */
export interface Flag extends Notes {
  readonly kind: 'flag';
  readonly bits: number;
}

/** Bits that are written as zero and ignored when read. */
export interface Reserved extends Notes {
  readonly kind: 'reserved';
  readonly bits: number;
}

/** A fixed number, on the wire but not in the value. Reading another number is an error. */
export interface Constant extends Notes {
  readonly kind: 'constant';
  readonly base: Uint;
  readonly value: number;
}

/** A fixed byte string (hex), on the wire but not in the value. */
export interface Magic extends Notes {
  readonly kind: 'magic';
  readonly hex: string;
}

export interface Member {
  readonly value: number;
  readonly doc: string;
}

/** Named numbers. The value is the number; an open enum keeps unknown ones, a closed enum refuses them. */
export interface Enumeration extends Notes {
  readonly kind: 'enum';
  readonly base: Uint;
  readonly open: boolean;
  readonly members: Readonly<Record<string, Member>>;
}

/**
 * One number with several spellings. The head is read first; when it equals an `escape`, the number is that
 * alternative's tail plus `plus`; else it is the head plus `plus`. The canonical spelling is the first that can hold
 * the number, in the order: head, then alternatives as listed.
 */
export interface Spellings extends Notes {
  readonly kind: 'spellings';
  readonly head: Uint;
  readonly plus: number;
  readonly alternatives: readonly { readonly escape: number; readonly tail: Uint; readonly plus: number }[];
}

/** Length in bytes; `rest` is all that is left of the enclosing region. */
export type Length = 'rest' | Expression;

export interface Utf8 extends Notes {
  readonly kind: 'utf8';
  readonly length: Length;
}

/** Raw bytes: a view of the input. */
export interface Bytes extends Notes {
  readonly kind: 'bytes';
  readonly length: Length;
}

/** No bytes at all; the value is `null` or `undefined`. */
export interface Nothing extends Notes {
  readonly kind: 'nothing';
  readonly value: 'null' | 'undefined';
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
 * A tagged union. The tag is an integer in front of the case (`marker`) or an expression (`on`).
 * In a `kinds` variant each case is a labelled struct, told apart by its `kind`.
 * In a `host` variant each case is what JavaScript has for it: number, boolean, string, null, undefined, array, plain
 * object, or a class; cases of the same host type are spellings, the first that can hold the value is canonical.
 * `refused` names tags that the documents reserve; `else` catches all other tags (a labelled struct with a computed tag).
 */
export interface Variant extends Notes {
  readonly kind: 'variant';
  readonly values: 'kinds' | 'host';
  readonly tag: { readonly marker: Uint } | { readonly on: Expression };
  readonly cases: readonly Case[];
  readonly refused?: readonly { readonly name: string; readonly tag: number; readonly rule: string }[];
  readonly else?: { readonly name: string; readonly type: Node; readonly tagField: string };
}

/** A region of so many bytes, inside which `rest` and `end` have meaning. The content must fill it. */
export interface Sized extends Notes {
  readonly kind: 'sized';
  readonly length: Expression;
  readonly type: Node;
}

/** A region whose length in bytes stands in front of it. */
export interface Prefixed extends Notes {
  readonly kind: 'prefixed';
  readonly head: Uint;
  readonly type: Node;
}

/** Items in a row: so many as the count in front says, or up to the end of the region. */
export interface List extends Notes {
  readonly kind: 'list';
  readonly item: Node;
  readonly until: 'end' | { readonly count: Uint } | { readonly counted: Expression };
}

/** Name and value pairs up to a terminator: an empty name followed by a fixed byte. The value is a plain object. */
export interface Record_ extends Notes {
  readonly kind: 'record';
  /** Width of the length in front of each name. */
  readonly name: Uint;
  readonly value: Node;
  readonly terminator: number;
}

/** An index into a table of values met earlier; only as a case of a host variant. */
export interface Recall extends Notes {
  readonly kind: 'recall';
  readonly table: string;
  readonly index: Uint;
}

// ---------------------------------------------------------------------------------------------------- shapes

/** What a decoded value looks like: a type over host values, not bytes. Used by `calls` and for AMF objects. */
export type Shape =
  | { readonly shape: 'any' | 'number' | 'string' | 'boolean' | 'null'; readonly doc?: string }
  | { readonly shape: 'literal'; readonly value: string; readonly doc?: string }
  /** An open set of strings with names. */
  | { readonly shape: 'vocabulary'; readonly type: string; readonly doc?: string }
  | { readonly shape: 'named'; readonly type: string; readonly doc?: string }
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

export type Node =
  | Uint
  | Int
  | Float
  | Flag
  | Reserved
  | Constant
  | Magic
  | Enumeration
  | Spellings
  | Utf8
  | Bytes
  | Nothing
  | Ref
  | Derived
  | Computed
  | When
  | IfMore
  | Struct
  | Variant
  | Sized
  | Prefixed
  | List
  | Record_
  | Recall
  | Calls;

// ---------------------------------------------------------------------------------------------------- definitions

/** Bytes beside the value they stand for, in the lossless JSON form; or bytes beside the error they must give. */
export interface Example {
  readonly hex: string;
  readonly doc?: string;
  readonly given?: Readonly<Record<string, number | boolean>>;
  readonly value?: unknown;
  /** False for bytes that are read but never written so. */
  readonly canonical?: boolean;
  readonly error?: string;
  readonly rules?: readonly string[];
}

interface Definition {
  readonly name: string;
  readonly doc: string;
  readonly from: readonly Source[];
  readonly rules?: Readonly<Record<string, Rule>>;
}

/** A named wire type. */
export interface TypeDefinition extends Definition {
  readonly define: 'type';
  readonly type: Node;
  readonly given?: Readonly<Record<string, Uint | Flag>>;
  /** For structs: `kind` adds the type's own name as first key, `class` makes instances of a class. */
  readonly label?: 'kind' | 'class';
  /** Instances enter this table where they begin. */
  readonly remember?: string;
  /** Tables that start anew with each instance of this type. */
  readonly scopeOf?: readonly string[];
  /** Entering this type counts as one level of nesting. */
  readonly nests?: boolean;
  readonly examples: readonly Example[];
}

/** A named shape: an object over host values. */
export interface ShapeDefinition extends Definition {
  readonly define: 'shape';
  readonly shape: Shape;
}

/** Named strings, each with its meaning; open. */
export interface VocabularyDefinition extends Definition {
  readonly define: 'vocabulary';
  readonly members: Readonly<Record<string, { readonly value: string; readonly doc: string; readonly level?: string }>>;
}

/** Named numbers that belong to no field: default sizes, well-known ids. */
export interface ConstantDefinition extends Definition {
  readonly define: 'constant';
  readonly value: number;
  readonly unit?: string;
}

/** A table of values that later bytes point back to. */
export interface TableDefinition extends Definition {
  readonly define: 'table';
}

/** One way a transition can go: chosen by the wire tag when reading, by preference and condition when writing. */
export interface TransitionCase {
  readonly name: string;
  readonly doc?: string;
  /** Reading: this case applies when the condition holds over wire, state and given. */
  readonly reads: Expression;
  /** Reading: conditions on the state, each an error of the peer when it fails. */
  readonly requires: readonly { readonly condition: Expression; readonly rule: string }[];
  /** Writing: this case may be used when the condition holds over value, state and given. */
  readonly writes: Expression;
  /** Writing: the wire fields. Fields left out are `undefined`. */
  readonly wire: Readonly<Record<string, Expression>>;
  /** The new state, over wire, old state and given; what is left out stays. */
  readonly state: Readonly<Record<string, Expression>>;
}

/**
 * `(state, wire) → (value, state′)` and its inverse. Reading takes the first case whose `reads` holds, sets the state,
 * and yields the value from the new state. Writing takes the first case whose `writes` holds; its wire fields, read
 * back, give the value again (a law that the tests hold).
 */
export interface TransitionDefinition extends Definition {
  readonly define: 'transition';
  /** The struct on the wire. */
  readonly wire: string;
  readonly state: Readonly<
    Record<string, { readonly type: Uint | Flag; readonly initial: number | boolean; readonly doc: string }>
  >;
  readonly given: Readonly<Record<string, Uint | Flag>>;
  readonly value: Readonly<
    Record<string, { readonly type: Uint | Flag; readonly from: Expression; readonly doc: string }>
  >;
  readonly cases: readonly TransitionCase[];
}

export type AnyDefinition =
  | TypeDefinition
  | ShapeDefinition
  | VocabularyDefinition
  | ConstantDefinition
  | TableDefinition
  | TransitionDefinition;

/** One format: a folder of `spec/`, in reading order. */
export interface FormatDefinition {
  readonly format: string;
  readonly doc: string;
  /**
   * Types that are read or written by themselves. Types that nothing leads to from here are reported as unused; in a
   * format that lists none, those that neither another type nor an example uses.
   */
  readonly entries?: readonly string[];
  readonly definitions: readonly AnyDefinition[];
}

/** A document that sources cite. */
export interface Document {
  readonly title: string;
  readonly year: number;
}

export interface Specification {
  readonly documents: Readonly<Record<string, Document>>;
  readonly formats: readonly FormatDefinition[];
}
