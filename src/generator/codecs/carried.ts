import type { List } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';

/** The number that an item of a list ends with, which has just been read: the next one of the field that is carried. */
export function lastNumber(schema: ResolvedSchema, { item }: List): string {
  const bits = carriedBits(item.kind === 'ref' ? (schema.types[item.type]?.type ?? item) : item);
  const byte = 'r.view.getUint8(r.position - 1)';
  return bits === 8 ? byte : `${byte} & 0x${(2 ** bits - 1).toString(16)}`;
}

function carriedBits(item: List['item']): number {
  const last = item.kind === 'struct' ? item.fields.at(-1)?.type : undefined;
  if (last?.kind !== 'carry') throw new RangeError('An item of a list that carries a field ends with a carry');
  return last.type.kind === 'enum' ? last.type.base.bits : last.type.bits;
}
