import type { Alignment, Bitstream, Differences, ExpGolomb, Notes, RemainingBits, UintOf } from '../model.js';
import { type Term, term } from './expressions.js';
import { type Fields, struct } from './structures.js';

/** Bits to the end of the region, whose last byte is filled with zeros. */
export const bitstream = (of: Fields, notes: Notes = {}): Bitstream => ({
  kind: 'bitstream',
  type: struct(of),
  ends: 'zeros',
  ...notes,
});
/** The content of a NAL unit: ends with a stop bit, and no start code appears in it. */
export const rbsp = (of: Fields, notes: Notes = {}): Bitstream => ({
  ...bitstream(of, notes),
  ends: 'stopBit',
  escape: 'emulationPrevention',
});
/** Bits to the end of the region, whose last byte is filled with a bit of 1 and zeros. */
export const stopped = (of: Fields, notes: Notes = {}): Bitstream => ({ ...bitstream(of, notes), ends: 'stopBit' });

type Range = Notes & { readonly min?: number; readonly max?: number };

/** An unsigned Exponential Golomb code, ue(v). */
export const ue = (notes: Range = {}): ExpGolomb => ({ kind: 'expGolomb', signed: false, ...notes });
/** A signed Exponential Golomb code, se(v). */
export const se = (notes: Range = {}): ExpGolomb => ({ kind: 'expGolomb', signed: true, ...notes });
/** An unsigned integer of as many bits as an expression says. */
export const bitsOf = (width: Term, notes: Notes = {}): UintOf => ({ kind: 'uintOf', bits: term(width), ...notes });
/** All bits that are left. */
export const remainingBits = (notes: Notes = {}): RemainingBits => ({ kind: 'remainingBits', ...notes });
/** Signed codes that are added up, until the sum is 0 modulo 2^bits or there are as many as can be. */
export const differences = (
  most: number,
  sum: { readonly start: number; readonly bits: number },
  notes: Notes = {},
): Differences => ({ kind: 'differences', most, ...sum, ...notes });
/** Zero bits up to the next byte. */
export const alignment = (notes: Notes = {}): Alignment => ({ kind: 'alignment', ...notes });
