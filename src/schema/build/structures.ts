import type {
  Bytes,
  Carry,
  Case,
  Computed,
  Derived,
  Enumeration,
  Expression,
  Extension,
  Field,
  Flag,
  Head,
  IfMore,
  Length,
  List,
  Node,
  Notes,
  Nothing,
  Prefixed,
  Recall,
  Record_,
  Ref,
  Sized,
  Spellings,
  Struct,
  TableDefinition,
  Terminated,
  TypeDefinition,
  Uint,
  Utf8,
  Variant,
  When,
} from '../model.js';
import { type Term, term } from './expressions.js';

/** A node, or a named type to refer to. */
export type Part = Node | TypeDefinition;

/** Named types are referred to by name, so that specs stay plain data even where types recur. */
export function part(of: Part): Node {
  return 'define' in of ? { kind: 'ref', type: of.name } : of;
}

/** A type by name: for arguments, and for types declared further below. */
export const ref = (
  type: string | TypeDefinition,
  args: Readonly<Record<string, Term>> = {},
  notes: Notes = {},
): Ref => {
  const given = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, term(value)]));
  const name = typeof type === 'string' ? type : type.name;
  return { kind: 'ref', type: name, ...(Object.keys(given).length > 0 ? { given } : {}), ...notes };
};

const length = (of: Length | number): Length => (typeof of === 'number' ? term(of) : of);

export const utf8 = (of: Length | number = 'rest', notes: Notes = {}): Utf8 => ({
  kind: 'utf8',
  length: length(of),
  ...notes,
});
/** Text up to a byte that ends it and is not in the value. */
export const terminated = (end: number, notes: Notes = {}): Terminated => ({ kind: 'terminated', end, ...notes });
export const bytes = (of: Length | number = 'rest', notes: Notes = {}): Bytes => ({
  kind: 'bytes',
  length: length(of),
  ...notes,
});
export const nothing = (value: Nothing['value']): Nothing => ({ kind: 'nothing', value });

/** On the wire, not in the value: written as `from` says; another number read is an error, noted, or used. */
export const derived = (
  type: Uint | Enumeration,
  from: Term,
  notes: Notes & { readonly mismatch?: 'error' | 'noted' | 'used' } = {},
): Derived => ({ mismatch: 'error', ...notes, kind: 'derived', type, from: term(from) });
/** In the value, not on the wire. */
export const computed = (type: Uint | Flag, from: Term, notes: Notes = {}): Computed => ({
  kind: 'computed',
  type,
  from: term(from),
  ...notes,
});

export const when = (condition: Expression, type: Part, notes: Notes = {}): When => ({
  kind: 'when',
  condition,
  type: part(type),
  ...notes,
});
export const ifMore = (type: Part, notes: Notes = {}): IfMore => ({ kind: 'ifMore', type: part(type), ...notes });

/** The next number of the field that the list around this item carries; it ends the item. */
export const carry = (type: Uint | Enumeration, notes: Notes = {}): Carry => ({ kind: 'carry', type, ...notes });

export type Fields = Readonly<Record<string, Part>>;

export const fields = (of: Fields): Field[] => Object.entries(of).map(([name, type]) => ({ name, type: part(type) }));
export const struct = (of: Fields, notes: Notes = {}): Struct => ({ kind: 'struct', fields: fields(of), ...notes });

/** A case of a variant under its tag. */
export const on = (tag: number, type: Part, doc?: string): { tag: number; type: Node; doc?: string } => ({
  tag,
  type: part(type),
  ...(doc === undefined ? {} : { doc }),
});

type Cases = Readonly<Record<string, ReturnType<typeof on>>>;

interface VariantParts extends Notes {
  readonly tag: Variant['tag'];
  readonly cases: Cases;
  readonly refused?: Readonly<Record<string, readonly [tag: number, rule: string]>>;
  readonly else?: { readonly name: string; readonly type: Part; readonly tagField: string };
  readonly counts?: TableDefinition;
}

const variant = (
  values: 'kinds' | 'host',
  { cases, refused, else: otherwise, counts, ...others }: VariantParts,
): Variant => ({
  kind: 'variant',
  values,
  ...others,
  cases: Object.entries(cases).map(([name, of]): Case => ({ name, ...of })),
  ...(refused === undefined
    ? {}
    : { refused: Object.entries(refused).map(([name, [tag, rule]]) => ({ name, tag, rule })) }),
  ...(otherwise === undefined ? {} : { else: { ...otherwise, type: part(otherwise.type) } }),
  ...(counts === undefined ? {} : { counts: counts.name }),
});

/** A union of labelled structs, told apart by `kind`. */
export const kinds = (parts: VariantParts): Variant => variant('kinds', parts);
/** A union of what JavaScript has for each case. */
export const host = (parts: VariantParts): Variant => variant('host', parts);

/** A region of so many bytes. */
export const sized = (of: Term, type: Part, notes: Notes = {}): Sized => ({
  kind: 'sized',
  length: term(of),
  type: part(type),
  ...notes,
});
/** A region with its length in front. */
export const prefixed = (head: Uint | Spellings, type: Part, notes: Notes = {}): Prefixed => ({
  kind: 'prefixed',
  head,
  type: part(type),
  ...notes,
});

/** Stepped over, and read when the rest of its struct is known. */
export const late = <R extends Sized | Prefixed>(region: R): R => ({ ...region, late: true });

/** Items up to the end of the region. */
export const listToEnd = (item: Part, notes: Notes = {}): List => ({
  kind: 'list',
  item: part(item),
  until: 'end',
  ...notes,
});
/** Items with their count in front. */
export const countedList = (count: Head, item: Part, notes: Notes = {}): List => ({
  kind: 'list',
  item: part(item),
  until: { count },
  ...notes,
});
/** So many items as an expression, or the head of the interned type, says. */
export const listOf = (counted: Term | 'head', item: Part, notes: Notes = {}): List => ({
  kind: 'list',
  item: part(item),
  until: counted === 'head' ? counted : { counted: term(counted) },
  ...notes,
});

/** Items while an earlier field is this number; each ends with the next number of it. */
export const listWhile = (carries: string, is: number, item: Part, notes: Notes = {}): List => ({
  kind: 'list',
  item: part(item),
  until: { carries, while: is },
  ...notes,
});

/** Names, behind their lengths or of a type of text, and values up to an empty name and, if one is given, a fixed byte. */
export const record = (name: Head | TypeDefinition, value: Part, terminator?: number, notes: Notes = {}): Record_ => ({
  kind: 'record',
  name: 'define' in name ? ref(name) : name,
  value: part(value),
  ...(terminator === undefined ? {} : { terminator }),
  ...notes,
});

/** A pointer back to a value met earlier. */
export const recall = (table: TableDefinition, index: Head, notes: Notes = {}): Recall => ({
  kind: 'recall',
  table: table.name,
  index,
  ...notes,
});

/** A value of the type that a name in a field stands for. `inner` is what codecs of callers can have inside theirs. */
export const extension = (
  name: string,
  types: Readonly<Record<string, string>>,
  inner: string,
  notes: Notes = {},
): Extension => ({ kind: 'extension', name, types, inner, ...notes });
