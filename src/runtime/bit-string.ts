import { wrongType } from './checks.js';
import { EncodeError } from './errors.js';

/** Bits that nobody has taken apart. */
export interface BitString {
  /** How many. */
  readonly length: number;
  /** The bits from the most significant of the first byte on; those behind them in the last byte are 0. */
  readonly bytes: Uint8Array;
}

/** How a bitstream fills its last byte: with zeros, or with a bit of 1 and zeros. */
export type Ending = 'zeros' | 'stopBit';

/** Where zeros follow, their number is not known: the last bit has to be a 1. */
export function checkBitString(value: BitString, ending: Ending, path: string, rule: string): BitString {
  const place = { offset: 0, path, rule };
  if (typeof value !== 'object' || value === null) throw wrongType('bits', value, path, rule);
  const { length, bytes } = value;
  if (typeof length !== 'number' || !(bytes instanceof Uint8Array)) {
    throw new EncodeError('wrong-type', 'Expected bits as their length and bytes,', place);
  }
  if (!Number.isInteger(length) || length < 0 || bytes.length !== Math.ceil(length / 8)) {
    throw new EncodeError('wrong-length', `${length} bits in ${bytes.length} bytes`, place);
  }
  const last = bytes.at(-1) ?? 0;
  const unused = bytes.length * 8 - length;
  const isEnded = ending === 'stopBit' || length === 0 || ((last >> unused) & 1) === 1;
  if (last % 2 ** unused === 0 && isEnded) return value;
  throw new EncodeError('out-of-range', 'Bits that would come back as others', place);
}
