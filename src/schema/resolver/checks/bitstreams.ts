import type { Node } from '../../model.js';
import { walk } from '../walk.js';
import type { Check } from './check.js';

/** A bitstream is a type of its own, and what starts at any bit stands nowhere else. */
export const checkBitstreams: Check = ({ index, report }) => {
  for (const { name, type } of index.types.values()) {
    const root = type;
    walk(root, name, ({ node, path }) => {
      const inside = root.kind === 'bitstream' && node !== root;
      if (inside && !isAtAnyBit(node)) {
        report.error('misplaced-node', path, `${describe(node)} does not stand inside a bitstream`);
      }
      if (!inside && onlyInside.includes(node.kind)) {
        report.error('misplaced-node', path, `${node.kind} stands only inside a bitstream`);
      }
      if (node.kind === 'bitstream' && node !== root) {
        report.error('misplaced-node', path, 'a bitstream is the node of a type');
      }
    });
  }
};

const onlyInside: readonly Node['kind'][] = ['expGolomb', 'uintOf', 'remainingBits', 'differences', 'alignment'];

const alsoInside: readonly Node['kind'][] = [
  'flag',
  'reserved',
  'constant',
  'enum',
  'spellings',
  'computed',
  'when',
  'ifMore',
  'struct',
];

/** Whole bytes keep their order in the file; those of another order have no place in a run of bits. */
function isAtAnyBit(node: Node): boolean {
  if (node.kind === 'uint') return (node.order ?? 'big') === 'big';
  if (node.kind === 'bytes') return typeof node.length !== 'string';
  if (node.kind === 'list') return node.until === 'end' || (typeof node.until === 'object' && 'counted' in node.until);
  return alsoInside.includes(node.kind) || onlyInside.includes(node.kind);
}

const describe = (node: Node): string => (node.kind === 'list' ? 'a list with its count in front' : node.kind);
