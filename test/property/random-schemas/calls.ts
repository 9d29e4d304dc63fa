import { shape, shapes, type, vocabulary } from '../../../src/schema/build/index.js';
import type { AnyDefinition, Shape, TypeDefinition } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';
import { from, told } from './source.js';

/** Rows of values with a name in front; `has` tells which cases the values have. */
export function randomCalls(
  name: string,
  value: TypeDefinition,
  has: (of: string) => boolean,
  draw: Draw,
): AnyDefinition[] {
  const words = vocabulary(
    `${name}Words`,
    { one: ['one', 'One.', 'status'], two: ['two', 'Two.'] },
    { doc: 'Words.', from },
  );
  const simple = (): Shape =>
    draw.one<Shape>(
      shapes.any,
      shapes.string,
      shapes.word(words),
      shapes.literal('flat'),
      shapes.number,
      has('boolean') ? shapes.boolean : shapes.any,
      has('null') ? shapes.null_ : shapes.any,
      has('nothing') ? shapes.undefined_ : shapes.any,
      shapes.either(shapes.string, shapes.any),
      shapes.list(shapes.number),
    );
  const thing = shape(`${name}Thing`, {
    doc: 'A thing.',
    from,
    shape: shapes.object({
      word: shapes.required(shapes.word(words), 'A word.'),
      other: shapes.optional(simple()),
      any: shapes.any,
    }),
  });
  const argument = (): Shape => (has('object') && draw.flip() ? shapes.named(thing) : simple());
  const calls = type(
    `${name}Calls`,
    shapes.calls(value, {
      first: shapes.call('first', { a: shapes.argument(argument()), b: shapes.optionalArgument(argument()) }),
      second: shapes.call('second', { rest: shapes.restArguments(argument()) }),
    }),
    told,
  );
  return [words, ...(has('object') ? [thing] : []), calls];
}
