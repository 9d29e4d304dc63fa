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
  const terms = piecesOf(significances(bits, order)).map(({ offset, bytes, scale }) => {
    const start = further(at, offset);
    // Three bytes are read at once where a fourth follows.
    const isInWord = bytes === 3 && offset + 4 <= bits / 8;
    const piece = isInWord ? `(r.view.getUint32(${start}) >>> 8)` : readUint(m, bytes * 8, start);
    return scale === 1 ? piece : `${piece} * 0x${scale.toString(16)}`;
  });
  return `(${terms.join(' + ')})`;
}

/** Source text of statements that write an unsigned integer of whole bytes. */
export function writeUint(m: Module, bits: number, at: string, value: string, order: ByteOrder = 'big'): string {
  const little = order === 'little' ? ', true' : '';
  if (bits === 8) return `w.bytes[${at}] = ${value};`;
  if (typeof order === 'string') {
    if (bits === 16 || bits === 32) return `w.view.setUint${bits}(${at}, ${value}${little});`;
    if (bits === 24 && order === 'big') return `${m.use('setUint24')}(w.view, ${at}, ${value});`;
  }
  if (/^\w+$/.test(value)) {
    const pieces = piecesOf(significances(bits, order));
    return pieces.map((piece) => writePiece(m, bits, further(at, piece.offset), value, piece)).join('\n');
  }
  return `${m.use('setOrdered')}(w.view, ${at}, [${significances(bits, order).join(', ')}], ${value});`;
}

/** Stores keep the low bits only. */
function writePiece(m: Module, bits: number, at: string, value: string, { bytes, scale }: Piece): string {
  const shifted = bits > 32 ? `Math.floor(${value} / 0x${scale.toString(16)})` : `${value} >>> ${Math.log2(scale)}`;
  return writeUint(m, bytes * 8, at, scale === 1 ? value : shifted);
}

/** Whether an integer is written in one statement, which names its value once. */
export const isWrittenAtOnce = (bits: number, order: ByteOrder = 'big'): boolean =>
  bits === 8 || ((bits === 16 || bits === 32) && typeof order === 'string') || (bits === 24 && order === 'big');

/** The significance of each byte on the wire, 0 the least. */
function significances(bits: number, order: ByteOrder): readonly number[] {
  const count = bits / 8;
  return typeof order === 'string'
    ? Array.from({ length: count }, (_, i) => (order === 'big' ? count - 1 - i : i))
    : order;
}

/** Bytes that stand as in a big-endian integer, four at most. */
interface Piece {
  readonly offset: number;
  readonly bytes: number;
  /** What the integer that they make counts. */
  readonly scale: number;
}

function piecesOf(order: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [offset, significance] of order.entries()) {
    const last = pieces.at(-1);
    const scale = 2 ** (8 * significance);
    if (last === undefined || last.bytes === 4 || scale * 256 !== last.scale) pieces.push({ offset, bytes: 1, scale });
    else pieces.splice(-1, 1, { offset: last.offset, bytes: last.bytes + 1, scale });
  }
  return pieces;
}

/** `p + 4` and 3 more: `p + 7`. */
function further(at: string, more: number): string {
  if (more === 0) return at;
  const [, start, offset] = /^(\w+) \+ (\d+)$/.exec(at) ?? [];
  return start === undefined ? `${at} + ${more}` : `${start} + ${Number(offset) + more}`;
}
