import { NoForm } from './answering.mjs';

/**
 * Lossless JSON of a plain value. `special` gives the parts of what is no array and no plain object as
 * `{ $class, ...parts }`, and undefined for the rest.
 */
export function toLossless(value, special = () => undefined) {
  const seen = new Map();
  let ids = 0;
  const of = (node) => {
    if (node === undefined) return { $undefined: true };
    if (typeof node === 'number') {
      return Number.isFinite(node) && !Object.is(node, -0)
        ? node
        : { $number: Object.is(node, -0) ? '-0' : String(node) };
    }
    if (typeof node !== 'object' || node === null) return node;
    if (Buffer.isBuffer(node)) return { $bytes: node.toString('hex') };
    if (seen.has(node)) return { $ref: seen.get(node) };
    seen.set(node, ++ids);
    const $id = ids;
    const parts = special(node);
    if (parts !== undefined) {
      const { $class, ...rest } = parts;
      return { $id, $class, ...Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, partOf(part)])) };
    }
    if (Array.isArray(node)) return { $id, $array: Array.from(node, of) };
    return { $id, $object: pairsOf(node) };
  };
  // The parts of a class are not special themselves.
  const partOf = (part) => (typeof part === 'object' && part !== null ? { $object: pairsOf(part) } : of(part));
  const pairsOf = (node) => Object.entries(node).map(([key, part]) => [key, of(part)]);
  return of(value);
}

/** The plain value of lossless JSON. `classes` makes values of `$class`; what it lacks the package has no form for. */
export function fromLossless(json, classes = {}, object = () => ({})) {
  const made = new Map();
  const of = (node) => {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map(of);
    if (node.$number !== undefined) return Number(node.$number);
    if (node.$undefined) return undefined;
    if (node.$bytes !== undefined) return Buffer.from(node.$bytes, 'hex');
    if (node.$ref !== undefined) {
      if (!made.has(node.$ref)) throw new NoForm('a reference to what is not made yet');
      return made.get(node.$ref);
    }
    const { $id, $class, $array, $object, ...rest } = node;
    if ($class !== undefined) {
      if (classes[$class] === undefined) throw new NoForm(`the package has no form for ${$class}`);
      const parts = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, of(part)]));
      const value = classes[$class](parts);
      made.set($id, value);
      return value;
    }
    const value = $array === undefined ? object() : [];
    if ($id !== undefined) made.set($id, value);
    if ($array !== undefined) for (const part of $array) value.push(of(part));
    else for (const [key, part] of $object ?? Object.entries(rest)) value[key] = of(part);
    return value;
  };
  return of(json);
}

/** The value of lossless JSON that a marker stands before, where the package gives the content of it alone. */
export function behind(marker, json) {
  if (marker === 0x08 && json.$class === undefined) {
    return { $class: 'amf0.ecmaArray', entries: { $object: json.$object ?? [] } };
  }
  if (marker === 0x0b && typeof json === 'number') return { $class: 'amf0.zonedDate', milliseconds: json, zone: 0 };
  if (marker === 0x0f && typeof json === 'string') return { $class: 'amf0.xmlDocument', text: json };
  return marker === 0x11 ? { $class: 'amf0.avmPlus', value: json } : json;
}
