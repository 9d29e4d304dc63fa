import { UsageError } from '../../runtime/errors.js';
import { classTypeOf, getOwn, isByContent, isPlainObject, setOwn } from './host-objects.js';
import { child, deepest } from './pointer.js';

/**
 * A host value as JSON that loses nothing: special numbers, undefined, bytes, class instances, sharing and cycles.
 * The shape is described by `losslessJsonSchema`. Fields of structs that are undefined are left out: those of class instances, and
 * of the objects that `isStruct` says are structs; in any other plain object keys are data, and undefined is too.
 *
 * @throws UsageError `not-representable` for functions, symbols, bigints and objects of other classes, with the JSON
 * pointer of the place.
 */
export function toLosslessJson(value: unknown, isStruct: (of: object) => boolean = () => false): unknown {
  const shared = sharedContainers(value);
  const ids = new Map<object, number>();

  const convert = (of: unknown, pointer: string, depth: number): unknown => {
    if (typeof of === 'number') return convertNumber(of);
    if (typeof of === 'string' || typeof of === 'boolean' || of === null) return of;
    if (of === undefined) return { $undefined: true };
    if (typeof of !== 'object') return unrepresentable(typeof of, pointer);
    const known = ids.get(of);
    if (known !== undefined) return { $ref: known };
    const head: { $id?: number } = {};
    if (shared.has(of)) {
      head.$id = ids.size + 1;
      ids.set(of, head.$id);
    }
    if (of instanceof Uint8Array) return { ...head, $bytes: hexOf(of) };
    if (depth > deepest) unrepresentable('nesting so deep', pointer);
    return convertContainer(of, head, pointer, depth + 1);
  };

  const convertContainer = (of: object, head: { readonly $id?: number }, pointer: string, depth: number): unknown => {
    if (Array.isArray(of)) {
      // By index: a gap is undefined.
      const items = Array.from(of, (item, index) => convert(item, child(pointer, index), depth));
      return head.$id === undefined ? items : { ...head, $array: items };
    }
    const type = classTypeOf(of);
    if (type === undefined && !isPlainObject(of)) return unrepresentable('an object of a class', pointer);
    const keys = Object.keys(of);
    const part = (key: string) => convert(getOwn(of, key), child(pointer, key), depth);
    if (type === undefined && keys.some((key) => key.startsWith('$'))) {
      return { ...head, $object: keys.map((key) => [key, part(key)]) };
    }
    const made = { ...head, ...(type === undefined ? {} : { $class: type }) };
    const leavesOut = type !== undefined || isStruct(of);
    for (const key of keys) {
      if (!leavesOut || getOwn(of, key) !== undefined) setOwn(made, key, part(key));
    }
    return made;
  };

  return convert(value, '', 0);
}

function convertNumber(value: number): unknown {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return { $number: Object.is(value, -0) ? '-0' : String(value) };
}

function unrepresentable(what: string, pointer: string): never {
  throw new UsageError('not-representable', `${what} has no JSON form, at ${pointer === '' ? 'the root' : pointer}`);
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Arrays and objects that can be reached in more than one way. */
function sharedContainers(root: unknown): ReadonlySet<object> {
  const seen = new Set<object>();
  const shared = new Set<object>();
  const open = [root];
  while (open.length > 0) {
    const of = open.pop();
    if (typeof of !== 'object' || of === null) continue;
    if (seen.has(of)) {
      if (!isByContent(of)) shared.add(of);
    } else if (!(of instanceof Uint8Array)) for (const part of Object.values(of)) open.push(part);
    seen.add(of);
  }
  return shared;
}
