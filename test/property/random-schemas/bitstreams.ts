import {
  alignment,
  bits,
  bitsOf,
  bitstream,
  bytes,
  computed,
  differences,
  field,
  flag,
  ifMore,
  listOf,
  listToEnd,
  type Part,
  prefixed,
  rbsp,
  remainingBits,
  se,
  stopped,
  struct,
  times,
  type,
  u8,
  u16,
  ue,
  when,
} from '../../../src/schema/build/index.js';
import type { TypeDefinition } from '../../../src/schema/model.js';
import { condition, someNumber } from './conditions.js';
import type { Draw } from './draw.js';
import { bitField } from './numbers.js';
import { told } from './source.js';
import { StructUnderWay } from './struct-under-way.js';

/** Fields that start at any bit, and what has them in a region. */
export function randomBitstream(name: string, draw: Draw): TypeDefinition[] {
  const made = new StructUnderWay({ draw, delimited: [], known: [] });
  for (let left = draw.between(2, 7); left > 0; left--) addBits(made);
  const last = draw.nat(4);
  if (last === 0) made.add(remainingBits());
  if (last === 1) made.add(ifMore(struct({ mark: bits(9, { min: 1 }) })));
  const form = draw.one(bitstream, rbsp, stopped);
  // Where zeros fill the last byte, they may be items as well.
  if (last === 2) made.add(listToEnd(form === bitstream ? bits(8, { min: 1 }) : u8));
  const stream = type(`${name}Bits`, form(made.fields), told);
  return [stream, type(name, struct({ a: u8, b: prefixed(u16, stream) }), told)];
}

function addBits(made: StructUnderWay): void {
  const { draw } = made;
  const small = draw.among(made.known.filter(({ most, optional }) => most !== undefined && optional !== true));
  switch (draw.nat(11)) {
    case 0:
      addSmall(made);
      return;
    case 1:
      made.add(draw.flip() ? ue() : ue({ max: draw.between(1, 40) }), { is: 'number' });
      return;
    case 2:
      made.add(draw.flip() ? se() : se({ min: -5, max: draw.nat(9) }));
      return;
    case 3:
      if (small === undefined) addSmall(made);
      else
        made.add(bitsOf(draw.flip() ? field(small.name) : times(field(small.name), draw.between(1, 4))), {
          is: 'number',
        });
      return;
    case 4:
      if (small === undefined) addSmall(made);
      else made.add(listOf(field(small.name), draw.one<Part>(ue(), bits(5), struct({ a: flag(), b: se() }))));
      return;
    case 5:
      made.add(differences(draw.between(1, 5), { start: 8, bits: 8 }));
      return;
    case 6:
      made.add(alignment());
      return;
    case 7: {
      const holds = condition(draw, made.known);
      if (holds !== undefined) made.add(when(holds, draw.one<Part>(ue(), bits(3), struct({ a: bits(2), b: flag() }))));
      return;
    }
    case 8: {
      const number = someNumber(draw, made.known);
      if (number !== undefined) made.add(computed(u8, number), { is: 'number' });
      return;
    }
    case 9:
      if (small === undefined) addSmall(made);
      else made.add(bytes(field(small.name)));
      return;
    default: {
      const node = bitField(draw, draw.between(1, 12));
      made.add(
        node,
        node.kind === 'flag'
          ? { is: 'boolean' }
          : node.kind === 'uint' || node.kind === 'enum'
            ? { is: 'number' }
            : undefined,
      );
    }
  }
}

/** A number that may be a count or a size of what follows. */
function addSmall(made: StructUnderWay): void {
  made.add(bits(made.draw.between(1, 3)), { is: 'number', most: 7 });
}
