import type { MessagePattern, Node, SessionDefinition } from '../../model.js';
import { bare, type Context, target } from './check.js';

/** What a message can be at one depth of its kinds: the kinds that follow, and the fields that expressions see there. */
export interface Level {
  readonly kinds: ReadonlyMap<string, () => Level>;
  readonly fields: readonly string[];
}

/** The messages of a session by name. */
export const messageLevels = (context: Context, { messages }: SessionDefinition): ReadonlyMap<string, () => Level> =>
  new Map(
    Object.entries(messages).map(([name, type]) => [name, () => levelOf(context, { kind: 'ref', type })] as const),
  );

/** All that the kinds of a pattern lead to; the first kind that there is none of, if any. */
export function levelsFor(
  messages: ReadonlyMap<string, () => Level>,
  { kinds }: MessagePattern,
): {
  readonly levels: readonly Level[];
  readonly unknown?: { readonly at: number; readonly among: readonly string[] };
} {
  let next: readonly ReadonlyMap<string, () => Level>[] = [messages];
  let levels: readonly Level[] = [];
  for (const [at, kind] of kinds.entries()) {
    levels = next.flatMap((of) =>
      [...of].filter(([name]) => kind === 'any' || name === kind).map(([, level]) => level()),
    );
    if (levels.length === 0)
      return { levels, unknown: { at, among: [...new Set(next.flatMap((of) => [...of.keys()]))] } };
    next = levels.map((level) => level.kinds);
  }
  return { levels };
}

function levelOf(context: Context, node: Node): Level {
  const inside = bare(context, node);
  const isLabelled = target(context, node)?.label === 'kind';
  // A labelled struct that stands for itself has its own kind first.
  if (inside.kind === 'struct' && isLabelled) {
    const name = target(context, node)?.name ?? '';
    return { kinds: new Map([[name.slice(name.indexOf('.') + 1), () => insideOf(context, inside)]]), fields: [] };
  }
  return insideOf(context, inside);
}

function insideOf(context: Context, node: Node): Level {
  switch (node.kind) {
    case 'struct': {
      const fields = node.fields.map(({ name }) => name);
      const inner = node.fields.map(({ type }) => kindsOf(context, type)).find((kinds) => kinds.size > 0);
      return { kinds: inner ?? new Map(), fields };
    }
    default:
      return { kinds: kindsOf(context, node), fields: [] };
  }
}

/** The kinds of a union or of calls, each with what is inside. */
function kindsOf(context: Context, node: Node): ReadonlyMap<string, () => Level> {
  const inside = bare(context, node);
  if (inside.kind === 'calls') {
    return new Map([
      ...inside.calls.map(({ name, items }) => [name, () => leaf(items.map((item) => item.name))] as const),
      ['other', () => leaf(['values'])] as const,
    ]);
  }
  if (inside.kind !== 'variant' || inside.values !== 'kinds') return new Map();
  return new Map(
    [...inside.cases, ...(inside.else === undefined ? [] : [inside.else])].flatMap(({ type }) => {
      const name = target(context, type)?.name;
      return name === undefined
        ? []
        : [[name.slice(name.indexOf('.') + 1), () => insideOf(context, bare(context, type))] as const];
    }),
  );
}

const leaf = (fields: readonly string[]): Level => ({ kinds: new Map(), fields });
