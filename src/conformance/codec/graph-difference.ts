import { isByContent } from '../../schema/lossless-json/host-objects.js';

/**
 * Where two values differ as graphs; undefined where they are equal. Numbers are the same if `Object.is` says so, bytes
 * if they hold the same, objects if they have the same prototype and the same keys with equal values. Objects that are
 * met again on one side must be met again at the same places on the other: sharing and cycles are part of the value, but
 * for classes that say that their instances are what they hold.
 */
export function graphDifference(left: unknown, right: unknown): string | undefined {
  const partners = { left: new Map<object, object>(), right: new Map<object, object>() };

  const compare = (one: unknown, other: unknown, path: string, isInside = false): string | undefined => {
    if (!isObject(one) || !isObject(other)) return Object.is(one, other) ? undefined : differ(path, one, other);
    const [known, back] = [partners.left.get(one), partners.right.get(other)];
    if (known !== undefined || back !== undefined) {
      return known === other && back === one ? undefined : `${path}: shared on one side only, or with another value`;
    }
    const byContent = isInside || isByContent(one);
    if (!byContent) {
      partners.left.set(one, other);
      partners.right.set(other, one);
    }
    if (one instanceof Uint8Array || other instanceof Uint8Array) {
      return sameBytes(one, other) ? undefined : differ(path, one, other);
    }
    if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return differ(path, one, other);
    const [names, others] = [Object.keys(one), Object.keys(other)];
    const missing =
      names.find((name) => !Object.hasOwn(other, name)) ?? others.find((name) => !Object.hasOwn(one, name));
    if (missing !== undefined) return `${path}: ${JSON.stringify(missing)} is there on one side only`;
    for (const name of names) {
      const difference = compare(own(one, name), own(other, name), `${path}[${JSON.stringify(name)}]`, byContent);
      if (difference !== undefined) return difference;
    }
    return undefined;
  };
  return compare(left, right, 'value');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const own = (of: object, name: string): unknown => Object.getOwnPropertyDescriptor(of, name)?.value;

const sameBytes = (left: unknown, right: unknown): boolean =>
  left instanceof Uint8Array &&
  right instanceof Uint8Array &&
  left.length === right.length &&
  left.every((byte, index) => byte === right[index]);

const differ = (path: string, left: unknown, right: unknown): string =>
  `${path}: ${brief(left)} is not ${brief(right)}`;

function brief(value: unknown): string {
  if (Object.is(value, -0)) return '-0';
  if (value instanceof Uint8Array)
    return `bytes ${Buffer.from(value.subarray(0, 32)).toString('hex')} (${value.length})`;
  if (isObject(value)) return `${value.constructor?.name ?? 'object'} with ${Object.keys(value).length} keys`;
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
}
