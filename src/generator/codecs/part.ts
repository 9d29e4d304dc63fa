import type { Node } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { captured } from './captures.js';
import { emitExpression, type Names } from './expressions.js';
import type { Module } from './module.js';
import { local, pascal, tableName } from './names.js';
import { partName } from './own-names.js';
import { entriesType, tableType } from './tables.js';

/** One set of functions to emit: a named type, or a structure inside one of its fields. */
export interface Part {
  readonly schema: ResolvedSchema;
  readonly module: Module;
  /** The named type it belongs to. */
  readonly owner: ResolvedType;
  /** Its name in the code: `TagBody`. */
  readonly name: string;
  /** The type and the names that lead to it, which no other part has. */
  readonly place: string;
  /** Where its errors say they are: `flv.tag.body`. */
  readonly path: string;
  readonly node: Node;
  readonly isRoot: boolean;
  /** Inside a bitstream, whose functions read and write all of it: only the type of its values is declared. */
  readonly inBits: boolean;
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
    place: owner.name,
    path: owner.name,
    node: owner.type,
    isRoot: true,
    inBits: false,
    captures: [],
    optional: [],
    children: [],
  };
}

/** A structure inside a field: named after it, and emitted after its parent. */
export function childPart(parent: Part, name: string, node: Node): Part {
  const captures = captured(node);
  const place = `${parent.place} ${name}`;
  const child = {
    ...parent,
    name: partName(parent.schema, parent.owner, parent.name + pascal(name), place),
    place,
    // Errors name fields; an item or a case has none of its own.
    path: parent.node.kind === 'struct' || parent.inBits ? `${parent.path}.${name}` : parent.path,
    node,
    isRoot: false,
    inBits: parent.inBits || parent.node.kind === 'bitstream',
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

/** The tables that a part's functions get: a structure inside a type that opens a table gets that one as well. */
export function tablesOf({ owner, isRoot }: Part): readonly string[] {
  const opened = isRoot ? [] : (owner.scopeOf ?? []);
  return [...owner.analysis.needsTables, ...opened];
}

/** Whether a structure gets the number of its items from the struct around it. */
const isCounted = ({ node, isRoot }: Part, way: 'read' | 'write'): boolean =>
  !isRoot &&
  node.kind === 'list' &&
  (node.until === 'head' ? way === 'read' : node.until !== 'end' && 'counted' in node.until);

/** A captured field as a parameter: itself, unless functions of structures have a name of their own that is the same. */
export const captureName = (field: string): string => (fixedNames.has(field) ? `${field}Field` : local(field));

const fixedNames = new Set(
  `list record count index length start next left tag extension end announced head tail marker spelled found place number
  content size firstName nextName instance first last form`.split(/\s+/),
);

/** The parameters of a part's functions beyond reader or value. */
export function parametersOf(part: Part, way: 'read' | 'write'): string[] {
  const { owner: type, module, node, schema } = part;
  const count = isCounted(part, way) ? ['count: number'] : [];
  const name = node.kind === 'extension' ? ['extension: string'] : [];
  const captures = part.captures.map(
    (of) => `${captureName(of)}: number${part.optional.includes(of) ? ' | undefined' : ''}`,
  );
  const given = type.given === undefined ? [] : [`given: ${givenType(type, module)}`];
  const table = (of: string) =>
    `${tableName(of)}: ${way === 'read' ? entriesType(schema, type, of, module) : tableType(schema, type, of, module)}`;
  const head = part.isRoot && type.interned?.head === 'outer' ? ['head: number'] : [];
  const depth = type.analysis.needsDepth ? ['depth: number'] : [];
  return [...head, ...count, ...name, ...captures, ...given, ...tablesOf(part).map(table), ...depth];
}

/** The arguments for calling a part of the same owner; `names` tell what it captures. */
export function ownArguments(part: Part, names: Names, way: 'read' | 'write', table = tableName): string[] {
  const { owner: type, node, module } = part;
  const count = () =>
    node.kind === 'list' && typeof node.until === 'object' && 'counted' in node.until
      ? emitExpression(module, node.until.counted, names)
      : names.of('head', '');
  return [
    ...(isCounted(part, way) ? [count()] : []),
    ...(node.kind === 'extension' ? [names.of('field', node.name)] : []),
    ...part.captures.map((name) => names.of('field', name)),
    ...(type.given === undefined ? [] : ['given']),
    ...tablesOf(part).map((name) => table(name)),
    ...(type.analysis.needsDepth ? ['depth'] : []),
  ];
}

/** The parameters of a part, handed on as they are. */
export const handedOn = (part: Part, way: 'read' | 'write'): string[] =>
  parametersOf(part, way).map((parameter) => parameter.slice(0, parameter.indexOf(':')));

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

/** What names stand for in the functions of a structure: parameters, all of them. */
export const parameterNames: Names = {
  of: (op, name) => (op === 'given' ? `given.${name}` : op === 'head' ? 'head >>> 1' : captureName(name)),
  optional: () => false,
};
