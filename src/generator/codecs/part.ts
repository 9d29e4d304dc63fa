import type { Node } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { captured } from './captures.js';
import type { Names } from './expressions.js';
import { typeOf } from './lookup.js';
import type { Module } from './module.js';
import { kebab, local, pascal } from './names.js';

/** One set of functions to emit: a named type, or a structure inside one of its fields. */
export interface Part {
  readonly schema: ResolvedSchema;
  readonly module: Module;
  /** The named type it belongs to. */
  readonly owner: ResolvedType;
  /** Its name in the code: `TagBody`. */
  readonly name: string;
  /** Where its errors say they are: `flv.tag.body`. */
  readonly path: string;
  readonly node: Node;
  readonly isRoot: boolean;
  /** Fields of the enclosing struct that it looks at. */
  readonly captures: readonly string[];
  /** Those of them that may be missing. */
  readonly optional: readonly string[];
  /** Parts met inside this one and its siblings, in the order of their emission. */
  readonly children: Part[];
}

export function rootPart(schema: ResolvedSchema, owner: ResolvedType, module: Module): Part {
  return {
    schema,
    module,
    owner,
    name: pascal(owner.localName),
    path: owner.name,
    node: owner.type,
    isRoot: true,
    captures: [],
    optional: [],
    children: [],
  };
}

/** A structure inside a field: named after it, and emitted after its parent. */
export function childPart(parent: Part, name: string, node: Node): Part {
  const captures = captured(node);
  const child = {
    ...parent,
    name: parent.name + pascal(name),
    // Errors name fields; an item or a case has none of its own.
    path: parent.node.kind === 'struct' ? `${parent.path}.${name}` : parent.path,
    node,
    isRoot: false,
    captures,
    optional: captures.filter((field) => isOptionalIn(parent, field)),
  };
  if (!parent.children.some((known) => known.name === child.name)) parent.children.push(child);
  return child;
}

function isOptionalIn({ node, optional }: Part, name: string): boolean {
  const field = node.kind === 'struct' ? node.fields.find((of) => of.name === name) : undefined;
  return field === undefined ? optional.includes(name) : field.type.kind === 'when' || field.type.kind === 'ifMore';
}

export const tableName = (table: string): string => local(table.slice(table.indexOf('.') + 1));

/** The tables that a part's functions get: a structure inside a type that opens a table gets that one as well. */
export function tablesOf({ owner, isRoot }: Part): readonly string[] {
  const opened = isRoot ? [] : (owner.scopeOf ?? []);
  return [...owner.analysis.needsTables, ...opened];
}

/** The parameters of a part's functions beyond reader or value. */
export function parametersOf(part: Part, way: 'read' | 'write'): string[] {
  const { owner: type, module } = part;
  const captures = part.captures.map(
    (name) => `${local(name)}: number${part.optional.includes(name) ? ' | undefined' : ''}`,
  );
  const given = type.given === undefined ? [] : [`given: ${givenType(type, module)}`];
  const table = (name: string) =>
    way === 'read' ? `${tableName(name)}: object[]` : `${tableName(name)}: ${module.useType('References')}`;
  const depth = type.analysis.needsDepth ? ['depth: number'] : [];
  return [...captures, ...given, ...tablesOf(part).map(table), ...depth];
}

/** The arguments for calling a part of the same owner; `names` tell what it captures. */
export function ownArguments(part: Part, names: Names, table = tableName): string[] {
  const type = part.owner;
  return [
    ...part.captures.map((name) => names.of('field', name)),
    ...(type.given === undefined ? [] : ['given']),
    ...tablesOf(part).map((name) => table(name)),
    ...(type.analysis.needsDepth ? ['depth'] : []),
  ];
}

/** The arguments for calling a type that the owner refers to. */
export function calleeArguments(
  owner: ResolvedType,
  callee: ResolvedType,
  given: string | undefined,
  table = tableName,
): string[] {
  return [
    ...(callee.given === undefined ? [] : [given ?? 'given']),
    ...callee.analysis.needsTables.map((name) => table(name)),
    ...(callee.analysis.needsDepth ? [owner.nests === true ? 'depth + 1' : 'depth'] : []),
  ];
}

export const givenName = (type: ResolvedType): string => `${pascal(type.localName)}Given`;

function givenType(type: ResolvedType, module: Module): string {
  return module.useType(givenName(type), module.path);
}

/** The file that a type's code stands in, as seen from a sibling file. */
export function fileOf(schema: ResolvedSchema, from: ResolvedType, to: string): string {
  const target = typeOf(schema, to);
  const file = `${kebab(target.localName)}.js`;
  return from.format === target.format ? `./${file}` : `../${target.format}/${file}`;
}

/** What names stand for in the functions of a structure: parameters, all of them. */
export const parameterNames: Names = {
  of: (op, name) => (op === 'given' ? `given.${name}` : local(name)),
  optional: () => false,
};
