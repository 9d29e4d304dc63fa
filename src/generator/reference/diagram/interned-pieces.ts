import type { Node } from '../../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../../schema/resolved.js';
import { headWidths } from '../words/size-words.js';
import type { Choice, Piece } from './pieces.js';

type Line = Choice['lines'][number];

/** What stands in front of a value that has an index: its head, and what the bits of the head say. */
export function internedPieces(schema: ResolvedSchema, type: ResolvedType): readonly Piece[] {
  const { interned } = type;
  if (interned === undefined) return [];
  const { head } = interned;
  const choice: Choice = {
    piece: 'choice',
    label: head === 'outer' ? 'the bits that are left of the head of what is around it' : 'the bits of the head',
    lines: headLines(schema, type, ''),
  };
  const caption = { piece: 'caption' as const, label: 'a new one' };
  if (head === 'outer') return [choice, caption];
  const note = `${headWidths(head)} bits`;
  const bits = head.kind === 'uint' ? head.bits : undefined;
  return [{ piece: 'box', label: 'head', note, bits, style: 'derived', conditional: false }, choice, caption];
}

/** A line for each thing that a head can announce. Its bits are taken from the lowest up; `taken` are those that are. */
function headLines(schema: ResolvedSchema, { type, interned }: ResolvedType, taken: string): readonly Line[] {
  if (interned === undefined) return [];
  const known: Line = {
    tag: `…0${taken}`,
    label: `one that was there before; above: its index in ${interned.table}`,
    to: interned.table,
  };
  const meanings: string[] = [];
  let bits = `1${taken}`;
  for (const { name, type: of } of type.kind === 'struct' ? type.fields : [{ name: '', type }]) {
    const inner = of.kind === 'ref' ? schema.types[of.type] : undefined;
    if (inner?.interned?.head === 'outer') return [known, ...headLines(schema, inner, bits)];
    if (of.kind === 'headFlag') {
      meanings.push(`bit ${bits.length} ${name}`);
      bits = `x${bits}`;
    }
    if (takesRest(of)) meanings.push(`above: ${of.kind === 'list' ? 'number' : 'bytes'}${name && ` of ${name}`}`);
  }
  return [known, { tag: `…${bits}`, label: meanings.length === 0 ? 'a new one' : `new; ${meanings.join(', ')}` }];
}

/** Whether all that is left of the head is its length or its count. */
const takesRest = (node: Node): boolean =>
  ((node.kind === 'utf8' || node.kind === 'bytes') && node.length === 'head') ||
  (node.kind === 'list' && node.until === 'head');
