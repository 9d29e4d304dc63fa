import type { Constant, Enumeration, Flag, Float, Head, Int, Spellings, Uint } from '../../schema/model.js';
import type { ResolvedType } from '../../schema/resolved.js';
import { emitContinued } from './continued.js';
import { both } from './expressions.js';
import type { Attribute, Valid } from './ksy.js';
import { snake } from './names.js';
import type { Place } from './place.js';
import { typeName } from './type-names.js';
import { Unsupported } from './unsupported.js';

/** A field of unsigned numbers. Kaitai Struct's single bit is a boolean, so it gets an instance that counts. */
export function emitUint({ scope, id, condition, doc }: Place, node: Uint): string {
  if (node.bits > widest) return emitWide({ scope, id, condition, doc }, node);
  const type = uintType(node, scope.bits);
  const common = { ...when(condition), ...documented(node.doc ?? doc) };
  const valid = rangeOf(node);
  scope.bits = (scope.bits + node.bits) % 8;
  if (type === undefined) return emitOrdered({ scope, id, condition, doc }, node);
  if (node.bits > 1) {
    scope.seq.push({ id, type, ...valid, ...common });
    return id;
  }
  scope.seq.push({ id: `${id}_bit`, type, ...when(condition) });
  scope.instances[id] = { value: `${id}_bit.to_i`, ...when(condition), ...documented(node.doc ?? doc) };
  return id;
}

export function emitInt({ scope, id, condition, doc }: Place, node: Int): string {
  const common = { ...when(condition), ...documented(node.doc ?? doc) };
  const suffix = node.bits === 8 ? '' : endian(node.order);
  if (suffix === undefined) throw new Unsupported('signed numbers whose bytes are in an order of their own');
  if (node.bits !== 24) {
    scope.seq.push({ id, type: `s${node.bits / 8}${suffix}`, ...common });
    return id;
  }
  scope.seq.push({ id: `${id}_raw`, type: `b24${suffix}`, ...when(condition) });
  const negative = 2 ** (node.bits - 1);
  scope.instances[id] = {
    value: `${id}_raw - (${id}_raw >= ${negative} ? ${2 * negative} : 0)`,
    ...when(condition),
    ...documented(node.doc ?? doc),
  };
  return id;
}

export function emitFloat({ scope, id, condition, doc }: Place, node: Float): string {
  scope.seq.push({ id, type: `f${node.bits / 8}be`, ...when(condition), ...documented(node.doc ?? doc) });
  return id;
}

export function emitFlag(place: Place, node: Flag): string {
  const { scope, id, condition, doc } = place;
  const common = documented(node.doc ?? doc);
  if (node.bits === 1) {
    scope.seq.push({ id, type: 'b1', ...when(condition), ...common });
    scope.bits = (scope.bits + 1) % 8;
  } else {
    const raw = emitUint({ ...place, id: `${id}_raw`, doc: undefined }, { kind: 'uint', bits: node.bits });
    scope.instances[id] = { value: `${raw} != 0`, ...when(condition), ...common };
  }
  return id;
}

export function emitConstant(place: Place, node: Constant): string {
  const { scope, id, condition } = place;
  const type = uintType(node.base, scope.bits);
  if (type === undefined) throw new Unsupported('a constant whose bytes are in an order of their own');
  const valid = node.base.bits === 1 ? node.value === 1 : node.value;
  scope.seq.push({ id, type, valid, ...when(condition), ...documented(node.doc ?? place.doc) });
  scope.bits = (scope.bits + node.base.bits) % 8;
  return id;
}

/** Numbers with names. Expressions see the number. */
export function emitEnumeration(place: Place, node: Enumeration, named: ResolvedType | undefined): string {
  const { scope, id, condition } = place;
  const type = uintType(node.base, scope.bits);
  if (type === undefined) throw new Unsupported('an enumeration whose bytes are in an order of their own');
  if (named === undefined) scope.enums[id] = membersOf(node);
  const name = named === undefined ? id : typeName(scope.owner.format, named.name);
  const valid: { valid?: Valid } = node.open ? openRangeOf(node.base) : { valid: { 'in-enum': true } };
  scope.seq.push({ id, type, enum: name, ...valid, ...when(condition), ...documented(node.doc ?? place.doc) });
  scope.bits = (scope.bits + node.base.bits) % 8;
  return `${id}.to_i`;
}

export const membersOf = ({ members }: Enumeration) =>
  Object.fromEntries(
    Object.entries(members).map(([name, { value, doc }]) => [
      value,
      { id: snake(name), ...(doc === '' ? {} : { doc }) },
    ]),
  );

/** A number in front of something. */
export function emitHead(place: Place, head: Head): string {
  if (head.kind === 'continued') return emitContinued(place, head);
  return head.kind === 'uint' ? emitUint(place, head) : emitSpellings(place, head);
}

