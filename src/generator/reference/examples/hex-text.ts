/** Bytes in pairs of digits; of more than `most`, the first and the last ones. */
export function hexText(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): string {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  if (pairs.length <= most) return pairs.join(' ');
  const [head, tail] = [pairs.slice(0, most - 2), pairs.slice(-2)];
  return `${head.join(' ')} … ${tail.join(' ')}`;
}

/** The bits of a part of bytes at their places, dots where other parts have theirs: `..01 1...`. */
export function bitText(
  bytes: Uint8Array,
  { start, count }: { readonly start: number; readonly count: number },
): string {
  const all = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const shown = [...all].map((bit, at) => (at >= start && at < start + count ? bit : '.'));
  return shown.map((bit, at) => (at > 0 && at % 4 === 0 ? ` ${bit}` : bit)).join('');
}
