import { isDeepStrictEqual } from 'node:util';
import {
  AssociativeArray,
  Dictionary,
  TypedObject,
  UtcDate,
  type Value,
  VectorDouble,
  VectorInt,
  VectorObject,
  VectorUint,
} from '../generated/amf3/index.js';

/** What a value is made of, whichever package made it. */
export type Opened =
  | { readonly leaf: unknown }
  | { readonly list: Iterable<unknown> }
  | { readonly members: Iterable<readonly [name: string, value: unknown]> }
  | { readonly pairs: Iterable<readonly [key: unknown, value: unknown]> };

/** How a package wants to be given what JavaScript has no form for of its own. What it lacks, it cannot be given. */
export interface Forms {
  readonly object: (members: Members) => object;
  readonly bytes?: (bytes: Uint8Array) => object;
  readonly typed?: (className: string, members: Members) => object;
  readonly named?: (members: Members) => object;
  readonly vector?: (vector: VectorInt | VectorUint | VectorDouble) => object;
}

/** Puts the members of an object into it; the object may be one of them. */
export type Members = (object: object) => object;

/** The value as a package wants to have it; what is shared in the one is shared in the other. */
export function formOf(value: Value, forms: Forms, made = new Map<object, object>()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const before = made.get(value);
  if (before !== undefined) return before;
  const filled =
    (members: Iterable<readonly [string, Value]>): Members =>
    (object) => {
      made.set(value, object);
      for (const [name, member] of members) Reflect.set(object, name, formOf(member, forms, made));
      return object;
    };
  const leaf = (form: object | undefined): object => {
    if (form === undefined) throw new Error(`has no form for ${value.constructor.name}`);
    made.set(value, form);
    return form;
  };
  if (Array.isArray(value)) return filled(value.map((item, index) => [String(index), item] as const))([]);
  if (value instanceof UtcDate) return leaf(new Date(value.milliseconds));
  if (value instanceof Uint8Array) return leaf(forms.bytes?.(value));
  if (value instanceof AssociativeArray) return leaf(forms.named?.(filled(Object.entries(value.entries))));
  if (value instanceof VectorInt || value instanceof VectorUint || value instanceof VectorDouble) {
    return leaf(forms.vector?.(value));
  }
  if (value instanceof TypedObject) {
    return leaf(forms.typed?.(value.traits.className, filled(membersOf(value))));
  }
  return Object.getPrototypeOf(value) === Object.prototype
    ? forms.object(filled(Object.entries(value)))
    : leaf(undefined);
}

/** Our values, opened. Classes of objects and the kinds of vectors do not count: not all packages keep them. */
export function openOurs(value: unknown): Opened {
  if (value instanceof UtcDate) return { leaf: new Date(value.milliseconds) };
  if (value instanceof AssociativeArray) return { members: Object.entries(value.entries) };
  if (value instanceof TypedObject) return { members: membersOf(value) };
  if (value instanceof Dictionary) return { pairs: value.entries.map((entry) => [entry.key, entry.value] as const) };
  if (value instanceof VectorInt || value instanceof VectorUint) return { list: value.items };
  if (value instanceof VectorDouble || value instanceof VectorObject) return { list: value.items };
  return openPlain(value);
}

/** What JavaScript has a form for. */
export function openPlain(value: unknown): Opened {
  if (typeof value !== 'object' || value === null || value instanceof Date) return { leaf: value };
  if (value instanceof Uint8Array) return { leaf: Buffer.from(value).toString('hex') };
  if (value instanceof Map) return { pairs: value };
  if (Array.isArray(value) && Object.keys(value).length === value.length) return { list: value };
  if (value instanceof Int32Array || value instanceof Uint32Array || value instanceof Float64Array)
    return { list: value };
  return { members: Object.entries(value) };
}

/** Whether two values have the same parts and share the same ones. */
export function areSame(
  one: unknown,
  open: (value: unknown) => Opened,
  other: unknown,
  openOther: typeof open,
): boolean {
  const seen = new Map<unknown, unknown>();
  const otherSeen = new Map<unknown, unknown>();
  return isDeepStrictEqual(plain(one, open, seen), plain(other, openOther, otherSeen)) && seen.size === otherSeen.size;
}

function plain(value: unknown, open: (value: unknown) => Opened, seen: Map<unknown, unknown>): unknown {
  if (seen.has(value)) return seen.get(value);
  const opened = open(value);
  if ('leaf' in opened) return opened.leaf;
  const parts: unknown[] = [];
  seen.set(value, parts);
  if ('list' in opened) for (const item of opened.list) parts.push(plain(item, open, seen));
  else if ('pairs' in opened) {
    for (const [key, item] of opened.pairs) parts.push([plain(key, open, seen), plain(item, open, seen)]);
  } else for (const [name, item] of opened.members) parts.push([name, plain(item, open, seen)]);
  return parts;
}

function membersOf({ traits, sealed, dynamic }: TypedObject): [string, Value][] {
  return [
    ...traits.members.map((name, index): [string, Value] => [name, sealed[index]]),
    ...Object.entries(dynamic ?? {}),
  ];
}
