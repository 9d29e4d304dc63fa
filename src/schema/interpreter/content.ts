import { contentKey as contentKeyOf } from '../../runtime/contents.js';
import { getOwn } from '../lossless-json/host-objects.js';
import type { ResolvedType } from '../resolved.js';
import { valueFields } from '../struct-fields.js';

/** What is the same for two values of a type that is interned by content exactly if their content is. */
export function contentKey({ type }: ResolvedType, value: unknown): unknown {
  if (type.kind !== 'struct' || typeof value !== 'object' || value === null) return value;
  return contentKeyOf(valueFields(type.fields).map(({ name }) => getOwn(value, name)));
}

/** Whether two values in lossless JSON are the same, whatever the order of their keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(getOwn(left, key), getOwn(right, key)))
  );
}

/** A field of a value, or with dots a field inside it. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((of: unknown, name) => (typeof of === 'object' && of !== null ? getOwn(of, name) : undefined), value);
}
