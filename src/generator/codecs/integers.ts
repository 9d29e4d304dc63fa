import type { ByteOrder } from '../../schema/model.js';
import type { Module } from './module.js';

/** Source text that reads an unsigned integer of whole bytes at `at`. */
export function readUint(m: Module, bits: number, at: string, order: ByteOrder = 'big'): string {
  const little = order === 'little' ? ', true' : '';
  if (bits === 8) return `r.view.getUint8(${at})`;
  if (typeof order === 'string') {
    if (bits === 16 || bits === 32) return `r.view.getUint${bits}(${at}${little})`;
    if (bits === 24 && order === 'big') return `${m.use('getUint24')}(r.view, ${at})`;
  }
  return `${m.use('getOrdered')}(r.view, ${at}, ${significances(bits, order)})`;
}

/** Source text of a statement that writes an unsigned integer of whole bytes. */
export function writeUint(m: Module, bits: number, at: string, value: string, order: ByteOrder = 'big'): string {
  const little = order === 'little' ? ', true' : '';
  if (bits === 8) return `w.bytes[${at}] = ${value};`;
  if (typeof order === 'string') {
    if (bits === 16 || bits === 32) return `w.view.setUint${bits}(${at}, ${value}${little});`;
    if (bits === 24 && order === 'big') return `${m.use('setUint24')}(w.view, ${at}, ${value});`;
  }
  return `${m.use('setOrdered')}(w.view, ${at}, ${significances(bits, order)}, ${value});`;
}

function significances(bits: number, order: ByteOrder): string {
  const count = bits / 8;
  const list =
    typeof order === 'string' ? Array.from({ length: count }, (_, i) => (order === 'big' ? count - 1 - i : i)) : order;
  return `[${list.join(', ')}]`;
}
