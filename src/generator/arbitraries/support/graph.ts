import * as fc from 'fast-check';

/** An array, or a plain object, whose items are values that may be shared; or those fields of a struct that are. */
export type Holder = unknown[] | Record<string, unknown> | Slots;

class Slots {
  constructor(
    readonly of: object,
    readonly names: readonly string[],
  ) {}
}

/** The fields of a struct that hold values. Those that are undefined may have to be so, and are left alone. */
export const slots = (of: object, ...names: readonly string[]): Holder => new Slots(of, names);

/** What a format says of its graphs. */
export interface GraphKind {
  /** Whether a value has an identity on the wire, so that others can point to it. */
  readonly remembered: (value: unknown) => boolean;
  /** What holds the values directly inside a value. */
  readonly holders: (value: unknown) => readonly Holder[];
}

/** A value that others can point to; a row of such values, which is none itself; or what holds the values of a struct. */
export type Root<T> = 'value' | 'row' | ((root: T) => readonly Holder[]);

/** From trees, values in which some places point to a value that stands elsewhere: siblings, ancestors, themselves. */
export const graph = <T>(trees: fc.Arbitrary<T>, kind: GraphKind, root: Root<T> = 'value'): fc.Arbitrary<T> =>
  fc
    .tuple(
      trees,
      fc.oneof(
        fc.constant<[number, number, boolean][]>([]),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 4 }),
      ),
    )
    .map(([tree, grafts]) => grafted(tree, grafts, kind, root));

/**
 * A copy of a value in which each graft puts one of its remembered values into one of its places: itself, or another
 * with the same content.
 */
function grafted<T>(root: T, grafts: readonly (readonly [number, number, boolean])[], kind: GraphKind, as: Root<T>): T {
  if (grafts.length === 0) return root;
  const copy = copyOf(root, new Map());
  const { places, values } = survey(copy, kind, as);
  if (places.length === 0 || values.length === 0) return copy;
  for (const [place, at, isCopy] of grafts) {
    const value = values[at % values.length];
    places[place % places.length]?.(isCopy ? copyOf(value, new Map()) : value);
  }
  return copy;
}

/** Copies what has an identity, and keeps who points to whom: what an arbitrary drew must stay as it was. */
function copyOf<T>(value: T, copies: Map<unknown, unknown>): T;
function copyOf(value: unknown, copies: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (value instanceof Uint8Array) {
    const bytes = value.slice();
    copies.set(value, bytes);
    return bytes;
  }
  const copy: object = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  copies.set(value, copy);
  for (const [name, item] of Object.entries(value)) set(copy, name, copyOf(item, copies));
  return copy;
}

/** All places that hold a value, and all remembered values. */
function survey<T>(root: T, kind: GraphKind, as: Root<T>) {
  const places: ((value: unknown) => void)[] = [];
  const values: unknown[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (seen.has(value)) return;
    if (kind.remembered(value) && (value !== root || as === 'value')) values.push(value);
    seen.add(value);
    for (const holder of kind.holders(value)) visitHolder(holder);
  };
  const visitHolder = (holder: Holder): void => {
    const [of, items] = holder instanceof Slots ? [holder.of, present(holder)] : [holder, Object.entries(holder)];
    for (const [name, item] of items) {
      places.push((other) => set(of, name, other));
      visit(item);
    }
  };
  if (typeof as === 'function') for (const holder of as(root)) visitHolder(holder);
  else visit(root);
  return { places, values };
}

const present = ({ of, names }: Slots): [string, unknown][] =>
  Object.entries(of).filter(([name, item]) => item !== undefined && names.includes(name));

/** Defines rather than assigns: a property may be called `__proto__`. */
function set(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, configurable: true, enumerable: true, writable: true });
}

/** A plain object, not an instance of a class. */
export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
