import {
  bytes,
  computed,
  derived,
  field,
  given,
  kinds,
  must,
  on,
  prefixed,
  ref,
  struct,
  tagOf,
  type,
  u8,
  u24,
} from '../../../src/schema/build/index.js';
import type { TypeDefinition } from '../../../src/schema/model.js';
import { randomStruct } from './fields.js';
import { from, told, toldWith } from './source.js';
import type { Around } from './struct-under-way.js';

/** A union of labelled structs: with a marker in front of it, or with its tag in front of its length. */
export function randomUnion(name: string, around: Around): TypeDefinition[] {
  const { draw } = around;
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
  const tag = ahead ? { on: given('tag') } : { marker: u8 };
  const refused = draw.flip();
  const open = draw.flip() && ahead;
  const union = type(
    ahead ? `${name}Body` : name,
    kinds({
      tag,
      cases: Object.fromEntries(cases.map((of, at) => [`case${at}`, on(tags[at] ?? at, of)])),
      ...(refused ? { refused: { forbidden: [50, 'never'] } } : {}),
      ...(open ? { else: { name: 'other', type: ref(other, { tag: given('tag') }), tagField: 'tag' } } : {}),
    }),
    {
      ...(ahead ? toldWith({ tag: 0 }) : told),
      ...(refused ? { rules: { never: must('Never', from) } } : {}),
      ...(ahead ? { given: { tag: u8 } } : {}),
    },
  );
  const types = [...cases, ...(open ? [other] : []), union];
  if (!ahead) return types;
  const frame = type(
    name,
    struct({
      tag: derived(u8, tagOf('body'), { mismatch: 'used' }),
      body: prefixed(u24, ref(union, { tag: field('tag') })),
    }),
    told,
  );
  return [...types, frame];
}
