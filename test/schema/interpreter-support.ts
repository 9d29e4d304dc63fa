import assert from 'node:assert/strict';
import { needMore } from '../../src/runtime/index.js';
import { type FormatDefinition, type Node, resolve, type TypeDefinition, table, type } from '../../src/schema/index.js';
import {
  type Decoded,
  type DecodeOptions,
  type EncodeOptions,
  interpretDecode,
  interpretEncode,
} from '../../src/schema/interpreter/index.js';
import type { ResolvedSchema } from '../../src/schema/resolved.js';

const from = { document: 'doc', clause: '1' };

/** The layout rule of every type made here. */
export const layout = 'doc/1/layout';
/** The rule that nodes of these types may name `special`. */
export const special = 'doc/2/special';

export const made = (name: string, node: Node, parts: Partial<TypeDefinition> = {}): TypeDefinition =>
  type(`t.${name}`, node, {
    doc: name,
    from,
    rules: { special: { level: 'MUST', text: 'A rule of its own', from: { document: 'doc', clause: '2' } } },
    examples: [{ hex: '', value: null }],
    ...parts,
  });

export const seen = table('t.seen', { doc: 'Values met.', from });

/** A schema of these types, the first of which is at test. */
export function schemaOf(...definitions: FormatDefinition['definitions']): ResolvedSchema {
  return resolve({
    documents: { doc: { title: 'A document', year: 2000 } },
    formats: [{ format: 't', doc: 'Types made for a test.', definitions }],
  });
}

export const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
export const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Reads and writes the type `t.x`. */
export function codec(...definitions: FormatDefinition['definitions']) {
  const schema = schemaOf(...definitions);
  const decode = (hex: string, options?: DecodeOptions): Decoded => {
    const decoded = interpretDecode(schema, 't.x', bytesOf(hex), options);
    assert.ok(decoded !== needMore, 'wants more bytes');
    return decoded;
  };
  return {
    schema,
    decode,
    value: (hex: string, options?: DecodeOptions): unknown => decode(hex, options).value,
    needsMore: (hex: string, options?: DecodeOptions): boolean =>
      interpretDecode(schema, 't.x', bytesOf(hex), options) === needMore,
    encode: (value: unknown, options?: EncodeOptions): string => hexOf(interpretEncode(schema, 't.x', value, options)),
  };
}

/** What an error says, to compare with: code, offset, path and rule. */
export function failure(run: () => unknown): readonly unknown[] {
  try {
    run();
  } catch (error) {
    if (error instanceof Error && 'offset' in error && 'path' in error && 'rule' in error && 'code' in error) {
      return [error.code, error.offset, error.path, error.rule];
    }
    throw error;
  }
  return assert.fail('no error');
}
