/** Lossless JSON as the comparison needs it: what a scalar, a list and a record stand for, without identities. */

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export function scalarOf(value: unknown): unknown {
  if (!isObject(value)) return value;
  if ('$undefined' in value) return undefined;
  if ('$bytes' in value && typeof value.$bytes === 'string') return Buffer.from(value.$bytes, 'hex');
  return '$number' in value ? Number(value.$number) : value;
}

export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const items = isObject(value) && '$array' in value ? value.$array : undefined;
  if (!Array.isArray(items)) throw new TypeError(`no list: ${JSON.stringify(value)}`);
  return items;
}

export function propertiesOf(value: unknown): ReadonlyMap<string, unknown> {
  if (!isObject(value)) throw new TypeError(`no record: ${JSON.stringify(value)}`);
  if ('$object' in value && Array.isArray(value.$object)) return new Map(value.$object);
  return new Map(Object.entries(value).filter(([name]) => name !== '$id'));
}
