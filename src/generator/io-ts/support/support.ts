import * as t from 'io-ts';

/** A codec that keeps what it is given, or says what it expected. */
export function keeping<A>(name: string, is: (value: unknown) => value is A): t.Type<A> {
  return new t.Type(
    name,
    is,
    (value, context) => (is(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  );
}

/** Whole numbers in one of the ranges, both ends included. */
export const whole = (...ranges: readonly (readonly [min: number, max: number])[]): t.Type<number> =>
  keeping(
    ranges.map(([min, max]) => `a whole number from ${min} to ${max}`).join(' or '),
    (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && ranges.some(([min, max]) => value >= min && value <= max),
  );

/** One of a few numbers. */
export const oneOf = (...members: readonly number[]): t.Type<number> =>
  keeping(
    `one of ${members.join(', ')}`,
    (value): value is number => typeof value === 'number' && members.includes(value),
  );

/** Text without half surrogate pairs, which UTF-8 has no bytes for. */
export const text: t.Type<string> = keeping(
  'well-formed text',
  (value): value is string => typeof value === 'string' && !/\p{Surrogate}/u.test(value),
);

export const bytes: t.Type<Uint8Array> = keeping(
  'a Uint8Array',
  (value): value is Uint8Array => value instanceof Uint8Array,
);

/** Instances of a class whose fields, if it has any, fit. */
export function instance<A extends object, F extends { readonly [K in keyof A]?: unknown }>(
  of: abstract new (...fields: never[]) => A,
  fields: t.Type<F> | t.UnknownC = t.unknown,
): t.Type<A> {
  const is = (value: unknown): value is A => value instanceof of && fields.is(value);
  return new t.Type(
    of.name,
    is,
    (value, context) => {
      if (!(value instanceof of)) return t.failure(value, context, `Expected an instance of ${of.name}`);
      const inside = fields.validate(value, context);
      return inside._tag === 'Left' ? inside : t.success(value);
    },
    t.identity,
  );
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);

/** Plain objects with any names, `__proto__` among them, and values of one type. */
export function record<A>(item: t.Type<A>): t.Type<{ [name: string]: A }> {
  const name = `{ [name]: ${item.name} }`;
  const is = (value: unknown): value is { [name: string]: A } => isPlain(value) && Object.values(value).every(item.is);
  return new t.Type(
    name,
    is,
    (value, context) => {
      if (!isPlain(value)) return t.failure(value, context, 'Expected a plain object');
      const errors = Object.entries(value).flatMap(([key, inside]) => {
        const found = item.validate(inside, t.appendContext(context, key, item, inside));
        return found._tag === 'Left' ? found.left : [];
      });
      if (errors.length > 0) return t.failures(errors);
      return is(value) ? t.success(value) : t.failure(value, context);
    },
    t.identity,
  );
}

/** Objects that may have some of these properties; a property that is `undefined` counts as missing. */
export const optional = <P extends { readonly [name: string]: t.Mixed }>(
  properties: P,
): t.Type<{ readonly [K in keyof P]?: t.TypeOf<P[K]> | undefined }> => {
  const known = Object.entries(properties);
  const own = (value: object, name: string): unknown =>
    Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  const fits = (value: object) =>
    known.every(([name, of]) => own(value, name) === undefined || of.is(own(value, name)));
  type Partly = { readonly [K in keyof P]?: t.TypeOf<P[K]> | undefined };
  const is = (value: unknown): value is Partly => typeof value === 'object' && value !== null && fits(value);
  return new t.Type(
    `{ ${known.map(([name, of]) => `${name}?: ${of.name}`).join(', ')} }`,
    is,
    (value, context) => {
      if (typeof value !== 'object' || value === null) return t.failure(value, context, 'Expected an object');
      const errors = known.flatMap(([name, of]) => {
        const inside = own(value, name);
        if (inside === undefined) return [];
        const found = of.validate(inside, t.appendContext(context, name, of, inside));
        return found._tag === 'Left' ? found.left : [];
      });
      if (errors.length > 0) return t.failures(errors);
      return is(value) ? t.success(value) : t.failure(value, context);
    },
    t.identity,
  );
};

/** A type, or another one made of it. */
export const either = <A, B>(type: t.Type<A>, other: (type: t.Type<A>) => t.Type<B>): t.Type<A | B> =>
  t.union([type, other(type)]);

/** Values nested deeper than this are refused rather than followed: no encoder takes them. */
const deepest = 200;

/**
 * What was found of each value by each codec: while it is looked at, it passes. A check never waits, so that one outermost
 * check at a time is enough.
 */
let seen: Map<unknown, Found> | undefined;
/** In the order in which they were found. */
let passed: { readonly found: Found; readonly codec: object }[] = [];
let depth = 0;

type Found = Map<object, boolean>;

/**
 * A codec for values that may be shared or contain themselves. Each is looked at once: where it stands again, the first
 * look decides for all. What passed inside a value that did not is forgotten, since it may have passed because of it.
 */
export function shared<A>(codec: t.Type<A>): t.Type<A> {
  const { name } = codec;
  // A valid value stays itself: a copy, as io-ts makes it where NaN is not equal to itself, would be another one.
  const kept = (found: t.Validation<A>, value: unknown): t.Validation<A> => {
    const isValid = (_: unknown): _ is A => found._tag === 'Right';
    return isValid(value) ? t.success(value) : found;
  };
  const once = <R>(
    value: unknown,
    known: (value: A) => R,
    refused: () => R,
    isRight: (found: R) => boolean,
    look: () => R,
  ): R => {
    if (typeof value !== 'object' || value === null) return look();
    const outermost = seen === undefined;
    seen ??= new Map();
    depth++;
    try {
      const results: Found = seen.get(value) ?? new Map();
      seen.set(value, results);
      const before = results.get(codec);
      const passes = (_: unknown): _ is A => before === true;
      if (passes(value)) return known(value);
      if (before === false || depth > deepest) return refused();
      const start = passed.length;
      results.set(codec, true);
      passed.push({ found: results, codec });
      const found = look();
      if (!isRight(found)) {
        for (const of of passed.splice(start)) of.found.delete(of.codec);
        results.set(codec, false);
      }
      return found;
    } finally {
      depth--;
      if (outermost) {
        seen = undefined;
        passed = [];
      }
    }
  };
  return new t.Type(
    name,
    (value): value is A =>
      once(
        value,
        () => true,
        () => false,
        (found) => found,
        () => codec.is(value),
      ),
    (value, context) =>
      once<t.Validation<A>>(
        value,
        (known) => t.success(known),
        () => t.failure(value, context, `Not a value of ${name}, or nested deeper than ${deepest} levels`),
        (found) => found._tag === 'Right',
        () => kept(codec.validate(value, context), value),
      ),
    t.identity,
  );
}

/**
 * The value itself if it fits. Otherwise throws what `wrong` makes of the innermost misfit: the names and indices that
 * lead to it, and what was expected there.
 */
export function checked<A>(
  type: t.Type<A>,
  value: unknown,
  wrong: (path: readonly string[], expected: string) => Error,
): A {
  const result = type.decode(value);
  // What `decode` gives may be a copy, as NaN is not equal to itself; who points to whom would be lost.
  const fits = (of: unknown): of is A => Object.is(of, value) && result._tag === 'Right';
  if (fits(value)) return value;
  const errors = result._tag === 'Left' ? result.left : [];
  const [deepestMisfit] = [...errors].sort((left, right) => right.context.length - left.context.length);
  const context = deepestMisfit?.context ?? [];
  // Unions and intersections add a step for each of their members, which is no step in the value.
  const path = context.filter((_, index) => {
    const outer = context[index - 1]?.type;
    return index > 0 && !(outer instanceof t.UnionType) && !(outer instanceof t.IntersectionType);
  });
  throw wrong(
    path.map(({ key }) => key),
    deepestMisfit?.message ?? context.at(-1)?.type.name ?? type.name,
  );
}

/** Bits that nobody has taken apart, those behind them in the last byte 0. */
export const bitString: t.Type<{ readonly length: number; readonly bytes: Uint8Array }> = keeping(
  'bits with their length',
  (value): value is { readonly length: number; readonly bytes: Uint8Array } => {
    if (typeof value !== 'object' || value === null || !('length' in value) || !('bytes' in value)) return false;
    const { length, bytes: held } = value;
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) return false;
    if (!(held instanceof Uint8Array) || held.length !== Math.ceil(length / 8)) return false;
    return (held.at(-1) ?? 0) % 2 ** (held.length * 8 - length) === 0;
  },
);
