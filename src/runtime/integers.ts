/** Integers that DataView has no method for. Offsets are in bytes from the start of the view. */

export function getUint24(view: DataView, offset: number): number {
  return (view.getUint16(offset) << 8) | view.getUint8(offset + 2);
}

export function setUint24(view: DataView, offset: number, value: number): void {
  view.setUint16(offset, value >>> 8);
  view.setUint8(offset + 2, value & 0xff);
}

/** `order` is the significance of each byte on the wire, 0 the least. Up to 53 bits. */
export function setOrdered(view: DataView, offset: number, order: readonly number[], value: number): void {
  let at = offset;
  for (const significance of order) {
    const shift = 8 * (significance & 3);
    view.setUint8(at++, (significance < 4 ? value : Math.floor(value / 0x1_0000_0000)) >>> shift);
  }
}

/** Bits `shift` and up of a number below 2^53, `bits` of them. */
export function takeBits(value: number, shift: number, bits: number): number {
  return Math.floor(value / 2 ** shift) % 2 ** bits;
}

/** Modulo 2^bits, never negative. */
export const wrap = (value: number, bits: number): number => modulo(value, 2 ** bits);

/** What is left of a division, never negative. */
export const modulo = (value: number, by: number): number => ((value % by) + by) % by;

export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}
