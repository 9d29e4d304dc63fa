import * as fc from 'fast-check';

/** Whole numbers from `min` to `max`; the ends of the range and the numbers in `often` come up often. */
export function whole(min: number, max: number, often: readonly number[] = []): fc.Arbitrary<number> {
  const edges = [min, min + 1, max - 1, max, ...often].filter((edge) => edge >= min && edge <= max);
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(...new Set(edges)));
}

/** Unsigned integers of so many bits. */
export const uint = (bits: number, often: readonly number[] = []): fc.Arbitrary<number> =>
  whole(0, 2 ** bits - 1, often);

/** Two's complement integers of so many bits. */
export const int = (bits: number): fc.Arbitrary<number> => whole(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, [-1, 0, 1]);

/** Numbers with a meaning: the known ones most of the time, and others if `others` draws any. */
export const tag = (known: readonly number[], others?: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  others === undefined
    ? fc.constantFrom(...known)
    : fc.oneof(
        { weight: Math.max(known.length, 1), arbitrary: known.length === 0 ? others : fc.constantFrom(...known) },
        { weight: 1, arbitrary: others },
      );

/** A copy of an instance in which one field is another. */
export const withField = <T extends object, K extends keyof T>(of: T, name: K, value: T[K]): T =>
  Object.assign(Object.create(Object.getPrototypeOf(of)), of, { [name]: value });

/** Objects with all of these keys. */
export const struct = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record<T>(fields, { noNullPrototype: true });

/** Every double, with the special ones often. */
export const double: fc.Arbitrary<number> = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1, -1, Number.NaN, Infinity, -Infinity, Number.MIN_VALUE, -Number.MAX_VALUE, 2 ** 53),
);

/** Every single-precision number. */
export const single: fc.Arbitrary<number> = fc.oneof(fc.float(), fc.constantFrom(0, -0, 1, Number.NaN, Infinity));

/** Between so many bytes and so many; short unless `min` says otherwise. */
export const bytes = (min = 0, max = min + 16): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: min, maxLength: Math.max(min, Math.min(max, min + 16)) });

/** The sum of bytes, which says where others are. */
export const sumOf = (of: Uint8Array): number => of.reduce((sum, byte) => sum + byte, 0);
/** Bits that nobody has taken apart: any number of them, or such as end in a 1 where zeros follow. */
export const bitString = (ending: 'zeros' | 'stopBit'): fc.Arbitrary<{ length: number; bytes: Uint8Array }> =>
  fc.array(fc.boolean(), { maxLength: 40 }).map((drawn) => {
    const bits = ending === 'stopBit' ? drawn : drawn.slice(0, drawn.lastIndexOf(true) + 1);
    const bytes = new Uint8Array(Math.ceil(bits.length / 8));
    for (const [index, bit] of bits.entries()) {
      if (bit) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
    }
    return { length: bits.length, bytes };
  });

/** Numbers that are added up: the first that makes the sum 0 is the last, else there are `most` of them. */
export const differences = (most: number, start: number, bits: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.oneof(fc.integer({ min: -128, max: 127 }), fc.constant(-start)), { minLength: most, maxLength: most })
    .map((drawn) => {
      let sum = start;
      const end = drawn.findIndex((item) => {
        sum = (((sum + item) % 2 ** bits) + 2 ** bits) % 2 ** bits;
        return sum === 0;
      });
      return end < 0 ? drawn : drawn.slice(0, end + 1);
    });

/** Names that JavaScript objects treat in a way of their own, and characters of each width. */
const awkward = [
  '',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  '0',
  '7',
  '4294967294',
  '4294967295',
  '-1',
  '1.5',
  '\0',
  'é',
  '€',
  '😀',
  '\ufeff',
  '\ufeffa',
  '\ufffd',
  '\u007f\u0080\u07ff\u0800\uffff',
];

const shortText = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

/** Text of one character over and over whose UTF-8 form takes exactly so many bytes. */
const evenText = (size: number): fc.Arbitrary<string> =>
  fc.constantFrom('x', 'é', '€', '😀').map((unit) => {
    const width = byteLength(unit);
    return unit.repeat(Math.floor(size / width)) + '-'.repeat(size % width);
  });

/** Text whose UTF-8 form takes exactly so many bytes. */
export const textOf = (size: number): fc.Arbitrary<string> =>
  size > 256
    ? evenText(size)
    : fc.oneof(evenText(size), fc.string({ unit: 'binary-ascii', minLength: size, maxLength: size }));

/** Text whose UTF-8 form takes at least `min` and at most `max` bytes. Where there is room, it is rarely very long. */
export function text(min = 0, max = Number.POSITIVE_INFINITY): fc.Arbitrary<string> {
  const short = shortText.filter((of) => byteLength(of) >= min && byteLength(of) <= max);
  if (max < shortLength) return fc.oneof({ weight: 9, arbitrary: short }, { weight: 1, arbitrary: textOf(max) });
  const long = max === shortLength ? textOf(shortLength) : fc.oneof(textOf(shortLength), textOf(shortLength + 1));
  return fc.oneof({ weight: 60, arbitrary: short }, { weight: 1, arbitrary: long });
}

/** Text that does not have the character: what it ends with. */
export const textWithout = (end: string, min?: number, max?: number): fc.Arbitrary<string> =>
  text(min, max).map((of) => of.replaceAll(end, end === '-' ? '_' : '-'));

/** What a length of 16 bits can say. */
const shortLength = 2 ** 16 - 1;

const encoder = new TextEncoder();
const byteLength = (of: string): number => encoder.encode(of).length;

/** Plain objects: any names, `__proto__` among them, each once. */
export const record = <T>(
  name: fc.Arbitrary<string>,
  value: fc.Arbitrary<T>,
  depthIdentifier: fc.DepthIdentifier = fc.createDepthIdentifier(),
): fc.Arbitrary<{ [name: string]: T }> =>
  fc
    .uniqueArray(fc.tuple(name, value), { selector: ([of]) => of, maxLength: 6, depthIdentifier })
    .map((entries) => Object.fromEntries(entries));

/** Strings, most of them out of a list. */
export const word = (members: readonly string[], longest?: number): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...members) }, { weight: 1, arbitrary: text(0, longest) });

/** Objects with the required properties, any of the optional ones, and others under names of their own. */
export const open = <R, O, V>(
  required: { [K in keyof R]: fc.Arbitrary<R[K]> },
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> },
  name: fc.Arbitrary<string>,
  other: fc.Arbitrary<V>,
) =>
  fc
    .tuple(
      record(
        name.filter((of) => !Object.hasOwn(required, of) && !Object.hasOwn(optional, of)),
        other,
      ),
      struct<R>(required),
      fc.record(optional, { requiredKeys: [] }),
    )
    .map(([others, must, may]) => ({ ...others, ...must, ...may }));

/** Each value as it is, or made into something else that can stand for it. */
export const alsoAs = <T, U>(make: (value: T) => U, values: fc.Arbitrary<T>): fc.Arbitrary<T | U> =>
  fc.oneof(
    values,
    values.map((value) => make(value)),
  );
