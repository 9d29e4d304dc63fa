import assert from 'node:assert/strict';
import {
  bits,
  eq,
  field,
  flag,
  openEnum,
  prefixed,
  record,
  struct,
  u8,
  u16le,
  utf8,
  when,
} from '../../src/schema/index.js';
import type { TreeNode } from '../../src/schema/interpreter/index.js';
import { codec, layout, made } from './interpreter-support.js';

/** One line a node. */
const lines = (node: TreeNode, indent = ''): string[] => {
  const { name, type, offset, length, bits, value, meaning } = node;
  const place = bits === undefined ? `${offset}+${length}` : `${offset}.${bits.start}+${bits.count}b`;
  const shown = 'value' in node ? ` = ${String(value)}${meaning === undefined ? '' : ` ${meaning}`}` : '';
  return [`${indent}${name}: ${type} ${place}${shown}`, ...node.children.flatMap((of) => lines(of, `${indent}  `))];
};

describe('interpreter: the annotated byte tree', () => {
  it('shows every byte, field by field, in the order of the wire', () => {
    const fields = {
      mode: openEnum(bits(3), { fast: [1, 'Fast.'] }),
      wide: flag(5, { doc: 'Whether it is wide.' }),
      size: u16le,
      none: when(eq(field('size'), 0), u8),
      text: prefixed(u8, utf8()),
      names: record(u8, bits(16, { max: 0x8ff }), 9),
    };
    const { tree } = codec(made('x', struct(fields))).decode('210200' + '0161' + '01620003' + '0009');
    assert.deepEqual(lines(tree), [
      't.x: t.x 0+11',
      '  mode: enum u3 0.0+3b = 1 fast',
      '  wide: flag 0.3+5b = true',
      '  size: u16 little-endian 1+2 = 2',
      '  text: prefixed 3+2',
      '    length: u8 3+1 = 1',
      '    content: utf8 4+1 = a',
      '  names: record 5+6',
      '    name length: u8 5+1 = 1',
      '    name: utf8 6+1 = b',
      '    b: u16 7+2 = 3',
      '    name length: u8 9+1 = 0',
      '    terminator: u8 10+1 = 9',
    ]);
    assert.equal(tree.doc, 'x');
    assert.equal(tree.children[1]?.doc, 'Whether it is wide.');
    assert.equal(tree.children[1]?.rule, layout);
  });
});
