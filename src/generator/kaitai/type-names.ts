import type { Ref } from '../../schema/model.js';
import { formatOf, localName } from '../text/names.js';
import { expressionText } from './expressions.js';
import { snake } from './names.js';
import { type Scope, typeNamed } from './scope.js';

/** A type of the spec as Kaitai Struct names it in a file of `format`, with its arguments. */
export function referenceTo(scope: Scope, { type, given = {} }: Ref): string {
  const name = typeName(scope.owner.format, type);
  const parameters = Object.keys(typeNamed(scope.schema, type).given ?? {});
  const outer = typeNamed(scope.schema, type).interned?.head === 'outer' ? [scope.restOfHead] : [];
  const texts = parameters.flatMap((parameter) => {
    const of = given[parameter];
    return of === undefined ? [] : [expressionText(of, scope)];
  });
  texts.push(...outer);
  return texts.length === 0 ? name : `${name}(${texts.join(', ')})`;
}

/** Types of other formats stand in files of their own. */
export const typeName = (from: string, type: string): string =>
  formatOf(type) === from ? snake(localName(type)) : `${snake(formatOf(type))}::${snake(localName(type))}`;
