import type { Expression } from './expressions.js';
import type { Notes } from './sources.js';
import type { Struct } from './structures.js';

/**
 * All that is left of the enclosing region, as bits: its fields start at any of them, and read the fields of every
 * struct around them. Only as the node of a type. `zeros` fill the last byte, or a `stopBit` of 1 and zeros, which
 * tells to the bit where the content ends.
 */
export interface Bitstream extends Notes {
  readonly kind: 'bitstream';
  readonly type: Struct;
  readonly ends: 'zeros' | 'stopBit';
  /** Bytes of 3 after two of 0 that are no content: they keep start codes from appearing in it. */
  readonly escape?: 'emulationPrevention';
}

/** Exponential Golomb code of order 0: unsigned ue(v), or signed se(v). Unsigned up to 2^32 - 2. */
export interface ExpGolomb extends Notes {
  readonly kind: 'expGolomb';
  readonly signed: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** An unsigned integer whose width in bits, 0 to 53, an expression gives. */
export interface UintOf extends Notes {
  readonly kind: 'uintOf';
  readonly bits: Expression;
}

/** The rest of the content, to the bit. The value is `{ length, bytes }`: bits, and the bytes that they begin. */
export interface RemainingBits extends Notes {
  readonly kind: 'remainingBits';
}

/**
 * Signed codes that are added up from `start` on, modulo 2^bits: the one that gives 0 is the last, else there are
 * `most` of them. The value is an array.
 */
export interface Differences extends Notes {
  readonly kind: 'differences';
  readonly most: number;
  readonly start: number;
  readonly bits: number;
}

/** Zero bits up to the next byte of the content; not in the value. */
export interface Alignment extends Notes {
  readonly kind: 'alignment';
}
