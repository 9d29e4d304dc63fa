import type { Expression, Node, Struct } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { expressions, subexpressions, walk } from '../../schema/resolver/walk.js';

/** What the rest of a type asks of one of its numbers. */
export interface Demand {
  /** Numbers that it is compared with, and their neighbours. */
  readonly often: readonly number[];
  /** The tags of a union that it chooses; other numbers are fit where the union is open. */
  readonly tags:
    | { readonly known: readonly number[]; readonly refused: readonly number[]; readonly open: boolean }
    | undefined;
}

/** What is asked of a field by its struct and the types that the struct hands it to. */
export const demandOnField = (schema: ResolvedSchema, struct: Struct, name: string): Demand =>
  demand(schema, struct, { op: 'field', name }, new Set());

/** What is asked of a parameter by its type. */
export const demandOnGiven = (schema: ResolvedSchema, node: Node, name: string): Demand =>
  demand(schema, node, { op: 'given', name }, new Set());

function demand(
  schema: ResolvedSchema,
  root: Node,
  on: { readonly op: 'field' | 'given'; readonly name: string },
  seen: Set<string>,
): Demand {
  const often = new Set<number>();
  const unions: NonNullable<Demand['tags']>[] = [];
  const isIt = (of: Expression) => of.op === on.op && of.name === on.name;

  walk(root, '', ({ node, within, parent }) => {
    if (on.op === 'field' && within?.struct !== root) return;
    for (const [, expression] of expressions(node)) {
      for (const part of subexpressions(expression)) for (const number of compared(part, isIt)) often.add(number);
    }
    if (node.kind === 'variant' && 'on' in node.tag && isIt(node.tag.on)) {
      const refused = node.refused?.map(({ tag }) => tag) ?? [];
      unions.push({ known: node.cases.map(({ tag }) => tag), refused, open: node.else !== undefined });
    }
    if (node.kind === 'ref') {
      for (const [name, argument] of Object.entries(node.given ?? {})) {
        const mark = `${node.type} ${name}`;
        const target = schema.types[node.type];
        if (!isIt(argument) || target === undefined || seen.has(mark)) continue;
        const inside = demand(schema, target.type, { op: 'given', name }, seen.add(mark));
        for (const number of inside.often) often.add(number);
        if (inside.tags !== undefined) unions.push(guarded(inside.tags, parent, isIt));
      }
    }
  });
  return {
    often: [...often].filter((number) => number >= 0).sort((a, b) => a - b),
    tags: unions.reduce(narrower, undefined),
  };
}

/** What a condition keeps from a union need not suit it: such numbers decide the condition. */
function guarded(
  tags: NonNullable<Demand['tags']>,
  parent: Node | undefined,
  isIt: (of: Expression) => boolean,
): NonNullable<Demand['tags']> {
  if (parent?.kind !== 'when') return tags;
  const kept = subexpressions(parent.condition).flatMap((of) => (of.op === 'ne' ? counterpart(of, isIt) : []));
  return {
    known: [...new Set([...tags.known, ...kept])],
    refused: tags.refused.filter((tag) => !kept.includes(tag)),
    open: tags.open,
  };
}

function compared(of: Expression, isIt: (of: Expression) => boolean): number[] {
  return counterpart(of, isIt).flatMap((value) => [value - 1, value, value + 1]);
}

/** The number that it is compared with. */
function counterpart(of: Expression, isIt: (of: Expression) => boolean): number[] {
  if (!('left' in of)) return [];
  const other = isIt(of.left) ? of.right : isIt(of.right) ? of.left : undefined;
  return other?.op === 'number' ? [other.value] : [];
}

/** A number that chooses from two unions must suit both. */
function narrower(left: Demand['tags'], right: NonNullable<Demand['tags']>): NonNullable<Demand['tags']> {
  if (left === undefined) return right;
  const refused = [...new Set([...left.refused, ...right.refused])];
  const fits = (tag: number, of: NonNullable<Demand['tags']>) => of.open || of.known.includes(tag);
  const known = [...new Set([...left.known, ...right.known])].filter(
    (tag) => fits(tag, left) && fits(tag, right) && !refused.includes(tag),
  );
  return { known, refused, open: left.open && right.open };
}
