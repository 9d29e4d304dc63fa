import type { EncodeLimits } from '../../../runtime/limits.js';
import type { Primitives } from '../../../runtime/primitives.js';
import type { ResolvedSchema } from '../../resolved.js';
import { givenLookup } from '../expressions.js';
import { Meter } from '../limits.js';
import { typeNamed } from '../types.js';
import { type Choose, Encoding } from './encoding.js';
import { writeNode } from './node.js';
import { writeType } from './variants.js';

export interface EncodeOptions {
  /** The parameters of the type. */
  readonly given?: Readonly<Record<string, number | boolean | Uint8Array>>;
  readonly limits?: Partial<EncodeLimits>;
  readonly primitives?: Primitives;
  /** Lets a test write what an encoder never writes; without it every spelling is the canonical one. */
  readonly choose?: Choose;
}

/**
 * Encodes a value as the type.
 *
 * @throws EncodeError where the value does not fit the type; LimitError; UsageError `unknown-type`.
 */
export function interpretEncode(
  schema: ResolvedSchema,
  typeName: string,
  value: unknown,
  options: EncodeOptions = {},
): Uint8Array {
  const type = typeNamed(schema, typeName);
  const encoding = new Encoding(
    schema,
    new Meter(options.limits),
    options.choose ?? (() => 0),
    options.primitives,
    writeNode,
  );
  const checks: (() => void)[] = [];
  writeType(encoding, type, value, {
    path: typeName,
    owner: type,
    lookup: givenLookup(options.given ?? {}),
    depth: 0,
    later: (check) => checks.push(check),
  });
  for (const check of checks) check();
  return encoding.output.bytes();
}
