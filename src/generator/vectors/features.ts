import type { DecodeOutcome, TreeNode } from '../../schema/interpreter/index.js';
import type { Change } from './changes.js';

/**
 * What a vector shows, as names that can be compared: the error and its place, or what each part of the value is. A change
 * that shows nothing new is no vector.
 */
export function featuresOf(outcome: DecodeOutcome, change: Change): string[] {
  switch (outcome.is) {
    case 'needMore':
      return [`needs more in ${change.at}`];
    case 'error':
      return [`${outcome.code} ${outcome.path} ${outcome.rule}`];
    case 'value': {
      const { tree, canonical, notes } = outcome.decoded;
      return [
        ...parts(tree, ''),
        ...notes.map(({ rule }) => `notes ${rule}`),
        ...(canonical ? [] : [`not canonical in ${change.at}`]),
      ];
    }
  }
}

/** Items and properties are all alike: one feature stands for each of them. */
const anyItem = /^\d+$/;

function parts(node: TreeNode, around: string): string[] {
  const path = `${around}.${anyItem.test(node.name) ? '[]' : node.name}`;
  if (node.children.length > 0) return [path, ...node.children.flatMap((child) => parts(child, path))];
  return [`${path} ${node.meaning ?? classOf(node)}`];
}

function classOf({ value, length, bits }: TreeNode): string {
  switch (typeof value) {
    case 'number':
      return classOfNumber(value, 2 ** Math.min(53, bits?.count ?? length * 8) - 1);
    case 'string':
      return value === '' ? 'empty' : 'text';
    case 'boolean':
      return String(value);
    default:
      return length === 0 ? 'nothing' : 'bytes';
  }
}

function classOfNumber(value: number, largest: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  if (!Number.isFinite(value) || value === largest) return String(value);
  return value < 0 ? 'negative' : 'number';
}
