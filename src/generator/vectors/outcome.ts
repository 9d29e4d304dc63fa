import { DecodeError, needMore } from '../../runtime/index.js';
import { type Decoded, interpretDecode } from '../../schema/interpreter/index.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import type { Vector } from './vector.js';

/** What the interpreter makes of bytes: a value, "need more", an error; nothing where a limit was met. */
export type Outcome =
  | { readonly is: 'value'; readonly decoded: Decoded }
  | { readonly is: 'needMore' }
  | { readonly is: 'error'; readonly error: DecodeError };

export function outcomeOf(
  schema: ResolvedSchema,
  type: ResolvedType,
  bytes: Uint8Array,
  given: Vector['given'],
): Outcome | undefined {
  try {
    const decoded = interpretDecode(schema, type.name, bytes, given === undefined ? {} : { given });
    return decoded === needMore ? { is: 'needMore' } : { is: 'value', decoded };
  } catch (error) {
    if (error instanceof DecodeError) return { is: 'error', error };
    return undefined;
  }
}
