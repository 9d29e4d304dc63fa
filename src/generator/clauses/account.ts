import type { AnyDefinition, Clause, ClauseRow } from '../../schema/model.js';
import type { ResolvedRule, ResolvedSchema } from '../../schema/resolved.js';
import { isPlace } from './place.js';

/** A section of a document beside what the spec has of it. */
export interface Account {
  readonly document: string;
  readonly clause: Clause;
  /** Definitions that cite it, or that it names. */
  readonly definitions: readonly AnyDefinition[];
  readonly rules: readonly ResolvedRule[];
}

/** Every section of every document that lists its sections. */
export function accountsOf(schema: ResolvedSchema): readonly Account[] {
  const definitions = definitionsOf(schema);
  const rules = Object.values(schema.rules);
  return Object.entries(schema.documents).flatMap(([document, { clauses = [] }]) =>
    clauses.map((clause) => ({
      document,
      clause,
      definitions: definitions.filter(
        ({ name, from }) =>
          clause.statedBy?.includes(name) === true ||
          from.some((of) => of.document === document && of.clause === clause.clause),
      ),
      rules: rules.filter(({ from }) => from.document === document && from.clause === clause.clause),
    })),
  );
}

/** What is not accounted for: in words, none if all is well. */
export function missing(schema: ResolvedSchema): readonly string[] {
  const accounts = accountsOf(schema);
  return [...accounts.flatMap((account) => missingIn(schema, account)), ...strangers(schema)];
}

function missingIn(schema: ResolvedSchema, { document, clause, definitions, rules }: Account): string[] {
  const place = `${document} ${clause.clause} (${clause.title})`;
  const rows = clause.rows ?? [];
  const isStated = definitions.length + rules.length + rows.length > 0;
  return [
    ...(isStated === (clause.leftOut === undefined)
      ? []
      : [isStated ? `${place} is left out and stated` : `${place} is not stated`]),
    ...(clause.statedBy ?? [])
      .filter((name) => !definitions.some((of) => of.name === name))
      .map((name) => `${place}: there is no ${name}`),
    ...rows.flatMap((row) => missingRow(schema, place, row)),
  ];
}

function missingRow(schema: ResolvedSchema, place: string, { row, is, leftOut }: ClauseRow): string[] {
  if (is === undefined) return leftOut === undefined ? [`${place}, ${row}: is nothing`] : [];
  return isPlace(schema, is) ? [] : [`${place}, ${row}: there is no ${is}`];
}

/** Clauses that something cites and the document does not have. */
export function strangers(schema: ResolvedSchema): string[] {
  const cited = [
    ...definitionsOf(schema).flatMap(({ name, from }) => from.map((source) => ({ by: name, source }))),
    ...Object.values(schema.rules).map(({ id, from }) => ({ by: id, source: from })),
  ];
  return cited.flatMap(({ by, source: { document, clause } }) => {
    const clauses = schema.documents[document]?.clauses;
    if (clauses === undefined || clauses.some((of) => of.clause === clause)) return [];
    return [`${by} cites ${document} ${clause}, which the document does not have`];
  });
}

function definitionsOf({
  types,
  shapes,
  vocabularies,
  constants,
  tables,
  transitions,
  sessions,
  conducts,
}: ResolvedSchema): AnyDefinition[] {
  return [types, shapes, vocabularies, constants, tables, transitions, sessions, conducts].flatMap((of) =>
    Object.values<AnyDefinition>(of),
  );
}