/** The head, then the tail that the head announces, then what they amount to. */
export function emitSpellings(place: Place, node: Spellings): string {
  const { scope, id, condition } = place;
  const isWide = [node.head, ...node.alternatives.map(({ tail }) => tail)].some(({ bits }) => bits >= widest);
  const plus = (text: string, more: number) => (isWide ? summed([text, 1], [String(more), 1]) : sum(text, more));
  const head = emitUint({ ...place, doc: undefined, id: `${id}_head` }, headOf(node));
  let value = plus(head, node.plus);
  for (const { escape: mark, tail, plus: more } of node.alternatives) {
    const announced = `${head} == ${mark}`;
    const tailId = `${id}_after_${mark}`;
    const text = emitUint({ ...place, doc: undefined, id: tailId, condition: both(condition, announced) }, tail);
    value = `${announced} ? ${plus(text, more)} : (${value})`;
  }
  scope.instances[id] = { value, ...when(condition), ...documented(node.doc ?? place.doc) };
  return id;
}

/** A head below the range of plain heads announces a tail. */
const headOf = ({ head }: Spellings): Uint => ({
  kind: 'uint',
  bits: head.bits,
  ...(head.order && { order: head.order }),
});

const sum = (text: string, more: number): string => (more === 0 ? text : `${text} + ${more}`);

/** In two parts, since JavaScript reads no wider integers. */
function emitWide({ scope, id, condition, doc }: Place, { bits, order = 'big' }: Uint): string {
  if (scope.bits !== 0 || bits % 8 !== 0 || order !== 'big') throw new Unsupported('wide numbers in odd places');
  scope.seq.push({ id: `${id}_high`, type: `b${bits - widest}`, ...when(condition) });
  scope.seq.push({ id: `${id}_low`, type: `u${widest / 8}be`, ...when(condition) });
  scope.instances[id] = {
    value: summed([`${id}_high`, 2 ** widest], [`${id}_low`, 1]),
    ...when(condition),
    ...documented(doc),
  };
  return id;
}

/** Bytes of which each has a significance of its own. */
function emitOrdered({ scope, id, condition, doc }: Place, node: Uint): string {
  if (!Array.isArray(node.order)) throw new Unsupported('numbers of this width in this order of bytes');
  const order: readonly number[] = node.order;
  order.forEach((significance, index) => {
    scope.seq.push({ id: `${id}_byte_${index}`, type: 'u1', ...when(condition) });
    if (significance < 0) throw new Unsupported('a byte without significance');
  });
  const value = summed(...order.map((significance, index) => [`${id}_byte_${index}`, 256 ** significance] as const));
  scope.instances[id] = { value, ...when(condition), ...documented(node.doc ?? doc) };
  return id;
}

/**
 * Numbers, each so many times. Java, C# and C++ would compute in 32 bits, and Go in the type of each number; each of
 * them, and the sum, is made one of 64 bits.
 */
const summed = (...parts: readonly (readonly [text: string, times: number])[]): string =>
  long(`(${parts.map(([text, times]) => (times === 1 ? long(text) : `${long(text)} * ${times}`)).join(' + ')})`);

const long = (text: string): string => `${text}.as<s8>`;

/** Bits of the widest integer that is read at once. */
export const widest = 32;

/** Undefined where no type of Kaitai Struct has the bytes in this order, or so many of them. */
function uintType({ bits, order = 'big' }: Uint, at: number): string | undefined {
  if ((order !== 'big' && order !== 'little') || bits > widest) return undefined;
  if (at === 0 && bits === 8) return 'u1';
  const suffix = order === 'big' ? 'be' : 'le';
  if (at === 0 && [16, 32].includes(bits)) return `u${bits / 8}${suffix}`;
  return order === 'big' ? `b${bits}` : `b${bits}le`;
}

const endian = (order: Int['order']): string | undefined =>
  order === undefined || order === 'big' ? 'be' : order === 'little' ? 'le' : undefined;

function rangeOf({ min, max }: Uint): { readonly valid?: Valid } {
  if (min === undefined && max === undefined) return {};
  return { valid: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) } };
}

/** Of the number behind a name, which may have none. */
function openRangeOf({ min, max }: Uint): { readonly valid?: Valid } {
  const bounds = [
    ...(min === undefined ? [] : [`_.to_i >= ${min}`]),
    ...(max === undefined ? [] : [`_.to_i <= ${max}`]),
  ];
  return bounds.length === 0 ? {} : { valid: { expr: bounds.join(' and ') } };
}

export const when = (condition: string | undefined): Pick<Attribute, 'if'> =>
  condition === undefined ? {} : { if: condition };

export const documented = (doc: string | undefined): { readonly doc?: string } => (doc === undefined ? {} : { doc });
