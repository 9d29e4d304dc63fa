import {
  countedList,
  f64,
  flag,
  host,
  listToEnd,
  nothing,
  on,
  prefixed,
  recall,
  record,
  ref,
  shape,
  shapes,
  struct,
  table,
  type,
  u8,
  u16,
  utf8,
  vocabulary,
} from '../../../src/schema/build/index.js';
import type { AnyDefinition, Node, Shape, TypeDefinition } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';
import { from, told } from './source.js';

/** Values as a scripting language has them, with a table of objects; then rows of them, as commands are. */
export function randomHost(name: string, draw: Draw): AnyDefinition[] {
  const self = ref(name);
  // Behind an empty name it ends the record, so that no value may begin with it.
  const terminator = draw.between(100, 255);
  const objects = table(`${name}Table`, { doc: 'Objects.', from });
  const remember = draw.flip() ? { remember: objects.name } : {};
  const list = type(`${name}List`, countedList(draw.one(u8, u16), self), { ...told, ...remember, nests: true });
  const object = type(`${name}Record`, record(u8, self, terminator), { ...told, ...remember, nests: true });
  const instance = type(`${name}Class`, struct({ kind: u8, parts: countedList(u8, self) }), {
    ...told,
    ...remember,
    label: 'class',
    nests: true,
  });
  const cases: [string, Node | TypeDefinition][] = [
    //small
    ['number', f64],
    ['boolean', flag(8)],
    ['text', prefixed(u8, utf8())],
    ['long', prefixed(u16, utf8())],
    ['null', nothing('null')],
    ['nothing', nothing('undefined')],
    ['list', list],
    ['object', object],
    ['instance', instance],
    ...(remember.remember === undefined ? [] : [['again', recall(objects, u8)] satisfies [string, Node]]),
  ];
  // Text and lists always: rows open with the one, and values nest in the other.
  const chosen = cases.filter(([of]) => ['text', 'list', 'again'].includes(of) || draw.nat(2) > 0);
  const numbers = draw.distinct(chosen.length, 60);
  const value = type(
    name,
    host({
      tag: { marker: u8 },
      cases: Object.fromEntries(chosen.map(([of, node], at) => [of, on(numbers[at] ?? at, node)])),
    }),
    told,
  );
  const used = [list, object, instance].filter((of) => chosen.some(([, node]) => node === of));
  const scope = remember.remember === undefined ? {} : { scopeOf: [objects.name] };
  const values = type(`${name}Values`, listToEnd(value), { ...told, ...scope });
  const tables = remember.remember === undefined ? [] : [objects];
  return [
    ...tables,
    ...used,
    value,
    values,
    ...randomCalls(
      name,
      value,
      chosen.some(([of]) => of === 'object'),
      draw,
    ),
  ];
}

function randomCalls(name: string, value: TypeDefinition, hasObjects: boolean, draw: Draw): AnyDefinition[] {
  const words = vocabulary(`${name}Words`, { one: ['one', 'One.'], two: ['two', 'Two.'] }, { doc: 'Words.', from });
  const thing = shape(`${name}Thing`, {
    doc: 'A thing.',
    from,
    shape: shapes.object({ word: shapes.word(words), any: shapes.any }),
  });
  const argument = (): Shape =>
    draw.one<Shape>(
      shapes.any,
      shapes.string,
      shapes.word(words),
      shapes.either(shapes.string, shapes.any),
      hasObjects ? shapes.named(thing) : shapes.any,
    );
  const calls = type(
    `${name}Calls`,
    shapes.calls(value, {
      first: shapes.call('first', { a: shapes.argument(argument()), b: shapes.optionalArgument(argument()) }),
      second: shapes.call('second', { rest: shapes.restArguments(shapes.any) }),
    }),
    told,
  );
  return [words, thing, calls];
}
