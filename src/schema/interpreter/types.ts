import { UsageError } from '../../runtime/errors.js';
import type { Field, Node, Struct } from '../model.js';
import type { ResolvedSchema, ResolvedType } from '../resolved.js';
import { growingFields, valueFields } from '../struct-fields.js';

/** A type by its full name. */
export function typeNamed(schema: ResolvedSchema, name: string): ResolvedType {
  const type = Object.hasOwn(schema.types, name) ? schema.types[name] : undefined;
  if (type === undefined) throw new UsageError('unknown-type', `no type is named ${name}`);
  return type;
}

/** The type that a node refers to, if that is a plain number or flag: it is read and written as if it stood there. */
export function inlined({ types }: ResolvedSchema, node: Node): ResolvedType | undefined {
  const type = node.kind === 'ref' && node.given === undefined ? types[node.type] : undefined;
  return type !== undefined && ['uint', 'int', 'float', 'flag', 'enum'].includes(type.type.kind) ? type : undefined;
}

/** The rule that errors at a node name. */
export const ruleOf = (node: Node, owner: ResolvedType): string => node.rule ?? owner.layoutRule;

/** The key `kind` or the class that a struct is labelled with. */
export interface Label {
  readonly kind?: string;
  readonly class?: string;
}

export function labelOf(type: ResolvedType): Label {
  if (type.label === 'kind') return { kind: type.localName };
  return type.label === 'class' ? { class: type.name } : {};
}

/** What a node is once conditions, regions and references are taken off. */
export function bareNode(schema: ResolvedSchema, node: Node): Node {
  switch (node.kind) {
    case 'when':
    case 'ifMore':
    case 'sized':
    case 'prefixed':
      return bareNode(schema, node.type);
    case 'ref':
      return bareNode(schema, typeNamed(schema, node.type).type);
    default:
      return node;
  }
}

/** The fields that are filled once the struct is in its table; the last one where none grows. */
export function filledLast(schema: ResolvedSchema, struct: Struct): readonly Field[] {
  const growing = growingFields(struct, (node) => bareNode(schema, node));
  return growing.length > 0 ? growing : valueFields(struct.fields).slice(-1);
}

/** The field that stands for the whole where a type collapses. */
export const collapsedNode = (schema: ResolvedSchema, { type, collapses }: ResolvedType): Node | undefined => {
  const field = type.kind === 'struct' ? type.fields.find(({ name }) => name === collapses?.to) : undefined;
  return field && bareNode(schema, field.type);
};
