import { SchemaError } from '../runtime/errors.js';
import type { Specification, TypeDefinition } from './model.js';
import type { ResolvedSchema, ResolvedType } from './resolved.js';
import { analyse } from './resolver/analyse.js';
import { diagnose } from './resolver/diagnose.js';
import { type Index, indexDefinitions } from './resolver/index-definitions.js';
import { qualifyInterned, qualifySession, qualifyTransition, qualifyType } from './resolver/qualify.js';
import { collectRules, layoutRuleId } from './rules.js';

/**
 * Checks a specification and brings it into its canonical form: everything by its full name, every node with the full
 * id of its rule, every type with its analysis.
 *
 * @throws SchemaError `invalid-schema` with every mistake; warnings alone do not throw, `diagnose` lists them.
 */
export function resolve(spec: Specification): ResolvedSchema {
  const mistakes = diagnose(spec).filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) throw new SchemaError('invalid-schema', mistakes);

  const index = indexDefinitions(spec);
  return {
    documents: spec.documents,
    formats: spec.formats.map(({ format, doc, entries = [], root, definitions }) => ({
      format,
      doc,
      entries,
      ...(root === undefined ? {} : { root }),
      names: definitions.map(({ name }) => name),
    })),
    types: resolveTypes(index),
    shapes: Object.fromEntries(index.shapes),
    vocabularies: Object.fromEntries(index.vocabularies),
    constants: Object.fromEntries(index.constants),
    bytes: Object.fromEntries(index.bytes),
    tables: Object.fromEntries(index.tables),
    transitions: Object.fromEntries([...index.transitions].map(([name, of]) => [name, qualifyTransition(of)])),
    sessions: Object.fromEntries([...index.sessions].map(([name, of]) => [name, qualifySession(of)])),
    conducts: Object.fromEntries(index.conducts),
    rules: collectRules([...index.all.values()]),
  };
}

function resolveTypes(index: Index): Readonly<Record<string, ResolvedType>> {
  const analysis = analyse(index);
  const resolved = (format: string, of: TypeDefinition): ResolvedType | undefined => {
    const found = analysis.get(of.name);
    return (
      found && {
        ...of,
        type: qualifyType(of),
        ...(of.interned && { interned: qualifyInterned(of, of.interned) }),
        format,
        localName: of.name.slice(format.length + 1),
        layoutRule: layoutRuleId(of.from),
        analysis: found,
      }
    );
  };
  return Object.fromEntries(
    index.spec.formats.flatMap(({ format, definitions }) =>
      definitions.flatMap((of) => {
        const type = of.define === 'type' ? resolved(format, of) : undefined;
        return type === undefined ? [] : [[type.name, type] as const];
      }),
    ),
  );
}
