/** A copy of a decoded value without those undefined fields that the example leaves out. */
export function withMissing(expected: unknown, decoded: unknown, copies = new Map<unknown, object>()): unknown {
  if (typeof decoded !== 'object' || decoded === null || decoded instanceof Uint8Array) return decoded;
  const known = copies.get(decoded);
  if (known !== undefined) return known;
  const copy: object = Array.isArray(decoded) ? [] : Object.create(Object.getPrototypeOf(decoded));
  copies.set(decoded, copy);
  const pattern = typeof expected === 'object' && expected !== null ? expected : {};
  for (const [name, value] of Object.entries(decoded)) {
    if (value === undefined && !Object.hasOwn(pattern, name)) continue;
    const part = withMissing(Object.getOwnPropertyDescriptor(pattern, name)?.value, value, copies);
    Object.defineProperty(copy, name, { value: part, configurable: true, enumerable: true, writable: true });
  }
  return copy;
}
