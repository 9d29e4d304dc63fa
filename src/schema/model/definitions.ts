import type { Expression } from './expressions.js';
import type { Node } from './node.js';
import type { Continued, Flag, Uint } from './numbers.js';
import type { Machine, SessionEffect, SessionExample, SessionRow } from './sessions.js';
import type { Shape } from './shapes.js';
import type { Rule, Source } from './sources.js';
import type { Bytes } from './structures.js';

/** Bytes beside the value they stand for, in the lossless JSON form; or bytes beside the error they must give. */
export interface Example {
  readonly hex: string;
  readonly doc?: string;
  readonly given?: Readonly<Record<string, number | boolean | { readonly $bytes: string }>>;
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

/** What a type has to be told: a number, a flag, or bytes of fixed length. */
export type Parameter = Uint | Flag | Bytes;

/**
 * A number stands in front of each instance. If it is even, its half is an index into the table, and the entry there is
 * the value; if it is odd, an instance follows and takes the next index, and the half is the *head*, from which the
 * instance takes its flags, lengths and counts, lowest bits first. Bits that nothing takes are reserved.
 */
export interface Interned {
  readonly table: string;
  /** Read here, or all that is left of the head of the interned type around this one. */
  readonly head: Continued | Uint | 'outer';
  /**
   * What is the same entry: the same object, which enters before it is filled, so that it can contain itself; or the same
   * content, which enters once it is complete.
   */
  readonly key: 'identity' | 'content';
  /** Empty text is never entered and never pointed to. */
  readonly unlessEmpty?: boolean;
  readonly rule?: string;
}

/** Where all other fields are these (in lossless JSON; empty where they grow), the value is the field `to` alone. */
export interface Collapses {
  readonly to: string;
  readonly others: Readonly<Record<string, unknown>>;
}

/** A named wire type. */
export interface TypeDefinition extends Definition {
  readonly define: 'type';
  readonly type: Node;
  readonly given?: Readonly<Record<string, Parameter>>;
  /** For structs and overlays: `kind` adds the type's own name as first key, `class` makes instances of a class. */
  readonly label?: 'kind' | 'class';
  /** Instances enter this table where they begin. */
  readonly remember?: string;
  readonly interned?: Interned;
  readonly collapses?: Collapses;
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

/** Named bytes: keys. */
export interface BytesDefinition extends Definition {
  readonly define: 'bytes';
  readonly hex: string;
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
  readonly examples?: readonly TransitionExample[];
}

/** Received one after another, from the initial state on. */
export interface TransitionExample {
  readonly doc: string;
  readonly steps: readonly TransitionStep[];
  /** Ids of rules that it shows beside those that steps break. */
  readonly rules?: readonly string[];
}

/** What is on the wire, and the value that it gives or the rule that it breaks. */
export interface TransitionStep {
  readonly wire: Readonly<Record<string, number | boolean>>;
  /** Parameters that are not 0 and not false. */
  readonly given?: Readonly<Record<string, number | boolean>>;
  readonly value?: Readonly<Record<string, number | boolean>>;
  /** The id of the broken rule, in place of a value. The state is then as before. */
  readonly breaks?: string;
}

/**
 * States and messages of two sides → states, effects, and the replies that are owed. A message is offered to what is
 * owed first, then to the rows in order: the first that fits it in the state of its machine applies. Expressions read
 * `field`, a part of the innermost kind of the message (with dots into what is inside it), and `given`.
 */
export interface SessionDefinition extends Definition {
  readonly define: 'session';
  readonly sides: readonly [string, string];
  /** What is sent: types by the name that patterns begin with. */
  readonly messages: Readonly<Record<string, string>>;
  /** What is known of a message beside its content. */
  readonly given: Readonly<Record<string, Uint | Flag>>;
  readonly machines: Readonly<Record<string, Machine>>;
  readonly effects: Readonly<Record<string, SessionEffect>>;
  readonly rows: readonly SessionRow[];
  readonly examples: readonly SessionExample[];
}

/**
 * What peers are to do that no single type, transition or row of a session says: a server passes on what is published.
 * It has no bytes, and so no examples; what its rules mean shows in what a peer does.
 */
export interface ConductDefinition extends Definition {
  readonly define: 'conduct';
  readonly rules: Readonly<Record<string, Rule>>;
}

export type AnyDefinition =
  | TypeDefinition
  | ShapeDefinition
  | VocabularyDefinition
  | ConstantDefinition
  | BytesDefinition
  | TableDefinition
  | TransitionDefinition
  | SessionDefinition
  | ConductDefinition;

/** One format: a folder of `spec/`, in reading order. */
export interface FormatDefinition {
  readonly format: string;
  readonly doc: string;
  /**
   * Types that are read or written by themselves. Types that nothing leads to from here are reported as unused; in a
   * format that lists none, those that neither another type nor an example uses.
   */
  readonly entries?: readonly string[];
  /** The entry that a whole file or body in this format is; it has no parameters. None where the format has no such whole. */
  readonly root?: string;
  readonly definitions: readonly AnyDefinition[];
}

/** A document that sources cite. */
export interface Document {
  readonly title: string;
  readonly year: number;
  /** Its sections; where they are listed, each of them is accounted for. */
  readonly clauses?: readonly Clause[];
}

/** A section of a document. The definitions and rules that cite it state it, unless it says why nothing does. */
export interface Clause {
  /** In the document's own numbering. */
  readonly clause: string;
  readonly title: string;
  /** Why the spec has nothing of it. */
  readonly leftOut?: string;
  /** Definitions that state it and cite another clause. */
  readonly statedBy?: readonly string[];
  /** What its tables and lists hold, one by one. */
  readonly rows?: readonly ClauseRow[];
}

/** One entry of a table: the part of the spec that it is, by its path, or why it is none. */
export interface ClauseRow {
  readonly row: string;
  readonly is?: string;
  readonly leftOut?: string;
}

export interface Specification {
  readonly documents: Readonly<Record<string, Document>>;
  readonly formats: readonly FormatDefinition[];
}
