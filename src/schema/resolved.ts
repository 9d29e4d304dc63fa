import type {
  BytesDefinition,
  ConductDefinition,
  ConstantDefinition,
  Document,
  Rule,
  SessionDefinition,
  ShapeDefinition,
  TableDefinition,
  TransitionDefinition,
  TypeDefinition,
  VocabularyDefinition,
} from './model.js';

/** What the resolver has found out about a type, so that no backend works it out again. */
export interface Analysis {
  /** Bits on the wire where they never vary. */
  readonly fixedBits: number | undefined;
  /** Fewest bytes an instance can take. */
  readonly minBytes: number;
  /** Whether the bytes say themselves where the instance ends; false where it runs to the end of its region. */
  readonly delimited: boolean;
  /** Whether it takes part in a cycle of types. */
  readonly recursive: boolean;
  /** Whether it, or what it contains, counts nesting: its functions take the depth. */
  readonly needsDepth: boolean;
  /** Tables it needs from its caller (not those it opens itself), in order of name. */
  readonly needsTables: readonly string[];
  /** What JavaScript has for it: decides between the cases of a host variant. */
  readonly host: HostKind;
}

export type HostKind =
  | 'number'
  | 'boolean'
  | 'string'
  | 'bytes'
  | 'null'
  | 'undefined'
  | 'array'
  /** A plain object with data as keys. */
  | 'record'
  /** A plain object with the fields as keys. */
  | 'struct'
  | 'class'
  /** A union, or a row of `calls`. */
  | 'union'
  /** A pointer back: whatever it points to. */
  | 'recall';

/**
 * A type after resolution. Every node inside `type` carries `rule`, the full id of the rule that its errors name: its
 * own, or the type's layout rule.
 */
export interface ResolvedType extends TypeDefinition {
  readonly format: string;
  /** The name without its format: `chunkHeader`. */
  readonly localName: string;
  readonly layoutRule: string;
  readonly analysis: Analysis;
}

export interface ResolvedRule extends Rule {
  /** `document/clause/name`. */
  readonly id: string;
  /** The definitions that state it. */
  readonly statedBy: readonly string[];
}

/** The canonical form: everything by its full name, in the order of the spec. */
export interface ResolvedSchema {
  readonly documents: Readonly<Record<string, Document>>;
  readonly formats: readonly {
    readonly format: string;
    readonly doc: string;
    readonly names: readonly string[];
    /** Types that are read or written by themselves; none where the format lists none. */
    readonly entries: readonly string[];
    /** The entry that a whole file is, if the format has such a whole. */
    readonly root?: string;
  }[];
  readonly types: Readonly<Record<string, ResolvedType>>;
  readonly shapes: Readonly<Record<string, ShapeDefinition>>;
  readonly vocabularies: Readonly<Record<string, VocabularyDefinition>>;
  readonly constants: Readonly<Record<string, ConstantDefinition>>;
  readonly bytes: Readonly<Record<string, BytesDefinition>>;
  readonly tables: Readonly<Record<string, TableDefinition>>;
  readonly transitions: Readonly<Record<string, TransitionDefinition>>;
  readonly sessions: Readonly<Record<string, SessionDefinition>>;
  readonly conducts: Readonly<Record<string, ConductDefinition>>;
  readonly rules: Readonly<Record<string, ResolvedRule>>;
}
