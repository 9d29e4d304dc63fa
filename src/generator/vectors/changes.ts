import type { TreeNode } from '../../schema/interpreter/index.js';

/** Bytes that differ from those of a seed in one respect. */
export interface Change {
  /** What is different, in words that make a stable id. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The leaf of the seed that is different; none where bytes were put behind the end. */
  readonly at: string;
}

/** A stretch of the seed without parts of its own, by its path inside the type. */
export interface Leaf {
  readonly path: string;
  readonly node: TreeNode;
}

/**
 * Leaves that belong to the type itself. What stands inside another named type is left to that type's own vectors: there
 * the same change would show the same thing.
 */
export function ownLeaves(root: TreeNode, isType: (name: string) => boolean): Leaf[] {
  const visit = (node: TreeNode, path: string): Leaf[] => {
    if (node.children.length === 0) return node.length === 0 ? [] : [{ path, node }];
    return node.children
      .filter(({ type }) => !isType(type))
      .flatMap((child) => visit(child, path === '' ? child.name : `${path}.${child.name}`));
  };
  return visit(root, '');
}

/** One change at a time: the input ends inside each leaf, each leaf has other bits, a byte too many follows. */
export function changesOf(bytes: Uint8Array, leaves: readonly Leaf[], numbers: readonly number[]): Change[] {
  return [
    ...leaves.flatMap((leaf) => cut(bytes, leaf)),
    ...leaves.flatMap((leaf) => rewritten(bytes, leaf, numbers)),
    { name: 'a byte more', bytes: Uint8Array.of(...bytes, 0), at: '' },
  ];
}

function cut(bytes: Uint8Array, { path, node }: Leaf): Change[] {
  const starts = (node.bits?.start ?? 0) === 0;
  const end = node.length === 1 ? node.offset : node.offset + node.length - 1;
  return starts ? [{ name: `ends in ${path || 'the only field'}`, bytes: bytes.slice(0, end), at: path }] : [];
}

/** Widths that are tried as numbers; what is longer is text, bytes or a double. */
const numberBits = 32;

function rewritten(bytes: Uint8Array, leaf: Leaf, numbers: readonly number[]): Change[] {
  const count = leaf.node.bits?.count ?? leaf.node.length * 8;
  if (count > numberBits) return ends(bytes, leaf);
  const largest = 2 ** count - 1;
  const tried = new Set([0, 1, 2 ** (count - 1), largest, ...numbers.filter((number) => number <= largest)]);
  return [...tried].map((number) => ({
    name: `${leaf.path || 'all'} is ${number}`,
    bytes: withBits(bytes, leaf.node, count, number),
    at: leaf.path,
  }));
}

const signBit = 2 ** 7;

/** Long leaves are changed in their first and last byte: signs and exponents, broken text. */
function ends(bytes: Uint8Array, { path, node }: Leaf): Change[] {
  const at = (offset: number, byte: number, name: string): Change => {
    const copy = bytes.slice();
    copy[offset] = byte;
    return { name: `${path || 'all'} ${name} ${byte}`, bytes: copy, at: path };
  };
  const last = node.offset + node.length - 1;
  return [0, signBit - 1, signBit, 2 * signBit - 1].flatMap((byte) => [
    at(node.offset, byte, 'begins with'),
    at(last, byte, 'ends with'),
  ]);
}

function withBits(bytes: Uint8Array, node: TreeNode, count: number, number: number): Uint8Array {
  const copy = bytes.slice();
  const first = node.offset * 8 + (node.bits?.start ?? 0);
  for (let index = 0; index < count; index++) {
    const bit = Math.floor(number / 2 ** (count - 1 - index)) % 2;
    const place = Math.floor((first + index) / 8);
    const mask = 0x80 >> ((first + index) % 8);
    copy[place] = ((copy[place] ?? 0) & ~mask) | (bit === 1 ? mask : 0);
  }
  return copy;
}
