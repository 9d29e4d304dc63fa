import { DecodeError } from '../../runtime/errors.js';
import { needMore } from '../../runtime/need-more.js';
import type { ResolvedSchema } from '../resolved.js';
import { type Decoded, type DecodeOptions, interpretDecode } from './decode/decode.js';

/** What bytes are to a type, as data: a value, the beginning of one, or no value and why. */
export type DecodeOutcome =
  | { readonly is: 'value'; readonly decoded: Decoded }
  | { readonly is: 'needMore' }
  | {
      readonly is: 'error';
      readonly code: string;
      readonly message: string;
      readonly offset: number;
      readonly path: string;
      readonly rule: string;
    };

/** Decodes as `interpretDecode` does, and returns what that throws about the bytes. @throws LimitError, UsageError. */
export function decodeOutcome(
  schema: ResolvedSchema,
  typeName: string,
  bytes: Uint8Array,
  options: DecodeOptions = {},
): DecodeOutcome {
  try {
    const decoded = interpretDecode(schema, typeName, bytes, options);
    return decoded === needMore ? { is: 'needMore' } : { is: 'value', decoded };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const { code, message, offset, path, rule } = error;
    return { is: 'error', code, message, offset, path, rule };
  }
}
