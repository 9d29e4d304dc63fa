import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import type { Imports } from '../text/imports.js';
import type { GraphPlan } from './graphs.js';

/** What the text of one format's arbitraries is made with. */
export interface Context {
  readonly schema: ResolvedSchema;
  readonly format: string;
  readonly imports: Imports;
  /** The format's types that contain each other: they are drawn together. */
  readonly trees: ReadonlySet<string>;
  readonly graphs: readonly GraphPlan[];
}

/** How one type's arbitrary refers to others. */
export interface Position {
  /** Inside the definition of the trees. */
  readonly inTrees: boolean;
  /** In a type that is made a graph afterwards: what it contains stays a tree until then. */
  readonly grafted: boolean;
}

export function typeOf(schema: ResolvedSchema, name: string): ResolvedType {
  const type = schema.types[name];
  if (type === undefined) throw new RangeError(`The resolved schema has no type ${name}`);
  return type;
}

/** Something of the emitted `primitives.ts`. */
export const primitive = (context: Context, name: string): string => context.imports.use(name, './primitives.js');

/** Something of the generated codecs: a type or a class. */
export const generated = (context: Context, format: string): string =>
  context.imports.all(format, `../${format}/parts.js`);
