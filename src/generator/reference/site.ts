import type { AnyDefinition } from '../../schema/model.js';
import type { ResolvedRule, ResolvedSchema } from '../../schema/resolved.js';
import { formatOf, localName } from '../text/names.js';
import { slug } from './content.js';

/** Where things are: which page has a definition, what refers to what. */
export interface Site {
  readonly schema: ResolvedSchema;
  /** Every definition by its full name, in reading order. */
  readonly definitions: ReadonlyMap<string, AnyDefinition>;
  /** The definitions that one refers to. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
  readonly rulesOf: ReadonlyMap<string, readonly ResolvedRule[]>;
}

export function siteOf(schema: ResolvedSchema): Site {
  const { types, shapes, vocabularies, constants, bytes, tables, transitions, sessions, conducts } = schema;
  const all: Readonly<Record<string, AnyDefinition>> = {
    ...types,
    ...shapes,
    ...vocabularies,
    ...constants,
    ...bytes,
    ...tables,
    ...transitions,
    ...sessions,
    ...conducts,
  };
  const names = schema.formats.flatMap((format) => format.names);
  const definitions = new Map(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]] as const])));
  const uses = new Map([...definitions].map(([name, of]) => [name, referencesOf(of, definitions)]));
  return {
    schema,
    definitions,
    uses,
    usedBy: new Map(names.map((name) => [name, names.filter((by) => uses.get(by)?.includes(name))])),
    rulesOf: new Map(names.map((name) => [name, statedRules(schema, name)])),
  };
}

/** The page of a definition; constants of a format share one. */
export const pagePathOf = (of: Pick<AnyDefinition, 'name' | 'define'>): string =>
  of.define === 'constant' ? `${formatOf(of.name)}/constants` : `${formatOf(of.name)}/${slug(localName(of.name))}`;

/** The names of definitions anywhere in the data of another one, its prose and examples aside. */
function referencesOf(definition: AnyDefinition, known: { has(name: string): boolean }): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value !== definition.name && known.has(value)) found.add(value);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, of] of Object.entries(value)) if (!passedOver.has(key)) visit(of);
  };
  visit(definition);
  return [...found];
}

const passedOver: ReadonlySet<string> = new Set(['doc', 'examples', 'from', 'rules', 'rule', 'analysis', 'format']);

const statedRules = ({ rules }: ResolvedSchema, name: string): readonly ResolvedRule[] =>
  Object.values(rules).filter(({ statedBy }) => statedBy.includes(name));
