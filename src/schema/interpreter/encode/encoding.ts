import { EncodeError, type EncodeErrorCode, UsageError } from '../../../runtime/errors.js';
import type { Primitives } from '../../../runtime/primitives.js';
import type { Bitstream, Head, Node, Spellings } from '../../model.js';
import type { ResolvedSchema, ResolvedType } from '../../resolved.js';
import type { Lookup } from '../expressions.js';
import type { Meter } from '../limits.js';
import type { Label } from '../types.js';
import { continuedBytes, continuedOf, inRange, mostOf, shortestContinued, spellingsOf } from '../wire-numbers.js';
import { Output } from './output.js';

/** Picks a spelling: one of `alternatives`, 0 the canonical one. `where` is the path of the place. */
export type Choose = (alternatives: number, where: string) => number;

/** Where in the schema a value is written, and what is known there. */
export interface Place {
  readonly path: string;
  readonly owner: ResolvedType;
  readonly lookup: Lookup;
  readonly depth: number;
  readonly label?: Label;
  /** Called where the value enters its table: when its growing part begins. */
  readonly begin?: () => void;
  /** The value of another field, by name or path. */
  readonly sibling?: (path: string) => unknown;
  /** Told the tag that a variant is written with. */
  readonly tagged?: (tag: number) => void;
  /** In an item that ends with the next number of a carried field: that number. */
  readonly carry?: number;
  /** How the bitstream around ends. */
  readonly ending?: Bitstream['ends'];
  /** Runs a check once the struct around is written, when all its measures are known. */
  readonly later: (check: () => void) => void;
}

/** The values that tables have met, each with its first index, and how many entries there are. */
export interface Table {
  readonly indices: Map<unknown, number>;
  count: number;
}

export type WriteNode = (encoding: Encoding, node: Node, value: unknown, place: Place) => void;

/** One encode under way. */
export class Encoding {
  output = new Output();
  tables = new Map<string, Table>();

  constructor(
    readonly schema: ResolvedSchema,
    readonly meter: Meter,
    readonly choose: Choose,
    readonly primitives: Primitives | undefined,
    readonly writeNode: WriteNode,
  ) {}

  write(node: Node, value: unknown, place: Place): void {
    this.writeNode(this, node, value, place);
  }

  /** The offset of encode errors is 0: how far the output has come says nothing about the value. */
  fail(code: EncodeErrorCode, what: string, at: { readonly path: string; readonly rule: string }): never {
    throw new EncodeError(code, what, { offset: 0, path: at.path, rule: at.rule });
  }

  /** A number in front of something: too much of it does not fit. */
  head(value: number, node: Head, at: { readonly path: string; readonly rule: string }): void {
    const fits = node.kind === 'uint' ? inRange(node, value) : value <= mostOf(node);
    if (!fits) this.fail('too-long', `${value} is more than can be announced`, at);
    if (node.kind === 'continued') this.continued(value, at.path);
    else if (node.kind === 'spellings') this.spelled(value, node, at, 'too-long');
    else this.output.number(value, node.bits, node.order);
  }

  /** A number in one to four bytes. */
  continued(unsigned: number, path: string): void {
    const shortest = shortestContinued(unsigned);
    const length = shortest + this.pick(continuedBytes - shortest + 1, path);
    this.output.raw(continuedOf(unsigned, length));
  }

  /** A number in one of several spellings. */
  spelled(
    value: number,
    node: Spellings,
    at: { readonly path: string; readonly rule: string },
    code: EncodeErrorCode = 'out-of-range',
  ): void {
    const spellings = Number.isInteger(value) ? spellingsOf(node, value) : [];
    const spelling = spellings[this.pick(spellings.length, at.path)];
    if (spelling === undefined) this.fail(code, `${value} has no spelling`, at);
    this.output.number(spelling.head, node.head.bits, node.head.order);
    if (spelling.tail === undefined) return;
    this.output.number(spelling.tail.value, spelling.tail.type.bits, spelling.tail.type.order);
  }

  pick(alternatives: number, where: string): number {
    if (alternatives < 2) return 0;
    const index = this.choose(alternatives, where);
    if (Number.isInteger(index) && index >= 0 && index < alternatives) return index;
    throw new UsageError('bad-choice', `${index} is not one of ${alternatives} alternatives of ${where}`);
  }

  /** The bytes of a part that goes elsewhere. */
  aside(node: Node, value: unknown, place: Place): Uint8Array {
    const { output } = this;
    this.output = new Output();
    this.write(node, value, place);
    const bytes = this.output.bytes();
    this.output = output;
    return bytes;
  }

  /** Bytes that a part would take, without writing it. */
  measure(node: Node, value: unknown, place: Place): number {
    const { output, tables } = this;
    this.output = new Output();
    this.tables = new Map(
      [...tables].map(([name, { indices, count }]) => [name, { indices: new Map(indices), count }]),
    );
    this.write(node, value, { ...place, later: () => {} });
    const { length } = this.output;
    this.output = output;
    this.tables = tables;
    return length / 8;
  }
}

/** The place of a part: the same path, but none of what is said of the whole. */
export function part({ path, owner, lookup, depth, later, ending }: Place): Place {
  return { path, owner, lookup, depth, later, ...(ending && { ending }) };
}
