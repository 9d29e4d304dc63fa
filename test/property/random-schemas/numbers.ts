import {
  bits,
  closedEnum,
  constant,
  f32,
  f64,
  flag,
  i29,
  int,
  little,
  openEnum,
  ordered,
  reserved,
  spellings,
  u29,
} from '../../../src/schema/build/index.js';
import type { Enumeration, Flag, Node, Spellings, Uint } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';

/** A number of whole bytes. */
export function wholeNumber(draw: Draw): Node {
  const bytes = draw.between(1, 4);
  switch (draw.nat(10)) {
    case 0:
      return little(bytes * 8);
    case 1:
      return ordered(bytes === 4 ? [2, 1, 0, 3] : bytes === 3 ? [0, 2, 1] : bytes === 2 ? [0, 1] : [0]);
    case 2:
      return { ...int(draw.one(8, 16, 24, 32)), ...draw.one({}, { order: 'little' } as const) };
    case 3:
      return draw.flip() ? f32 : f64;
    case 4:
      return flag(8 * draw.between(1, 2));
    case 5:
      return enumeration(draw, 8 * draw.between(1, 2));
    case 6:
      return spelt(draw, 8);
    case 7:
      return draw.one(u29, i29);
    default:
      return ranged(draw, bytes * 8);
  }
}

/** An unsigned integer, perhaps of a narrower range. */
function ranged(draw: Draw, width: number): Uint {
  if (draw.nat(3) > 0) return bits(width);
  const [min = 0, max = 1] = draw.distinct(2, Math.min(2 ** width - 1, 1000));
  return bits(width, { min, max, rule: 'drawn', doc: 'Of a narrower range.' });
}

function enumeration(draw: Draw, width: number): Enumeration {
  const numbers = draw.distinct(Math.min(2 ** width, draw.between(1, 3)), Math.min(2 ** width - 1, 255));
  const members = Object.fromEntries(
    numbers.map((number, at): [string, [number, string]] => [`member${at}`, [number, 'One.']]),
  );
  return draw.flip() ? openEnum(bits(width), members) : closedEnum(bits(width), members);
}

/** A head of so many bits with one or two longer spellings. */
export function spelt(draw: Draw, width: number, plus = draw.nat(2)): Spellings {
  const last = 2 ** width - 1;
  const both = draw.flip();
  // Up to what the head can hold, so that no number is left out.
  const lowest = () => draw.nat(last - (both ? 1 : 0) + plus);
  const tails = [
    { tail: bits(8 * draw.between(1, 2)), plus: lowest() },
    { tail: little(16), plus: lowest() },
  ] as const;
  return spellings(
    bits(width, { max: both ? last - 2 : last - 1 }),
    { [last]: tails[0], ...(both ? { [last - 1]: tails[1] } : {}) },
    { plus },
  );
}

/** A part of a byte or of several. */
export type BitField = Uint | Flag | Enumeration | ReturnType<typeof reserved> | ReturnType<typeof constant>;

export function bitField(draw: Draw, width: number): BitField {
  switch (draw.nat(5)) {
    case 0:
      return flag(width);
    case 1:
      return reserved(width);
    case 2:
      return constant(bits(width), draw.nat(Math.min(2 ** width - 1, 255)));
    case 3:
      return enumeration(draw, width);
    default:
      return ranged(draw, width);
  }
}

/** Widths that fill whole bytes together. */
export function widths(draw: Draw): number[] {
  let left = 8 * draw.between(1, 4);
  const found: number[] = [];
  while (left > 0) {
    const width = Math.min(left, draw.between(1, 13));
    found.push(width);
    left -= width;
  }
  return found;
}
