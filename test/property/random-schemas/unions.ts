import {
  bits,
  bytes,
  computed,
  constant,
  derived,
  field,
  given,
  kinds,
  must,
  on,
  type Part,
  prefixed,
  ref,
  struct,
  tagOf,
  type,
  u8,
} from '../../../src/schema/build/index.js';
import type { TypeDefinition } from '../../../src/schema/model.js';
import { randomStruct } from './fields.js';
import { wideLength } from './heads.js';
import { told, toldWith } from './source.js';
import type { Around } from './struct-under-way.js';

/** A union of labelled structs: with a marker in front, with its tag in front of its length, or by its first bits. */
export function randomUnion(name: string, around: Around): TypeDefinition[] {
  const { draw } = around;
  if (draw.nat(2) === 0) return peeked(name, around);
  const tags = draw.distinct(draw.between(1, 3), 40);
  const ahead = draw.flip();
  const cases = tags.map((_, at) =>
    type(`${name}Case${at}`, struct(randomStruct({ ...around, known: [] }, ahead).fields), { ...told, label: 'kind' }),
  );
  const other = type(`${name}Other`, struct({ tag: computed(u8, given('tag')), data: prefixed(u8, bytes()) }), {
    ...toldWith({ tag: 0 }),
    label: 'kind',
    given: { tag: u8 },
  });
  const refused = draw.flip();
  const open = draw.flip() && ahead;
  const union = type(
    ahead ? `${name}Body` : name,
    kinds({
      tag: ahead ? { on: given('tag') } : { marker: u8 },
      cases: Object.fromEntries(cases.map((of, at) => [`case${at}`, on(tags[at] ?? at, of)])),
      ...(refused ? { refused: { forbidden: [50, 'never'] } } : {}),
      ...(open ? { else: { name: 'other', type: ref(other, { tag: given('tag') }), tagField: 'tag' } } : {}),
    }),
    {
      ...(ahead ? toldWith({ tag: 0 }) : told),
      ...(refused ? { rules: { never: must('Never', told.from) } } : {}),
      ...(ahead ? { given: { tag: u8 } } : {}),
    },
  );
  const types = [...cases, ...(open ? [other] : []), union];
  if (!ahead) return types;
  const frame = type(
    name,
    struct({
      tag: derived(u8, tagOf('body'), { mismatch: 'used' }),
      body: prefixed(wideLength(draw), ref(union, { tag: field('tag') })),
    }),
    told,
  );
  return [...types, frame];
}

/** Cases that begin with bits of their own. */
function peeked(name: string, around: Around): TypeDefinition[] {
  const { draw } = around;
  const width = draw.one(3, 4, 8, 16);
  const tags = draw.distinct(draw.between(1, 3), Math.min(2 ** width - 1, 100));
  const made = (of: string, first: Part) => {
    const rest: Record<string, Part> = width % 8 === 0 ? {} : { gap: bits(8 - width) };
    return type(
      `${name}${of}`,
      struct({ form: first, ...rest, ...randomStruct({ ...around, known: [] }, false).fields }),
      {
        ...told,
        label: 'kind',
      },
    );
  };
  const cases = tags.map((tag, at) => made(`Case${at}`, constant(bits(width), tag)));
  const other = draw.flip() ? made('Other', bits(width)) : undefined;
  const union = type(
    name,
    kinds({
      tag: { peek: bits(width) },
      cases: Object.fromEntries(cases.map((of, at) => [`case${at}`, on(tags[at] ?? at, of)])),
      ...(other === undefined ? {} : { else: { name: 'other', type: ref(other), tagField: 'form' } }),
    }),
    told,
  );
  return [...cases, ...(other === undefined ? [] : [other]), union];
}
