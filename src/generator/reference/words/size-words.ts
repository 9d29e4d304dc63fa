import { headBits } from '../../../schema/heads.js';
import type { Length, Node } from '../../../schema/model.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import { fixedBits } from '../../../schema/resolver/sizes.js';
import type { Text } from '../content.js';
import { grouped, type MeaningOf, numberWords } from './expression-words.js';

/** Bits on the wire where they never vary. */
export const fixedBitsOf = (schema: ResolvedSchema, node: Node): number | undefined =>
  fixedBits(node, (name) => schema.types[name]?.analysis.fixedBits);

/** How much room a node takes: `24`, `8, 16 or 24`, `dataSize` bytes. */
export function sizeWords(schema: ResolvedSchema, node: Node, meaningOf?: MeaningOf): Text {
  const bits = node.kind === 'computed' ? undefined : fixedBitsOf(schema, node);
  if (bits !== undefined) return bits > 256 && bits % 8 === 0 ? [`${grouped(bits / 8)} bytes`] : [String(bits)];
  switch (node.kind) {
    case 'spellings': {
      const widths = [node.head.bits, ...node.alternatives.map(({ tail }) => node.head.bits + tail.bits)];
      return [`${widths.slice(0, -1).join(', ')} or ${widths.at(-1)}`];
    }
    case 'computed':
      return ['0'];
    case 'utf8':
    case 'bytes':
      return lengthWords(node.length, meaningOf);
    case 'sized':
      return [...numberWords(node.length, meaningOf), ' bytes'];
    case 'prefixed':
      return [`${headBits(node.head)}${node.head.kind === 'uint' ? '' : ' or more'} + content`];
    case 'when':
    case 'ifMore':
      return sizeWords(schema, node.type, meaningOf);
    case 'ref': {
      const least = schema.types[node.type]?.analysis.minBytes ?? 0;
      return [least === 0 ? 'varies' : `from ${grouped(least)} ${least === 1 ? 'byte' : 'bytes'}`];
    }
    default:
      return ['varies'];
  }
}

const lengthWords = (length: Length, meaningOf?: MeaningOf): Text =>
  length === 'rest' ? ['the rest'] : [...numberWords(length, meaningOf), ' bytes'];
