import type { Expression, Node } from '../../schema/model.js';
import type { ResolvedType } from '../../schema/resolved.js';
import { emitExpression, type Names } from './expressions.js';
import type { Module } from './module.js';
import { quote } from './names.js';
import { givenName } from './part.js';

/** What the fields of a struct in a bitstream are called, and those of the structs around it. */
export class BitScope implements Names {
  private readonly fields = new Map<string, { readonly text: string; readonly optional: boolean }>();

  constructor(private readonly outer?: BitScope) {}

  set(name: string, text: string, optional: boolean): void {
    this.fields.set(name, { text, optional });
  }

  of(op: string, name: string): string {
    return op === 'given' ? `given.${name}` : (this.find(name)?.text ?? name);
  }

  optional(op: string, name: string): boolean {
    return op === 'field' && this.find(name)?.optional === true;
  }

  private find(name: string): { readonly text: string; readonly optional: boolean } | undefined {
    return this.fields.get(name) ?? this.outer?.find(name);
  }
}

/** A condition as a boolean, also where it is a field that may be missing. */
export const conditionText = (m: Module, of: Expression, names: Names): string =>
  unwrapped(emitExpression(m, { op: 'and', all: [of] }, names));

/** A length, a count or a width: what is missing counts as nothing. */
export const numberText = (m: Module, of: Expression, names: Names): string =>
  unwrapped(
    of.op === 'field' && names.optional(of.op, of.name)
      ? `${emitExpression(m, of, names)} ?? 0`
      : emitExpression(m, of, names),
  );

/** The form of a type's bitstream, as the runtime wants it. */
export const formText = (node: Extract<Node, { kind: 'bitstream' }>): string =>
  `{ ending: ${quote(node.ends)}, escaped: ${node.escape !== undefined} }`;

/** The parameter that the functions of a type hand on. */
export const givenParameter = (owner: ResolvedType): string[] =>
  owner.given === undefined ? [] : [`given: ${givenName(owner)}`];

/** Without the brackets around all of it. */
function unwrapped(text: string): string {
  if (!text.startsWith('(')) return text;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index++) {
    depth += text[index] === '(' ? 1 : text[index] === ')' ? -1 : 0;
    if (depth === 0) return text;
  }
  return unwrapped(text.slice(1, -1));
}
