import type { TreeNode } from '../../../schema/interpreter/index.js';
import { bitText, hexText } from './hex-text.js';

/** A stretch of an example and what it stands for; without bytes, what the following deeper rows belong to. */
export interface ByteRow {
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  /** Bytes that are shown; undefined for what only holds others together. */
  readonly length: number | undefined;
  /** The bytes, or the bits at their places; long ones are cut in the middle. */
  readonly hex: string;
  readonly value: string;
}

/** Longer stretches show their beginning and end. */
const mostBytes = 12;

/** Examples with more rows than this show their deepest parts as a whole. */
const mostRows = 48;

/** Every byte of the tree in rows: leaves with their bytes, in between what they belong to. */
export function byteRows(tree: TreeNode, bytes: Uint8Array): readonly ByteRow[] {
  const deepest = depthOf(tree);
  for (let depth = deepest; depth > 1; depth--) {
    const rows = rowsOf(tree, bytes, depth);
    if (rows.length <= mostRows) return rows;
  }
  return rowsOf(tree, bytes, 1);
}

function rowsOf(tree: TreeNode, bytes: Uint8Array, deepest: number): readonly ByteRow[] {
  const rows: ByteRow[] = [];
  const visit = (node: TreeNode, depth: number) => {
    const isWhole = node.children.length === 0 || depth >= deepest;
    if (isWhole && node.length === 0) return;
    const { name, type, offset, length } = node;
    rows.push({
      depth,
      name,
      type,
      offset,
      length: isWhole ? length : undefined,
      hex: isWhole ? contentText(node, bytes) : '',
      value: isWhole ? valueText(node) : '',
    });
    if (!isWhole) for (const child of node.children) visit(child, depth + 1);
  };
  // The type itself is what the page is about.
  if (tree.children.length === 0) visit(tree, 0);
  else for (const child of tree.children) visit(child, 0);
  return rows;
}

const depthOf = (node: TreeNode): number => 1 + Math.max(-1, ...node.children.map(depthOf));

function contentText({ offset, length, bits }: TreeNode, bytes: Uint8Array): string {
  const own = bytes.subarray(offset, offset + length);
  return bits === undefined ? hexText(own, mostBytes) : bitText(own, bits);
}

function valueText({ value, meaning, children }: TreeNode): string {
  if (children.length > 0 || value === undefined || typeof value === 'object') return '';
  const text = typeof value === 'string' ? JSON.stringify(value) : Object.is(value, -0) ? '-0' : String(value);
  const short = text.length > 48 ? `${text.slice(0, 47)}…` : text;
  return meaning === undefined ? short : `${short} (${meaning})`;
}
