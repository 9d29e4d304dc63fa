/** Which parts of a value to replace: `name` is the key or index under which the part stands. */
export type Choice = (part: unknown, name: string) => boolean;

/**
 * Copies of a value, each with one of its parts replaced. Who points to whom stays as it was, and so do classes. Bytes
 * are wholes. A value that has no parts is one itself.
 */
export function withEachReplaced(root: unknown, chosen: Choice, thing: unknown): unknown[] {
  if (!isContainer(root)) return chosen(root, '') ? [thing] : [];
  return Array.from({ length: places(copyOf(root), chosen).length }, (_, index) => {
    const copy = copyOf(root);
    places(copy, chosen)[index]?.(thing);
    return copy;
  });
}

/** A copy with one of the chosen parts replaced; `at` picks it. The same value again where none is to be chosen. */
export function withOneReplaced(root: unknown, at: number, chosen: Choice, thing: unknown): unknown {
  if (!isContainer(root)) return chosen(root, '') ? thing : root;
  const copy = copyOf(root);
  const found = places(copy, chosen);
  found[at % found.length]?.(thing);
  return copy;
}

type Place = (thing: unknown) => void;

function places(root: unknown, chosen: Choice): Place[] {
  const found: Place[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (!isContainer(value) || seen.has(value)) return;
    seen.add(value);
    for (const [name, part] of Object.entries(value)) {
      if (chosen(part, name)) found.push((thing) => define(value, name, thing));
      visit(part);
    }
  };
  visit(root);
  return found;
}

function copyOf(value: unknown, copies = new Map<unknown, unknown>()): unknown {
  if (!isContainer(value)) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy: object = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  copies.set(value, copy);
  for (const [name, part] of Object.entries(value)) define(copy, name, copyOf(part, copies));
  return copy;
}

export const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

/** Not assigned: a property may be called `__proto__`. */
function define(of: object, name: string, value: unknown): void {
  Object.defineProperty(of, name, { value, configurable: true, enumerable: true, writable: true });
}
