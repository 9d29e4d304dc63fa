import type { AnyDefinition } from '../../schema/model.js';
import type { ResolvedRule, ResolvedSchema, ResolvedType } from '../../schema/resolved.js';

/**
 * What one file says: the format's definitions in reading order, the rules they state by full id, and the documents
 * that are cited. Types carry their analysis, and each node the id of the rule that its errors name.
 */
export function formatDocument(schema: ResolvedSchema, name: string): object {
  const format = schema.formats.find((of) => of.format === name);
  const names = format?.names ?? [];
  const definitions = names.flatMap((of) => definitionOf(schema, of) ?? []);
  const rules = Object.values(schema.rules).filter(({ statedBy }) => statedBy.some((by) => names.includes(by)));
  const cited = new Set(
    [...definitions.flatMap(({ from }) => from), ...rules.map(({ from }) => from)].map((of) => of.document),
  );
  return {
    format: name,
    doc: format?.doc,
    entries: format?.entries,
    root: format?.root,
    documents: Object.fromEntries(
      Object.entries(schema.documents).flatMap(([document, { title, year }]) =>
        cited.has(document) ? [[document, { title, year }]] : [],
      ),
    ),
    definitions: definitions.map((of) => ({ ...of, rules: statedRules(rules, of.name) })),
    rules: Object.fromEntries(rules.map(({ id, ...rule }) => [id, rule])),
  };
}

const definitionOf = (schema: ResolvedSchema, name: string): ResolvedType | AnyDefinition | undefined =>
  schema.types[name] ??
  schema.shapes[name] ??
  schema.vocabularies[name] ??
  schema.constants[name] ??
  schema.bytes[name] ??
  schema.tables[name] ??
  schema.transitions[name] ??
  schema.sessions[name] ??
  schema.conducts[name];

const statedRules = (rules: readonly ResolvedRule[], by: string): readonly string[] =>
  rules.filter(({ statedBy }) => statedBy.includes(by)).map(({ id }) => id);
