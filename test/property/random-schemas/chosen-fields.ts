import {
  bits,
  carry,
  derived,
  field,
  kinds,
  late,
  listWhile,
  on,
  openEnum,
  type Part,
  prefixed,
  sized,
  sizeOf,
  struct,
  tagOf,
  u8,
  u32,
  utf8,
} from '../../../src/schema/build/index.js';
import type { TypeDefinition } from '../../../src/schema/model.js';
import { wideLength } from './heads.js';
import { bitField } from './numbers.js';
import type { StructUnderWay } from './struct-under-way.js';

/** A list that goes on while a field is a certain number. */
export function addCarried(made: StructUnderWay): void {
  const { draw } = made;
  const width = draw.between(1, 8);
  const goesOn = draw.nat(2 ** width - 1);
  const number = () =>
    draw.flip()
      ? bits(width)
      : openEnum(bits(width), { more: [goesOn, 'More.'], other: [(goesOn + 1) % 2 ** width, 'Other.'] });
  if (width < 8) made.add(bitField(draw, 8 - width));
  const name = made.add(number());
  const item: Record<string, Part> = {
    text: prefixed(u8, utf8()),
    ...(width < 8 ? { gap: bitField(draw, 8 - width) } : {}),
    next: carry(number()),
  };
  made.add(listWhile(name, goesOn, struct(item)));
  made.known.push({ name, is: 'number' });
}

/** Labelled structs that a union around them can choose from. */
const labelled = ({ around }: StructUnderWay): readonly TypeDefinition[] =>
  around.delimited.filter(({ label, given: of }) => label === 'kind' && of === undefined);

/** One or two of them. The last part of the name is the kind, which only one case of a union may have. */
function casesOf(made: StructUnderWay): readonly TypeDefinition[] {
  const found = labelled(made);
  const first = made.draw.among(found);
  if (first === undefined) return [];
  const second = made.draw.among(found.filter((of) => kindOf(of) !== kindOf(first)));
  return second === undefined || made.draw.flip() ? [first] : [first, second];
}

const kindOf = ({ name }: TypeDefinition): string => name.slice(name.lastIndexOf('.') + 1);

/** A union that is a field, chosen by the number in front. */
export function addTagged(made: StructUnderWay): void {
  const { draw } = made;
  const cases = casesOf(made);
  if (cases.length === 0) return;
  const tags = draw.distinct(cases.length, 60);
  const union = (tag: string) =>
    kinds({
      tag: { on: field(tag) },
      cases: Object.fromEntries(cases.map((of, at) => [`case${at}`, on(tags[at] ?? at, of)])),
    });
  switch (draw.nat(2)) {
    case 0:
      made.add(union(made.add(u8)));
      return;
    case 1:
      made.add(union(made.add(derived(u8, tagOf(made.ahead(1)), { mismatch: 'used' }))));
      return;
    default: {
      const known = openEnum(u8, { first: [tags[0] ?? 0, 'The first.'] });
      made.add(union(made.add(derived(known, tagOf(made.ahead(1)), { mismatch: 'used' }))));
    }
  }
}

/** A union whose tag stands behind it. */
export function addLate(made: StructUnderWay): void {
  const { draw } = made;
  const cases = [draw.among(labelled(made))].filter((of) => of !== undefined);
  if (cases.length === 0) return;
  const isSized = draw.flip();
  const union = kinds({
    tag: { on: field(made.ahead(isSized ? 2 : 1)) },
    cases: Object.fromEntries(cases.map((of, at) => [`case${at}`, on(at + 1, of)])),
  });
  const region = !isSized
    ? prefixed(wideLength(draw), union)
    : sized(field(made.add(derived(u32, sizeOf(made.ahead(1)), { mismatch: 'used' }))), union);
  made.add(late(region));
  made.add(derived(u8, tagOf(made.ahead(-1)), { mismatch: 'used' }));
}
