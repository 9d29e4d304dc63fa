import type { Shape } from '../../../schema/model.js';
import { code, joined, linkTo, type Row, type Text } from '../content.js';

/** What a value looks like, in words. */
export function shapeWords(shape: Shape): Text {
  switch (shape.shape) {
    case 'any':
      return ['any value'];
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
    case 'undefined':
      return [shape.shape];
    case 'literal':
      return [code(`"${shape.value}"`)];
    case 'vocabulary':
      return ['string of ', linkTo(shape.type)];
    case 'named':
      return [linkTo(shape.type)];
    case 'list':
      return [
        'array of ',
        ...(shape.of.shape === 'either' ? ['(', ...shapeWords(shape.of), ')'] : shapeWords(shape.of)),
      ];
    case 'either':
      return joined(shape.of.map(shapeWords), ', ', ' or ');
    case 'object':
      return ['object'];
  }
}

/** The properties of an object, and those of objects inside it. */
export function shapeRows(shape: Shape, prefix = ''): readonly Row[] {
  if (shape.shape === 'either') return shape.of.flatMap((of) => shapeRows(of, prefix));
  if (shape.shape === 'list') return shapeRows(shape.of, prefix.replace(/\.?$/, '[].'));
  if (shape.shape !== 'object') return [];
  return Object.entries(shape.properties).flatMap(([name, { shape: of, required, doc }]) => [
    {
      cells: [[code(`${prefix}${name}`)], shapeWords(of), [required ? 'required' : 'optional'], [doc ?? of.doc ?? '']],
    },
    ...shapeRows(of, `${prefix}${name}.`),
  ]);
}
