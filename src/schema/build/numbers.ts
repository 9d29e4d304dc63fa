import type {
  Constant,
  Continued,
  Enumeration,
  Flag,
  Float,
  HeadFlag,
  Int,
  Magic,
  Member,
  Notes,
  Reserved,
  Spellings,
  Uint,
} from '../model.js';

type Range = Notes & { readonly min?: number; readonly max?: number };

/** Unsigned integer of any width up to 53 bits, most significant bit first. */
export const bits = (width: number, notes: Range = {}): Uint => ({ kind: 'uint', bits: width, ...notes });
/** Unsigned integer whose least significant byte comes first. */
export const little = (width: number, notes: Range = {}): Uint => ({
  kind: 'uint',
  bits: width,
  order: 'little',
  ...notes,
});
/** Unsigned integer whose wire bytes have the given significances, 0 the least. */
export const ordered = (order: readonly number[], notes: Range = {}): Uint => ({
  kind: 'uint',
  bits: order.length * 8,
  order,
  ...notes,
});

export const u8 = bits(8);
export const u16 = bits(16);
export const u24 = bits(24);
export const u32 = bits(32);
export const u16le = little(16);
export const u32le = little(32);

/** Two's complement integer. */
export const int = (width: 8 | 16 | 24 | 32, notes: Notes = {}): Int => ({ kind: 'int', bits: width, ...notes });
export const i16 = int(16);
export const i24 = int(24);

export const f64: Float = { kind: 'float', bits: 64 };
export const f32: Float = { kind: 'float', bits: 32 };

/** A boolean in so many bits. */
export const flag = (width = 1, notes: Notes = {}): Flag => ({ kind: 'flag', bits: width, ...notes });
/** Bits to write as zero and to ignore. */
export const reserved = (width: number, notes: Notes = {}): Reserved => ({ kind: 'reserved', bits: width, ...notes });
/** A number that is always the same. */
export const constant = (base: Uint, value: number, notes: Notes = {}): Constant => ({
  kind: 'constant',
  base,
  value,
  ...notes,
});
/** Bytes that are always the same. */
export const magic = (hex: string, notes: Notes = {}): Magic => ({
  kind: 'magic',
  hex: hex.replaceAll(' ', ''),
  ...notes,
});

type Members = Readonly<Record<string, readonly [value: number, doc: string]>>;

const members = (table: Members): Record<string, Member> =>
  Object.fromEntries(Object.entries(table).map(([name, [value, doc]]) => [name, { value, doc }]));

/** Named numbers; unknown ones are kept. */
export const openEnum = (base: Uint, table: Members, notes: Notes = {}): Enumeration => ({
  kind: 'enum',
  base,
  open: true,
  members: members(table),
  ...notes,
});
/** Named numbers; unknown ones are refused. */
export const closedEnum = (base: Uint, table: Members, notes: Notes = {}): Enumeration => ({
  ...openEnum(base, table, notes),
  open: false,
});

/** One number in several spellings; the keys of `escapes` are the head values that announce a longer one. */
export const spellings = (
  head: Uint,
  escapes: Readonly<Record<number, { readonly tail: Uint; readonly plus: number }>>,
  notes: Notes & { readonly plus?: number } = {},
): Spellings => ({
  plus: 0,
  ...notes,
  kind: 'spellings',
  head,
  alternatives: Object.entries(escapes).map(([announcing, { tail, plus }]) => ({
    escape: Number(announcing),
    tail,
    plus,
  })),
});

/** 29 bits in one to four bytes. */
export const u29: Continued = { kind: 'continued', signed: false };
export const i29: Continued = { kind: 'continued', signed: true };
/** A boolean out of the head of an interned type. */
export const headFlag: HeadFlag = { kind: 'headFlag' };
