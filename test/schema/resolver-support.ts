import assert from 'node:assert/strict';
import {
  type AnyDefinition,
  diagnose,
  type FormatDefinition,
  format,
  resolve,
  type Specification,
  type,
} from '../../src/schema/index.js';
import type { Node, TypeDefinition } from '../../src/schema/model.js';

/** A source that the specifications of these tests may cite. */
export const from = { document: 'paper', clause: '1' };

/** A type `x.NAME` that is right in all that the test is not about. */
export const thing = (name: string, node: Node, parts: Partial<TypeDefinition> = {}): TypeDefinition =>
  type(`x.${name}`, node, { doc: 'For a test.', from, examples: [{ hex: '', value: null }], ...parts });

export const specificationOf = (...definitions: readonly AnyDefinition[]): Specification =>
  inFormats(format('x', 'For tests.', definitions));

export const inFormats = (...formats: readonly FormatDefinition[]): Specification => ({
  documents: { paper: { title: 'A paper', year: 2000 } },
  formats,
});

type Expected = readonly [code: string, path: string, nearest?: string];

/** That a specification of these definitions has exactly these mistakes, and that the resolver refuses it. */
export function reports(definitions: readonly AnyDefinition[], ...expected: readonly Expected[]): void {
  reportsOf(specificationOf(...definitions), ...expected);
}

export function reportsOf(spec: Specification, ...expected: readonly Expected[]): void {
  const found = diagnose(spec).map(
    ({ code, path, nearest }): Expected => (nearest === undefined ? [code, path] : [code, path, nearest]),
  );
  assert.deepEqual(found, expected);
  assert.throws(() => resolve(spec), { name: 'SchemaError', code: 'invalid-schema' });
}

/** That nothing is wrong with a specification of these definitions. */
export function accepts(...definitions: readonly AnyDefinition[]): void {
  assert.deepEqual(diagnose(specificationOf(...definitions)), []);
}
