import type { Notes } from './sources.js';

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

/**
 * An integer of 29 bits in one to four bytes, the most significant first: seven bits a byte behind one that says "more",
 * all eight in the fourth. Signed: two's complement. The shortest spelling is the canonical one.
 */
export interface Continued extends Notes {
  readonly kind: 'continued';
  readonly signed: boolean;
}

/** An unsigned number in front of something: a length, a count, an index. */
export type Head = Uint | Spellings | Continued;

/** A boolean that is no bit of its own on the wire: the lowest bit that is left of the head of an interned type. */
export interface HeadFlag extends Notes {
  readonly kind: 'headFlag';
}
