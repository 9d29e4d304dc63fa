import type { Enumeration, Spellings, Uint } from '../../schema/model.js';
import { spelled, waysOf } from '../../schema/spellings.js';
import { type Context, primitive } from './context.js';
import type { Demand } from './demands.js';

const nothingAsked: Demand = { often: [], tags: undefined };

/** An unsigned number, with the numbers that matter to its surroundings among those drawn. */
export function uintText(
  context: Context,
  node: Uint,
  demand: Demand = nothingAsked,
  more: readonly number[] = [],
): string {
  const { tags } = demand;
  if (tags !== undefined) return tagText(context, node, tags);
  const often = [...new Set([...demand.often, ...more])].filter((number) => number < 2 ** node.bits);
  const list = often.length === 0 ? '' : `, [${often.join(', ')}]`;
  if (node.min === undefined && node.max === undefined) return `${primitive(context, 'uint')}(${node.bits}${list})`;
  return `${primitive(context, 'whole')}(${node.min ?? 0}, ${node.max ?? 2 ** node.bits - 1}${list})`;
}

export function enumText(context: Context, node: Enumeration, demand: Demand = nothingAsked): string {
  const members = Object.values(node.members).map(({ value }) => value);
  const { tags } = demand;
  if (node.open && tags === undefined) {
    const { bits, min = 0, max = 2 ** bits - 1 } = node.base;
    const often = demand.often.filter((number) => number >= min && number <= max);
    const named = [...new Set([...members, ...often])].sort((left, right) => left - right);
    return `${primitive(context, 'tag')}([${named.join(', ')}], ${uintText(context, node.base)})`;
  }
  if (node.open) return uintText(context, node.base, demand);
  const allowed = members.filter(
    (value) => tags === undefined || tags.known.includes(value) || (tags.open && !tags.refused.includes(value)),
  );
  return `${primitive(context, 'tag')}([${allowed.join(', ')}])`;
}

export function tagText(context: Context, node: Uint, tags: NonNullable<Demand['tags']>): string {
  const known = `${primitive(context, 'tag')}([${tags.known.join(', ')}]`;
  if (!tags.open) return `${known})`;
  const taken = [...tags.known, ...tags.refused].join(', ');
  return `${known}, ${uintText(context, node)}.filter((other) => ![${taken}].includes(other)))`;
}

/** All numbers that some spelling can hold, with the first and last of each spelling among those drawn often. */
export function spellingsText(context: Context, node: Spellings, demand: Demand = nothingAsked): string {
  const edges = waysOf(node).flatMap(({ tail, holds }) => (tail === undefined ? [] : holds.flat()));
  const drawn = spelled(node).map(([least, most]) => {
    const often = [...new Set([...edges.flatMap((edge) => [edge - 1, edge]), ...demand.often])]
      .filter((edge) => edge > least && edge < most)
      .sort((a, b) => a - b);
    return `${primitive(context, 'whole')}(${least}, ${most}${often.length === 0 ? '' : `, [${often.join(', ')}]`})`;
  });
  return drawn.length === 1 ? drawn.join() : `fc.oneof(${drawn.join(', ')})`;
}
