import { bits, little, ordered, u8, u16, u24, u29, u32 } from '../../../src/schema/build/index.js';
import type { Head, Prefixed, Uint } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';
import { spelt } from './numbers.js';

/** What announces the items of a list. */
export const head = (draw: Draw): Head => (draw.nat(3) === 0 ? u29 : length(draw));

/** What announces the bytes of a name or an index, which may be 0. */
export const headFromZero = (draw: Draw): Head =>
  draw.one<Head>(u8, u16, u29, little(16), bits(8, { max: draw.between(100, 200) }), spelt(draw, 8, 0));

/** What announces the bytes of a region. */
export function length(draw: Draw): Prefixed['head'] {
  switch (draw.nat(6)) {
    case 0:
      return spelt(draw, 8);
    case 1:
      return little(16);
    case 2:
      return ordered([1, 2, 0]);
    case 3:
      return bits(8, { max: draw.between(20, 200) });
    default:
      return draw.one(u8, u16);
  }
}

/** The same where structs go in, which take what they take. */
export const wideLength = (draw: Draw): Uint => draw.one(u24, u32, little(24), ordered([2, 1, 0, 3]));
