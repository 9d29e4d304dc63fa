import { DecodeError, type DecodeErrorCode, UsageError } from '../../../runtime/errors.js';
import type { Primitives } from '../../../runtime/primitives.js';
import type { Note } from '../../../runtime/reader.js';
import type { Bitstream, Collapses, Head, Node } from '../../model.js';
import type { ResolvedSchema, ResolvedType } from '../../resolved.js';
import type { Classes } from '../classes.js';
import type { Lookup } from '../expressions.js';
import type { Meter } from '../limits.js';
import { describe, extent, meaningOf, type TreeNode } from '../tree.js';
import { type Label, ruleOf } from '../types.js';
import { inRange } from '../wire-numbers.js';
import type { Input } from './input.js';
import { readContinued, readSpellings } from './numbers.js';

/** Thrown where the input ends too early, caught where the decode began. */
export class InputEnds extends Error {}

/** Where in the schema a node is read, and what is known there. */
export interface Place {
  /** As errors give it: the type, then fields inside it. */
  readonly path: string;
  /** In the tree. */
  readonly name: string;
  readonly owner: ResolvedType;
  readonly lookup: Lookup;
  readonly depth: number;
  /** Where the node goes in the tree. */
  readonly siblings: TreeNode[];
  /** The type whose node this is; it names the node in the tree. */
  readonly named?: ResolvedType;
  readonly label?: Label;
  /** Called with the value when it exists but may still lack its growing part; told whether it will have one. */
  readonly begin?: (value: unknown, isEmpty?: boolean) => void;
  /** What is left of the head of the interned type around this. */
  readonly head?: HeadLeft;
  /** Where a struct may be one of its fields alone. */
  readonly collapses?: Collapses;
  /** A list or record that is there already. */
  readonly into?: object;
  /** The value of an earlier field, by name or path. */
  readonly earlier?: (path: string) => unknown;
  /** Told the tag that a variant was read with. */
  readonly tagged?: (tag: number) => void;
  /** In a struct: sets a field that is carried on. */
  readonly assign?: (field: string, value: number) => void;
  /** In an item that ends with the next number of a carried field: takes that number. */
  readonly carry?: (value: number) => void;
  /** In the `else` case of a variant: the field that keeps the tag. */
  readonly tag?: { readonly field: string; readonly value: number };
}

/** The bits of a head that nothing has taken yet. */
export interface HeadLeft {
  left: number;
}

/** The content of a bitstream, without what fills its last byte. */
export interface Content {
  /** In bits: the stop bit, or behind the last bit of 1. */
  readonly end: number;
  readonly ends: Bitstream['ends'];
}

export type ReadNode = (decoding: Decoding, node: Node, place: Place) => unknown;

/** One decode under way. */
export class Decoding {
  canonical = true;
  readonly tables = new Map<string, unknown[]>();

  constructor(
    readonly schema: ResolvedSchema,
    readonly input: Input,
    readonly meter: Meter,
    readonly classes: Classes,
    readonly note: Note,
    readonly primitives: Primitives | undefined,
    /** Reads any node; handed around so that the node families need not know each other. */
    readonly readNode: ReadNode,
    /** Inside a bitstream: where its content ends. */
    readonly content?: Content,
  ) {}

  read(node: Node, place: Place): unknown {
    return this.readNode(this, node, place);
  }

  /** Makes sure that so many bits are there. */
  need(bits: number, path: string, rule: string): void {
    if (this.input.position + bits <= this.input.end) return;
    if (this.input.regions === 0) throw new InputEnds();
    this.fail('truncated', 'the region ends too early', { path, rule });
  }

  fail(code: DecodeErrorCode, what: string, at: { path: string; rule: string; offset?: number }): never {
    throw new DecodeError(code, what, { offset: at.offset ?? this.input.offset, path: at.path, rule: at.rule });
  }

  /** A number that is an item of its own: a marker, a count, the head of a prefix. */
  head(name: string, node: Head, place: Place): number {
    if (node.kind === 'spellings') {
      return this.annotate(part(place, name), node, (inside) => readSpellings(this, node, inside));
    }
    if (node.kind === 'continued') {
      return this.annotate(part(place, name), node, (inside) => readContinued(this, node, inside));
    }
    this.need(node.bits, place.path, place.owner.layoutRule);
    return this.annotate(part(place, name), node, () => {
      const { offset } = this.input;
      const value = this.input.number(node.bits, node.order);
      if (inRange(node, value)) return value;
      return this.fail('out-of-range', `${value} is out of range`, {
        path: place.path,
        rule: ruleOf(node, place.owner),
        offset,
      });
    });
  }

  /** The next bits, which stay where they are. */
  peek(bits: number, place: Place): number {
    this.need(bits, place.path, place.owner.layoutRule);
    const { position } = this.input;
    const value = this.input.number(bits);
    this.input.position = position;
    return value;
  }

  /** Reads a node and puts it into the tree. */
  annotate<T>(place: Place, node: Node, read: (inside: Place) => T): T {
    const from = this.input.position;
    const children: TreeNode[] = [];
    const value = read({ ...place, siblings: children });
    const doc = node.doc ?? place.named?.doc;
    const meaning = meaningOf(node, value);
    place.siblings.push({
      name: place.name,
      type: place.named?.name ?? describe(node),
      ...extent(from, this.input.position, this.input.origin),
      ...((isLeaf(value) || node.kind === 'remainingBits') && children.length === 0 ? { value } : {}),
      ...(meaning === undefined ? {} : { meaning }),
      rule: ruleOf(node, place.owner),
      ...(doc === undefined ? {} : { doc }),
      children,
    });
    return value;
  }
}

/** The place of a part: the same path, but none of what is said of the whole. */
export function part({ path, owner, lookup, depth, siblings }: Place, name: string): Place {
  return { path, name, owner, lookup, depth, siblings };
}

/** Containers show their children, not themselves. */
const isLeaf = (value: unknown): boolean => typeof value !== 'object' || value === null || value instanceof Uint8Array;

/** All that is left of the head around this place. */
export function restOfHead({ head }: Place): number {
  if (head === undefined) throw new UsageError('bad-schema', 'there is no head to take from');
  const { left } = head;
  head.left = 0;
  return left;
}
