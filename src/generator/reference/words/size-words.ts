import type { Head, Length, Node } from '../../../schema/model.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import { fixedBits } from '../../../schema/resolver/sizes.js';
import type { Text } from '../content.js';
import { grouped, type MeaningOf, numberWords } from './expression-words.js';

/** Bits on the wire where they never vary. */
export const fixedBitsOf = (schema: ResolvedSchema, node: Node): number | undefined =>
  fixedBits(node, (name) => schema.types[name]?.analysis.fixedBits);

/** How much room a node takes: `24`, `8, 16 or 24`, `dataSize` bytes. */
export function sizeWords(schema: ResolvedSchema, node: Node, meaningOf?: MeaningOf): Text {
  const bits = node.kind === 'computed' || node.kind === 'headFlag' ? undefined : fixedBitsOf(schema, node);
  if (bits !== undefined) return bits > 256 && bits % 8 === 0 ? [`${grouped(bits / 8)} bytes`] : [String(bits)];
  switch (node.kind) {
    case 'spellings':
    case 'continued':
      return [headWidths(node)];
    case 'headFlag':
      return ['1 of the head'];
    case 'computed':
      return ['0'];
    case 'uintOf':
      return numberWords(node.bits, meaningOf);
    case 'alignment':
      return ['up to 7'];
    case 'utf8':
    case 'bytes':
      return lengthWords(node.length, meaningOf);
    case 'sized':
      return [...numberWords(node.length, meaningOf), ' bytes'];
    case 'prefixed':
      return [`${headWidths(node.head)} + content`];
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

function lengthWords(length: Length, meaningOf?: MeaningOf): Text {
  if (length === 'rest') return ['the rest'];
  return length === 'head' ? ['as the head says'] : [...numberWords(length, meaningOf), ' bytes'];
}

/** Bits that a number in front of something can take: `8`, `8, 16, 24 or 32`. */
export function headWidths(head: Head): string {
  if (head.kind === 'uint') return String(head.bits);
  const widths =
    head.kind === 'continued'
      ? [8, 16, 24, 32]
      : [head.head.bits, ...head.alternatives.map(({ tail }) => head.head.bits + tail.bits)];
  return `${widths.slice(0, -1).join(', ')} or ${widths.at(-1)}`;
}
