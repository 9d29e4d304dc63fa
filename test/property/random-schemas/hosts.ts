import {
  bits,
  bytes,
  countedList,
  f32,
  f64,
  flag,
  host,
  i24,
  i29,
  listToEnd,
  nothing,
  on,
  prefixed,
  recall,
  record,
  ref,
  struct,
  table,
  terminated,
  type,
  u8,
  u16,
  u29,
  utf8,
} from '../../../src/schema/build/index.js';
import type { AnyDefinition, Node, TypeDefinition } from '../../../src/schema/model.js';
import { randomCalls } from './calls.js';
import type { Draw } from './draw.js';
import { headFromZero } from './heads.js';
import { spelt } from './numbers.js';
import { from, told } from './source.js';

/** Values as a scripting language has them, with a table of objects; then rows of them, as commands are. */
export function randomHost(name: string, draw: Draw): AnyDefinition[] {
  const self = ref(name);
  const objects = table(`${name}Table`, { doc: 'Objects.', from });
  const isGraph = draw.flip();
  const remember = isGraph ? { remember: objects.name } : {};
  const list = type(`${name}List`, countedList(headFromZero(draw), self), { ...told, ...remember, nests: true });
  const terminator = draw.flip() ? [draw.between(100, 255)] : [];
  const object = type(`${name}Record`, record(headFromZero(draw), self, ...terminator), {
    ...told,
    ...remember,
    nests: true,
  });
  const instance = type(`${name}Class`, struct({ kind: u8, parts: countedList(u8, self) }), {
    ...told,
    ...remember,
    label: 'class',
    nests: true,
  });
  const cases: [string, Node | TypeDefinition][] = [
    ...numbers(draw),
    ['boolean', flag(8)],
    ...draw.one<[string, Node][]>(
      [['yes', nothing('true')]],
      [
        ['yes', nothing('true')],
        ['no', nothing('false')],
      ],
      [],
    ),
    ['text', prefixed(u8, utf8())],
    ['limited', prefixed(bits(8, { max: 20 }), utf8())],
    ['long', prefixed(u16, utf8())],
    ['line', terminated(0x0a)],
    ['few', prefixed(u8, bytes())],
    ['bytes', prefixed(u16, bytes())],
    ['null', nothing('null')],
    ['nothing', nothing('undefined')],
    ['list', list],
    ['object', object],
    ['instance', instance],
    ...(isGraph ? [['again', recall(objects, headFromZero(draw))] satisfies [string, Node]] : []),
  ];
  // Text and lists always: rows open with the one, and values nest in the other.
  const chosen = cases.filter(([of]) => ['number', 'long', 'list', 'again'].includes(of) || draw.flip());
  const value = type(
    name,
    host({
      tag: { marker: u8 },
      cases: Object.fromEntries(withTags(chosen, draw)),
      ...(isGraph && draw.flip() ? { counts: objects } : {}),
    }),
    told,
  );
  const used = [list, object, instance].filter((of) => chosen.some(([, node]) => node === of));
  const values = type(`${name}Values`, listToEnd(value), { ...told, ...(isGraph ? { scopeOf: [objects.name] } : {}) });
  const has = (of: string) => chosen.some(([one]) => one === of);
  return [...(isGraph ? [objects] : []), ...used, value, values, ...randomCalls(name, value, has, draw)];
}

/** One after the other under tags that ascend. */
export function withTags(cases: readonly (readonly [string, Node | TypeDefinition])[], draw: Draw) {
  const tags = draw.distinct(cases.length, 60);
  return cases.map(([name, node], at) => [name, on(tags[at] ?? at, node)] as const);
}

/** Spellings of numbers, the widest last. */
function numbers(draw: Draw): [string, Node][] {
  const narrow: [string, Node][] = [
    ['small', u8],
    ['ranged', bits(8, { min: 3, max: 90 })],
    ['spelt', spelt(draw, 8)],
    ['continued', draw.one(u29, i29)],
    ['signed', i24],
    ['single', f32],
  ];
  return [...narrow.filter(() => draw.nat(3) === 0), ['number', f64]];
}
