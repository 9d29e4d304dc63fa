import { headBits } from '../heads.js';
import type { Head, Length, Node } from '../model.js';

/** Bits on the wire where they never vary. `known` answers for other types. */
export function fixedBits(node: Node, known: (type: string) => number | undefined): number | undefined {
  const inner = (of: Node) => fixedBits(of, known);
  switch (node.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'flag':
    case 'reserved':
      return node.bits;
    case 'constant':
    case 'enum':
      return node.base.bits;
    case 'magic':
      return node.hex.length * 4;
    case 'utf8':
    case 'bytes':
      return literalBytes(node.length);
    case 'nothing':
    case 'computed':
    case 'headFlag':
      return 0;
    case 'ref':
      return known(node.type);
    case 'derived':
    case 'at':
    case 'carry':
      return inner(node.type);
    case 'overlay':
      return node.size * 8;
    case 'digest':
      return node.bytes * 8;
    case 'trial':
      return agreed(node.cases.map(({ type }) => inner(type)));
    case 'struct':
      return sum(node.fields.map(({ type }) => inner(type)));
    case 'variant':
      return sum(['marker' in node.tag ? node.tag.marker.bits : 0, agreed(branches(node).map(inner))]);
    case 'sized':
      return literalBytes(node.length);
    case 'prefixed':
      return node.head.kind === 'uint' ? sum([node.head.bits, inner(node.type)]) : undefined;
    case 'list':
      return repeated(node.until, inner(node.item));
    case 'recall':
      return node.index.kind === 'uint' ? node.index.bits : undefined;
    default:
      return undefined;
  }
}

/** Fewest bits on the wire. Widths and lengths below zero, reported elsewhere, count as zero. */
export function minBits(node: Node, known: (type: string) => number): number {
  const inner = (of: Node) => minBits(of, known);
  switch (node.kind) {
    case 'ref':
      return known(node.type);
    case 'terminated':
      return 8;
    case 'spellings':
      return width(node.head.bits);
    case 'expGolomb':
    case 'differences':
      return 1;
    case 'bitstream':
      return Math.ceil((inner(node.type) + (node.ends === 'stopBit' ? 1 : 0)) / 8) * 8;
    case 'struct':
      return node.fields.reduce((total, { type }) => total + inner(type), 0);
    case 'variant':
      return ('marker' in node.tag ? width(node.tag.marker.bits) : 0) + Math.min(...branches(node).map(inner));
    case 'prefixed':
      return width(headBits(node.head)) + inner(node.type);
    case 'list':
      if (typeof node.until === 'string' || 'carries' in node.until) return 0;
      return 'count' in node.until ? fewestHead(node.until.count) : width(repeated(node.until, inner(node.item)) ?? 0);
    case 'record':
      return (
        (node.name.kind === 'ref' ? inner(node.name) : fewestHead(node.name)) + (node.terminator === undefined ? 0 : 8)
      );
    case 'recall':
      return fewestHead(node.index);
    case 'continued':
      return 8;
    default:
      return width(fixedBits(node, known) ?? 0);
  }
}

/** Whether the bytes say themselves where the node ends. */
export function delimited(node: Node, known: (type: string) => boolean): boolean {
  const inner = (of: Node) => delimited(of, known);
  switch (node.kind) {
    case 'utf8':
    case 'bytes':
      return node.length !== 'rest';
    case 'ifMore':
    case 'calls':
    case 'bitstream':
    case 'remainingBits':
      return false;
    case 'ref':
      return known(node.type);
    case 'when':
      return inner(node.type);
    case 'struct':
      return node.fields.every(({ type }) => inner(type));
    case 'variant':
      return branches(node).every(inner);
    case 'list':
      return node.until !== 'end' && inner(node.item);
    case 'record':
      return inner(node.value);
    default:
      return true;
  }
}

const fewestHead = (head: Head): number =>
  width(head.kind === 'uint' ? head.bits : head.kind === 'spellings' ? head.head.bits : 8);

const branches = ({ cases, else: otherwise }: Extract<Node, { kind: 'variant' }>): readonly Node[] => [
  ...cases.map(({ type }) => type),
  ...(otherwise ? [otherwise.type] : []),
];

const width = (bits: number): number => Math.max(bits, 0);

const literalBytes = (length: Length): number | undefined =>
  typeof length !== 'string' && length.op === 'number' ? length.value * 8 : undefined;

const sum = (all: readonly (number | undefined)[]): number | undefined =>
  all.reduce((total, bits) => (total === undefined || bits === undefined ? undefined : total + bits), 0);

const agreed = (all: readonly (number | undefined)[]): number | undefined =>
  all.every((bits) => bits === all[0]) ? all[0] : undefined;

const repeated = (until: Extract<Node, { kind: 'list' }>['until'], item: number | undefined): number | undefined =>
  typeof until === 'object' && 'counted' in until && until.counted.op === 'number' && item !== undefined
    ? // No items take no bits, even of a type that has no shortest form.
      until.counted.value && until.counted.value * item
    : undefined;
