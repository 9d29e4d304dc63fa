import {
  bytes,
  countOf,
  extension,
  f64,
  field,
  flag,
  headFlag,
  host,
  i29,
  listOf,
  listToEnd,
  nothing,
  prefixed,
  record,
  ref,
  struct,
  table,
  type,
  u8,
  u16,
  u24,
  u29,
  utf8,
  when,
} from '../../../src/schema/build/index.js';
import type { AnyDefinition, Continued, Node, TypeDefinition, Uint } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';
import { withTags } from './hosts.js';
import { from, told } from './source.js';

/** Values that point back inside themselves: texts and classes by content, objects by identity. */
export function randomInterned(name: string, draw: Draw): AnyDefinition[] {
  const [texts, classes, objects] = ['Texts', 'Classes', 'Objects'].map((of) =>
    table(`${name}${of}`, { doc: `${of}.`, from }),
  );
  if (texts === undefined || classes === undefined || objects === undefined) return [];
  const any = ref(name);
  const wide = () => draw.one<Uint | Continued>(u29, u29, u24, u16);
  const text = type(`${name}Text`, utf8('head'), {
    ...told,
    interned: { table: texts.name, head: u29, key: 'content', ...(draw.flip() ? { unlessEmpty: true } : {}) },
  });
  const entry = () => ({ table: objects.name, head: wide(), key: 'identity' }) as const;
  const isOpen = draw.flip();
  const traits = type(
    `${name}Traits`,
    struct({ ...(isOpen ? { open: headFlag } : {}), name: text, fields: listOf('head', text) }),
    { ...told, examples: [], label: 'class', interned: { table: classes.name, head: 'outer', key: 'content' } },
  );
  const collapses = isOpen && draw.flip();
  const thing = type(
    `${name}Thing`,
    struct({
      traits,
      fixed: listOf(countOf('traits.fields'), any),
      ...(isOpen ? { more: when(field('traits.open'), record(text, any)) } : {}),
    }),
    {
      ...told,
      label: 'class',
      interned: entry(),
      ...(collapses
        ? {
            collapses: {
              to: 'more',
              others: { traits: { $class: `${name}Traits`, open: true, name: '', fields: [] }, fixed: [] },
            },
          }
        : {}),
      nests: true,
    },
  );
  const list = type(`${name}List`, listOf('head', any), { ...told, interned: entry(), nests: true });
  const raw = type(`${name}Bytes`, bytes('head'), { ...told, interned: entry() });
  const moment = type(`${name}Moment`, struct({ marked: headFlag, at: f64, exact: flag(8) }), {
    ...told,
    label: 'class',
    interned: entry(),
  });
  const cases: [string, Node | TypeDefinition][] = [
    ['whole', i29],
    ['number', f64],
    ['text', text],
    ['yes', nothing('true')],
    ['no', nothing('false')],
    ['null', nothing('null')],
    ['thing', thing],
    ['list', list],
    ['raw', raw],
    ['moment', moment],
  ];
  const chosen = cases.filter(([of]) => ['text', 'thing'].includes(of) || draw.nat(2) > 0);
  const value = type(name, host({ tag: { marker: u8 }, cases: Object.fromEntries(withTags(chosen, draw)) }), told);
  const values = type(`${name}Values`, listToEnd(value), {
    ...told,
    scopeOf: [texts.name, classes.name, objects.name],
  });
  const used = [list, raw, moment].filter((of) => chosen.some(([, node]) => node === of));
  return [texts, classes, objects, text, traits, thing, ...used, value, values];
}

/** Something whose type goes by a name. */
export function randomExtension(name: string, draw: Draw): AnyDefinition[] {
  const letter = type(`${name}Letter`, draw.flip() ? utf8(1) : prefixed(u8, utf8()), told);
  const digit = type(`${name}Digit`, draw.one<Node>(u8, u16, f64), told);
  const parcel = type(
    name,
    struct({ name: prefixed(u8, utf8()), content: extension('name', { l: letter.name, d: digit.name }, digit.name) }),
    told,
  );
  return [letter, digit, parcel];
}
