import { decodeOutcome, interpretEncode } from '../../../schema/interpreter/index.js';
import { givenValues } from '../../../schema/lossless-json/index.js';
import type { Example, Node } from '../../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../../schema/resolved.js';
import { primitives } from '../../primitives.js';
import { type ByteRow, byteRows } from './byte-rows.js';

/** An example, run through the reference interpreter, as the pages show it. */
export interface ShownExample {
  readonly id: string;
  /** For examples that say nothing of themselves. */
  readonly title: string;
  readonly doc?: string;
  /** The parameters, as text. */
  readonly given: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** What the bytes are, one row for each stretch. */
  readonly rows: readonly ByteRow[];
  readonly outcome: Outcome;
  readonly rules: readonly string[];
}

export type Outcome =
  | {
      readonly is: 'valid';
      /** In lossless JSON. */
      readonly value: unknown;
      /** What is written for the value, where that is something else. */
      readonly written?: Uint8Array;
      readonly notes: readonly string[];
    }
  | {
      readonly is: 'refused';
      readonly code: string;
      readonly offset: number;
      readonly path: string;
      readonly rule: string;
    };

export const shownExamples = (schema: ResolvedSchema, type: ResolvedType): readonly ShownExample[] =>
  type.examples.map((example, index) => shown(schema, type, example, index + 1));

function shown(schema: ResolvedSchema, type: ResolvedType, example: Example, number: number): ShownExample {
  const bytes = bytesOf(example.hex);
  const { rules = [], doc } = example;
  const given = givenValues(example.given);
  const ran = decodeOutcome(schema, type.name, bytes, { given, primitives });
  if (ran.is === 'needMore') throw new Error(`${type.name}: the bytes of example ${number} end too early`);
  const common = {
    id: `example-${number}`,
    title: `Example ${number}`,
    ...(doc === undefined ? {} : { doc }),
    given: givenText(type, example.given),
    bytes,
    rules,
  };
  if (ran.is === 'error') {
    const { code, offset, path, rule } = ran;
    return { ...common, rows: [], outcome: { is: 'refused', code, offset, path, rule } };
  }
  const { tree, value, canonical, notes } = ran.decoded;
  const written = canonical ? {} : { written: interpretEncode(schema, type.name, value, { given, primitives }) };
  return {
    ...common,
    rows: byteRows(tree, bytes),
    outcome: { is: 'valid', value: example.value, ...written, notes: notes.map(({ rule }) => rule) },
  };
}

const givenText = (type: ResolvedType, given: Example['given'] = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given).map(([name, of]) => {
      if (typeof of === 'object') return [name, of.$bytes];
      const code = typeof of === 'number' ? fourCharacters(type.given?.[name], of) : undefined;
      return [name, code === undefined ? `${of}` : `${of} (${code})`];
    }),
  );

/** The text that a number of four bytes spells, if it is a FourCC. */
function fourCharacters(node: Node | undefined, number: number): string | undefined {
  if (node?.kind !== 'uint' || node.bits !== 32) return undefined;
  const text = String.fromCharCode(...[24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff));
  return /^[ -~]{4}$/.test(text) ? text : undefined;
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
