import assert from 'node:assert/strict';
import { observeExample } from '../../src/schema/interpreter/index.js';
import type { SessionExample } from '../../src/schema/model.js';
import type { ResolvedSchema } from '../../src/schema/resolved.js';

/** That the messages of an example give what it says. */
export function checkSessionExample(schema: ResolvedSchema, name: string, example: SessionExample): void {
  const { findings, states, owed } = observeExample(schema, name, example);
  const { findings: expected = [], owed: still = [] } = example;
  // As data: of a key that was written as a number, and objects without a prototype.
  const data = (of: unknown): unknown => JSON.parse(JSON.stringify(of));
  assert.deepEqual(data({ findings, states, owed }), data({ findings: expected, states: example.states, owed: still }));
}
