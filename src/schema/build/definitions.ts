import type {
  AnyDefinition,
  BytesDefinition,
  ConductDefinition,
  ConstantDefinition,
  FormatDefinition,
  Level,
  Node,
  Rule,
  ShapeDefinition,
  Source,
  TableDefinition,
  TransitionDefinition,
  TypeDefinition,
  VocabularyDefinition,
} from '../model.js';

/** Makes the citing function of one document: `const rtmp = document('rtmp')`, then `rtmp('5.3.1')`. */
export const document =
  (name: string) =>
  (clause: string): Source => ({ document: name, clause });

const rule =
  (level: Level) =>
  (text: string, from: Source): Rule => ({ level, text, from });
export const must = rule('MUST');
export const should = rule('SHOULD');
export const may = rule('MAY');
export const deFacto = rule('DE-FACTO');
/** Documents or peers disagree: how we read and how we write. */
export const conflict = (
  text: string,
  from: Source,
  ways: { readonly reads: string; readonly writes: string },
): Rule => ({
  level: 'CONFLICT',
  text,
  from,
  ...ways,
});

type Parts<D extends AnyDefinition> = Omit<D, 'name' | 'define' | 'from'> & {
  readonly from: Source | readonly Source[];
};

const sources = (from: Source | readonly Source[]): readonly Source[] => ('document' in from ? [from] : from);

/** A named wire type: its node, and what is said of it. */
export const type = (name: string, node: Node, parts: Omit<Parts<TypeDefinition>, 'type'>): TypeDefinition => ({
  ...parts,
  define: 'type',
  name,
  type: node,
  from: sources(parts.from),
});

/** A named shape over host values. */
export const shape = (name: string, parts: Parts<ShapeDefinition>): ShapeDefinition => ({
  ...parts,
  define: 'shape',
  name,
  from: sources(parts.from),
});

type Words = Readonly<Record<string, readonly [value: string, doc: string, level?: string]>>;

/** Named strings. */
export const vocabulary = (
  name: string,
  words: Words,
  parts: Omit<Parts<VocabularyDefinition>, 'members'>,
): VocabularyDefinition => ({
  ...parts,
  define: 'vocabulary',
  name,
  from: sources(parts.from),
  members: Object.fromEntries(
    Object.entries(words).map(([key, [value, doc, level]]) => [key, { value, doc, ...(level ? { level } : {}) }]),
  ),
});

/** A number that belongs to no field. */
export const number = (
  name: string,
  value: number,
  parts: Omit<Parts<ConstantDefinition>, 'value'>,
): ConstantDefinition => ({
  ...parts,
  define: 'constant',
  name,
  value,
  from: sources(parts.from),
});

/** Named bytes, written as hexadecimal digits. */
export const namedBytes = (name: string, hex: string, parts: Omit<Parts<BytesDefinition>, 'hex'>): BytesDefinition => ({
  ...parts,
  define: 'bytes',
  name,
  hex: hex.replaceAll(' ', ''),
  from: sources(parts.from),
});

/** A table of values that later bytes point back to. */
export const table = (name: string, parts: Parts<TableDefinition>): TableDefinition => ({
  ...parts,
  define: 'table',
  name,
  from: sources(parts.from),
});

/** A state that wire values move, in both directions. */
export const transition = (name: string, parts: Parts<TransitionDefinition>): TransitionDefinition => ({
  ...parts,
  define: 'transition',
  name,
  from: sources(parts.from),
});

/** What peers are to do that no single type, transition or row of a session says. */
export const conduct = (name: string, parts: Parts<ConductDefinition>): ConductDefinition => ({
  ...parts,
  define: 'conduct',
  name,
  from: sources(parts.from),
});

/**
 * One format, in reading order. `entries` are the types that are read or written by themselves, `root` the one of them
 * that a whole file is.
 */
export const format = (
  name: string,
  doc: string,
  definitions: readonly AnyDefinition[],
  entries?: readonly TypeDefinition[],
  root?: TypeDefinition,
): FormatDefinition => ({
  format: name,
  doc,
  ...(entries && { entries: entries.map((of) => of.name) }),
  ...(root && { root: root.name }),
  definitions,
});
