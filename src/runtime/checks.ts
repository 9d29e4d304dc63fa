import { DecodeError, EncodeError, LimitError, ProtocolError } from './errors.js';
import type { Reader } from './reader.js';

/**
 * The checks that generated code makes, one call each. Those of reading throw DecodeError, those of writing EncodeError.
 * Those that every value goes through make their errors in functions of their own: engines inline small functions.
 */

export function expectNumber(actual: number, expected: number, offset: number, path: string, rule: string): void {
  if (actual === expected) return;
  throw new DecodeError('constant-mismatch', `Expected ${expected}, found ${actual}`, { offset, path, rule });
}

export function expectBytes(r: Reader, offset: number, expected: readonly number[], path: string, rule: string): void {
  if (expected.every((byte, index) => r.bytes[offset + index] === byte)) return;
  const found = hex(r.bytes.subarray(offset, offset + expected.length));
  throw new DecodeError('constant-mismatch', `Expected ${hex(expected)}, found ${found}`, { offset, path, rule });
}

export function expectRange(
  actual: number,
  min: number,
  max: number,
  offset: number,
  path: string,
  rule: string,
): void {
  if (actual >= min && actual <= max) return;
  throw new DecodeError('out-of-range', `Expected ${min} to ${max}, found ${actual}`, { offset, path, rule });
}

export function expectMember(
  actual: number,
  members: readonly number[],
  offset: number,
  path: string,
  rule: string,
): void {
  if (members.includes(actual)) return;
  const expected = `Expected one of ${members.join(', ')}, found ${actual}`;
  throw new DecodeError('unknown-value', expected, { offset, path, rule });
}

export function expectDerived(actual: number, expected: number, offset: number, path: string, rule: string): void {
  if (actual === expected) return;
  throw new DecodeError('derived-mismatch', `Expected ${expected}, found ${actual}`, { offset, path, rule });
}

export function unknownTag(tag: number, offset: number, path: string, rule: string): DecodeError {
  return new DecodeError('unknown-tag', `Unknown tag ${tag}`, { offset, path, rule });
}

export function refusedTag(name: string, offset: number, path: string, rule: string): DecodeError {
  return new DecodeError('refused-tag', `A reserved case, ${name},`, { offset, path, rule });
}

/** The value at an index of a table of values met earlier. */
export function recall<T>(table: readonly T[], index: number, offset: number, path: string, rule: string): T {
  const found = table[index];
  if (found !== undefined) return found;
  const what = `Reference ${index} into a table of ${table.length}`;
  throw new DecodeError('bad-reference', what, { offset, path, rule });
}

/** Counts one more item or property of the input. */
export function countElement(r: Reader, path: string, rule: string, at = r.position): void {
  if (++r.elements > r.limits.elements) throw tooMany(r, at, path, rule);
}

export function tooMany(r: Reader, offset: number, path: string, rule: string): LimitError {
  const what = `More than ${r.limits.elements} elements`;
  return new LimitError('elements-limit', what, { offset, path, rule });
}

/** Entering one more level of nesting. */
export function checkDepth(depth: number, limit: number, offset: number, path: string, rule: string): void {
  if (depth >= limit) throw tooDeep(limit, offset, path, rule);
}

function tooDeep(limit: number, offset: number, path: string, rule: string): LimitError {
  return new LimitError('depth-limit', `Nested more than ${limit} levels deep`, { offset, path, rule });
}

export function checkUint(value: number, min: number, max: number, path: string, rule: string): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw notInteger(value, min, max, path, rule);
}

function notInteger(value: number, min: number, max: number, path: string, rule: string): EncodeError {
  if (typeof value !== 'number') return wrongType('an integer', value, path, rule);
  const expected = `Expected an integer from ${min} to ${max}, not ${value},`;
  return new EncodeError('out-of-range', expected, { offset: 0, path, rule });
}

/** JavaScript knows one NaN, but engines may keep the bits it was read with: one spelling is written. */
export const oneNaN = (value: number): number => (Number.isNaN(value) ? Number.NaN : value);

export function checkNumber(value: number, path: string, rule: string): number {
  if (typeof value === 'number') return oneNaN(value);
  throw wrongType('a number', value, path, rule);
}

export function checkBoolean(value: boolean, path: string, rule: string): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw wrongType('a boolean', value, path, rule);
}

export function checkMember(value: number, members: readonly number[], path: string, rule: string): number {
  if (members.includes(value)) return value;
  if (typeof value !== 'number') throw wrongType('a number', value, path, rule);
  const expected = `Expected one of ${members.join(', ')}, not ${value},`;
  throw new EncodeError('unknown-value', expected, { offset: 0, path, rule });
}

export function checkBytes(value: Uint8Array, path: string, rule: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw wrongType('bytes', value, path, rule);
}

export function checkArray<T>(value: readonly T[], path: string, rule: string): readonly T[] {
  if (Array.isArray(value)) return value;
  throw wrongType('an array', value, path, rule);
}

/** What is written as a struct or a record; keys are data, so that instances and arrays are none. */
export function checkPlain<T>(value: T, path: string, rule: string): T {
  if (isRecord(value)) return value;
  throw wrongType('a plain object', value, path, rule);
}

