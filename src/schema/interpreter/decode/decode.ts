import type { Limits } from '../../../runtime/limits.js';
import { type NeedMore, needMore } from '../../../runtime/need-more.js';
import type { Primitives } from '../../../runtime/primitives.js';
import type { Note } from '../../../runtime/reader.js';
import type { ResolvedSchema } from '../../resolved.js';
import { type Classes, genericClasses } from '../classes.js';
import { givenLookup } from '../expressions.js';
import { Meter } from '../limits.js';
import type { TreeNode } from '../tree.js';
import { typeNamed } from '../types.js';
import { Decoding, InputEnds } from './decoding.js';
import { Input } from './input.js';
import { readNode } from './node.js';
import { readType } from './variants.js';

export interface DecodeOptions {
  /** The parameters of the type. */
  readonly given?: Readonly<Record<string, number | boolean | Uint8Array>>;
  readonly limits?: Partial<Limits>;
  readonly note?: Note;
  readonly primitives?: Primitives;
  /** Classes for the types with the label `class`; those that are missing are made. */
  readonly classes?: Classes;
}

export interface Decoded {
  readonly value: unknown;
  /** Bytes read: all of them. */
  readonly length: number;
  readonly tree: TreeNode;
  /** Whether an encoder would write these bytes for this value. */
  readonly canonical: boolean;
  /** Accepted deviations, in the order in which they were noticed. */
  readonly notes: readonly { readonly rule: string; readonly offset: number; readonly path: string }[];
}

/**
 * Decodes the whole input as one value of the type; `needMore` when it ends too early.
 *
 * @throws DecodeError where the bytes are no value of the type; LimitError; UsageError `unknown-type`.
 */
export function interpretDecode(
  schema: ResolvedSchema,
  typeName: string,
  bytes: Uint8Array,
  options: DecodeOptions = {},
): Decoded | NeedMore {
  const type = typeNamed(schema, typeName);
  const notes: { rule: string; offset: number; path: string }[] = [];
  const note: Note = (rule, offset, path) => {
    notes.push({ rule, offset, path });
    options.note?.(rule, offset, path);
  };
  const input = new Input(bytes);
  const classes = { ...genericClasses(schema), ...options.classes };
  const decoding = new Decoding(schema, input, new Meter(options.limits), classes, note, options.primitives, readNode);
  const roots: TreeNode[] = [];
  const lookup = givenLookup(options.given ?? {});
  const place = { path: typeName, name: typeName, owner: type, lookup, depth: 0, siblings: roots };
  try {
    const value = readType(decoding, type, place);
    if (input.position < input.end) {
      decoding.fail('trailing-bytes', 'the value ends before the input', { path: typeName, rule: type.layoutRule });
    }
    const [tree = empty(typeName, type.layoutRule)] = roots;
    return { value, length: bytes.length, tree, canonical: decoding.canonical, notes };
  } catch (error) {
    if (error instanceof InputEnds) return needMore;
    throw error;
  }
}

/** For a type that is not there at all: a condition that does not hold. */
const empty = (name: string, rule: string): TreeNode => ({
  name,
  type: name,
  offset: 0,
  length: 0,
  rule,
  children: [],
});
