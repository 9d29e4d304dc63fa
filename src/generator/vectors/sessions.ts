import { observeExample } from '../../schema/interpreter/index.js';
import type { SessionDefinition, SessionExample, Source } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';

/** Messages of both sides in order, and what is to be said of them; `session-file-schema.ts` says the same. */
export interface SessionVector {
  readonly id: string;
  readonly session: string;
  readonly doc: string;
  readonly messages: SessionExample['messages'];
  readonly validity: 'valid' | 'invalid';
  readonly findings: NonNullable<SessionExample['findings']>;
  readonly states: SessionExample['states'];
  readonly owed: readonly string[];
  readonly rules: readonly string[];
  readonly source: readonly Source[];
}

/** The examples of the sessions of a format. */
export const sessionVectors = (schema: ResolvedSchema, format: string): readonly SessionVector[] =>
  Object.values(schema.sessions)
    .filter(({ name }) => name.startsWith(`${format}.`))
    .flatMap((session) => session.examples.map((example) => vector(schema, session, example)));

function vector(schema: ResolvedSchema, { name, from }: SessionDefinition, example: SessionExample): SessionVector {
  const { doc, messages, findings = [], states, owed = [] } = example;
  const { steps } = observeExample(schema, name, example);
  const rules = steps.flatMap((step) => [
    ...(step.answers === undefined ? [] : [step.answers.rule]),
    ...step.findings.flatMap(({ rule }) => rule ?? []),
  ]);
  return {
    id: `${name}/${doc.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    session: name,
    doc,
    messages,
    validity: findings.length === 0 ? 'valid' : 'invalid',
    findings,
    states,
    owed,
    rules: [...new Set(rules)],
    source: from,
  };
}