export function checkInstance(
  value: unknown,
  of: abstract new (...fields: never[]) => object,
  path: string,
  rule: string,
): void {
  if (!(value instanceof of)) throw wrongType(`an instance of ${of.name}`, value, path, rule);
}

/** Whether a number is an integer of this range; a negative zero is none. */
export const isWhole = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max && (value !== 0 || 1 / value > 0);

/** A record that ends with an empty name has no property of that name. */
export function emptyName(path: string, rule: string): EncodeError {
  return new EncodeError('out-of-range', 'An empty name, which is the end of the properties,', {
    offset: 0,
    path,
    rule,
  });
}

export function checkString(value: string, path: string, rule: string): string {
  if (typeof value === 'string') return value;
  throw wrongType('a string', value, path, rule);
}

/** Why text could not be written: its length is more than `max`, or -1 where a surrogate stands alone. */
export function unwritableText(length: number, max: number, path: string, rule: string): EncodeError {
  if (length < 0) {
    const what = 'Text with a lone surrogate, which UTF-8 cannot say,';
    return new EncodeError('unpaired-surrogate', what, { offset: 0, path, rule });
  }
  const what = `Text of ${length} bytes where at most ${max} fit`;
  return new EncodeError('too-long', what, { offset: 0, path, rule });
}

/** A length that stands in front of its region must fit its width. */
export function checkPrefix(length: number, max: number, path: string, rule: string, min = 0): number {
  if (length <= max && length >= min) return length;
  const range = min === 0 ? `at most ${max}` : `${min} to ${max}`;
  const what = `${length} bytes or items where ${range} can be counted`;
  throw new EncodeError('too-long', what, { offset: 0, path, rule });
}

export function checkLength(actual: number, expected: number, path: string, rule: string): void {
  if (actual === expected) return;
  throw new EncodeError('wrong-length', `Expected ${expected} bytes, not ${actual},`, { offset: 0, path, rule });
}

/** Whether to write an optional field: it must be there exactly if its condition holds. */
export function isPresent<T>(value: T | undefined, condition: boolean, path: string, rule: string): value is T {
  if ((value !== undefined) === condition) return condition;
  const what = condition ? 'A value is missing' : 'A value is given although its condition does not hold';
  throw new EncodeError('condition-mismatch', what, { offset: 0, path, rule });
}

/** The same where `undefined` is one of its values. */
export function isWanted(value: unknown, condition: boolean, path: string, rule: string): boolean {
  return condition || isPresent(value, condition, path, rule);
}

export function wrongType(expected: string, value: unknown, path: string, rule: string): EncodeError {
  const found = value === null ? 'null' : typeof value;
  return new EncodeError('wrong-type', `Expected ${expected}, not ${found},`, { offset: 0, path, rule });
}

function hex(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** Stores a property under a name that assignment would treat as something else: `__proto__`. */
export function defineOwn(record: object, name: string, value: unknown): void {
  Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A length computed from what has been read. */
export function expectLength(length: number, offset: number, path: string, rule: string): void {
  if (length >= 0) return;
  throw new DecodeError('negative-length', `A length of ${length}`, { offset, path, rule });
}

/** A plain object whose keys are data, as records are read; no class instance and no array. */
export function isRecord<T>(value: T): value is Extract<T, { [name: string]: unknown }> {
  return typeof value === 'object' && value !== null && isPlain(value);
}

/** The same of what is known to be an object: its prototype tells. */
export function isPlain<T extends object>(value: T): value is Extract<T, { [name: string]: unknown }> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The tag that an unlisted case keeps: none of those that mean something else. */
export function freeTag(tag: number, taken: readonly number[], path: string, rule: string): number {
  if (typeof tag !== 'number') throw wrongType('a number', tag, path, rule);
  if (Number.isInteger(tag) && !taken.includes(tag)) return tag;
  throw new EncodeError('out-of-range', `${tag} is no tag of an unlisted case`, { offset: 0, path, rule });
}

/** The last number of a carried field, which must not be the one that says that the list goes on. */
export function checkLast(last: number, goesOn: number, path: string, rule: string): number {
  if (last !== goesOn) return last;
  throw new EncodeError('condition-mismatch', `${last} says that another item follows`, { offset: 0, path, rule });
}

/** The case that a value is must be the one that is announced elsewhere. */
export function checkTag(tag: number, announced: number, path: string, rule: string): void {
  if (tag === announced) return;
  const what = `A value with tag ${tag} where tag ${announced} is announced`;
  throw new EncodeError('condition-mismatch', what, { offset: 0, path, rule });
}

export function illegalTransition(path: string, rule: string): ProtocolError {
  return new ProtocolError('illegal-transition', `${path} cannot follow what came before`, rule);
}

/** For loops over the own properties of a record; the engine leaves the call out there, as it does not with `Object.hasOwn`. */
export function isOwn(record: object, name: string): boolean {
  return hasOwn.call(record, name);
}

// Of this module's own: what is imported, the engine does not take for constant.
const hasOwn = Object.prototype.hasOwnProperty;
