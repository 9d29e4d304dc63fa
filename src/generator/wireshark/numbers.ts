import type { ByteOrder, Uint } from '../../schema/model.js';
import { call, list } from './lua-text.js';

export function uintText({ bits, order, min, max }: Uint): string {
  const text = call('n.uint', bits, orderText(order, bits));
  return min === undefined && max === undefined ? text : call('n.limited', text, min ?? 0, max ?? 2 ** bits - 1);
}

/** The significance of each byte on the wire, 0 the least; nothing for big-endian. */
export function orderText(order: ByteOrder | undefined, bits: number): string | undefined {
  if (order === undefined || order === 'big') return undefined;
  if (order !== 'little') return list(order.map(String));
  return bits === 8 ? undefined : list(Array.from({ length: bits / 8 }, (_, index) => String(index)));
}
