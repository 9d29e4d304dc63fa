import type {
  Call,
  Calls,
  Item,
  Notes,
  Shape,
  ShapeDefinition,
  TypeDefinition,
  VocabularyDefinition,
} from '../model.js';

export const any: Shape = { shape: 'any' };
export const number: Shape = { shape: 'number' };
export const string: Shape = { shape: 'string' };
export const boolean: Shape = { shape: 'boolean' };
export const null_: Shape = { shape: 'null' };
export const undefined_: Shape = { shape: 'undefined' };
export const literal = (value: string): Shape => ({ shape: 'literal', value });
export const either = (...of: Shape[]): Shape => ({ shape: 'either', of });
/** An array of such values. */
export const list = (of: Shape): Shape => ({ shape: 'list', of });
/** A string out of an open set with names. */
export const word = (of: VocabularyDefinition): Shape => ({ shape: 'vocabulary', type: of.name });
export const named = (of: ShapeDefinition): Shape => ({ shape: 'named', type: of.name });

type Property = Shape | { readonly shape: Shape; readonly required: boolean; readonly doc?: string };

const isShape = (of: Property): of is Shape => typeof of.shape === 'string';

/** A property that must be there. */
export const required = (shape: Shape, doc?: string): Property => ({ shape, required: true, ...(doc ? { doc } : {}) });
/** A property that may be missing; so is a bare shape. */
export const optional = (shape: Shape, doc?: string): Property => ({ shape, required: false, ...(doc ? { doc } : {}) });

/** A plain object or ECMA array; properties not named here are kept. */
export const object = (properties: Readonly<Record<string, Property>>): Shape => ({
  shape: 'object',
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, of]) => [name, isShape(of) ? { shape: of, required: false } : of]),
  ),
});

const item =
  (presence: Item['presence']) =>
  (shape: Shape, doc?: string): Omit<Item, 'name'> => ({
    shape,
    presence,
    ...(doc ? { doc } : {}),
  });
/** An argument that must be there, may be missing, or all arguments that are left. */
export const argument = item('required');
export const optionalArgument = item('optional');
export const restArguments = item('rest');

/** One call: the string that opens it, then its arguments in order. */
export const call = (
  opens: string,
  items: Readonly<Record<string, Omit<Item, 'name'>>>,
  doc?: string,
): Omit<Call, 'name'> => ({
  opens,
  items: Object.entries(items).map(([name, of]) => ({ name, ...of })),
  ...(doc ? { doc } : {}),
});

export const calls = (
  over: TypeDefinition,
  of: Readonly<Record<string, Omit<Call, 'name'>>>,
  notes: Notes = {},
): Calls => ({
  kind: 'calls',
  over: over.name,
  calls: Object.entries(of).map(([name, parts]) => ({ name, ...parts })),
  ...notes,
});
