import { UsageError } from '../../runtime/errors.js';
import type { Node } from '../model.js';
import type { ResolvedSchema, ResolvedType } from '../resolved.js';

/** A type by its full name. */
export function typeNamed(schema: ResolvedSchema, name: string): ResolvedType {
  const type = Object.hasOwn(schema.types, name) ? schema.types[name] : undefined;
  if (type === undefined) throw new UsageError('unknown-type', `no type is named ${name}`);
  return type;
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
