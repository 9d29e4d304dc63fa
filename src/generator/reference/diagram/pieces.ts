import type { Call, Head, List, Node, Spellings, Struct, Uint, Variant } from '../../../schema/model.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import { grouped, numberWords, plain } from '../words/expression-words.js';
import { hexByte, nodeWords } from '../words/node-words.js';
import { fixedBitsOf } from '../words/size-words.js';

/** One stretch of the wire. */
export interface Box {
  readonly piece: 'box';
  readonly label: string;
  /** What it holds, where there is room to say so. */
  readonly note: string;
  /** Undefined where the width varies. */
  readonly bits: number | undefined;
  readonly style: 'plain' | 'fixed' | 'derived';
  /** Whether it may be missing. */
  readonly conditional: boolean;
  /** The definition that says more. */
  readonly to?: string;
  /** The byte that it begins with, where it does not follow what stands before it; `varies` where it is computed. */
  readonly place?: number | 'varies';
}

/** Says of the pieces that follow what they are part of. */
export interface Caption {
  readonly piece: 'caption';
  readonly label: string;
}

/** One of several things, each a line with what tells it from the others in front. */
export interface Choice {
  readonly piece: 'choice';
  readonly label: string;
  readonly lines: readonly { readonly tag: string; readonly label: string; readonly to?: string }[];
}

export type Piece = Box | Choice | Caption;

/** What stands on the wire one after the other. */
export function piecesOf(schema: ResolvedSchema, label: string, node: Node, conditional = false): readonly Piece[] {
  const inner = (of: Node, under = label, maybe = conditional) => piecesOf(schema, under, of, maybe);
  const box = (of: Partial<Box> = {}): Box => ({
    piece: 'box',
    label,
    note: shortened(plain(nodeWords(node))),
    bits: fixedBitsOf(schema, node),
    style: 'plain',
    conditional,
    ...of,
  });
  switch (node.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'flag':
    case 'remainingBits':
      return [box()];
    case 'uintOf':
      return [box({ note: `${plain(numberWords(node.bits))} bits` })];
    case 'expGolomb':
      return [box({ note: node.signed ? 'se(v)' : 'ue(v)' })];
    case 'differences':
      return [box({ note: 'se(v), added up' })];
    case 'continued':
      return [box({ note: '1 to 4 bytes' })];
    case 'headFlag':
      return [];
    case 'extension':
      return [box({ note: `by ${node.name}`, bits: undefined })];
    case 'alignment':
      return [box({ style: 'fixed', note: '0' })];
    case 'bitstream':
      return structPieces(schema, label, node.type, conditional);
    case 'reserved':
      return [box({ style: 'fixed', note: '0' })];
    case 'constant':
      return [box({ style: 'fixed', note: `= ${node.value}` })];
    case 'magic':
      return [box({ style: 'fixed', note: node.hex })];
    case 'enum':
      return [box({ note: 'enumeration' })];
    case 'derived':
      return [box({ style: 'derived', note: plain(numberWords(node.from)) })];
    case 'carry':
      return [box({ style: 'derived', note: 'what comes next' })];
    case 'utf8':
    case 'bytes':
      return [
        box({ note: node.kind === 'utf8' ? `UTF-8${lengthNote(node.length)}` : `bytes${lengthNote(node.length)}` }),
      ];
    case 'terminated':
      return [
        box({ note: 'UTF-8' }),
        box({ label: `end of ${label}`, note: hexByte(node.end), bits: 8, style: 'fixed' }),
      ];
    case 'nothing':
    case 'computed':
      return [];
    case 'spellings':
      return spellingPieces(label, node, conditional);
    case 'ref':
      return [box({ note: node.type, to: node.type })];
    case 'when':
    case 'ifMore':
      return inner(node.type, label, true);
    case 'struct':
      return structPieces(schema, label, node, conditional);
    case 'variant':
      return variantPieces(schema, label, node, conditional);
    case 'sized':
      return fixedBitsOf(schema, node) === undefined ? contentPieces(schema, label, node.type, conditional) : [box()];
    case 'prefixed':
      return [
        ...lengthPieces(`length of ${label}`, node.head, conditional),
        ...contentPieces(schema, label, node.type, conditional),
      ];
    case 'list': {
      const count = typeof node.until === 'object' && 'count' in node.until ? [node.until.count] : [];
      return [
        ...count.map((head) =>
          box({ label: `number of ${label}`, note: 'items', bits: bitsOf(head), style: 'derived' as const }),
        ),
        ...itemPieces(schema, label, node, conditional),
      ];
    }
    case 'record':
      return [
        box({
          label: `${label} …`,
          note: `name, ${plain(nodeWords(node.value))}, repeated`,
          bits: undefined,
          ...linkOf(node.value),
        }),
        box({
          label: 'empty name',
          note: node.name.kind === 'ref' ? '' : '0',
          bits: node.name.kind === 'ref' ? undefined : bitsOf(node.name),
          style: 'fixed',
        }),
        ...(node.terminator === undefined
          ? []
          : [box({ label: 'end', note: hexByte(node.terminator), bits: 8, style: 'fixed' })]),
      ];
    case 'overlay':
      return [
        ...node.fields.flatMap(({ name, type }) => inner(type, name)),
        box({ label: node.filler, note: 'all between the parts', bits: undefined, place: 'varies' }),
      ];
    case 'at':
      return [
        box({
          note: node.at.op === 'number' ? plain(nodeWords(node.type)) : `at ${plain(numberWords(node.at))}`,
          style: node.type.kind === 'digest' ? 'derived' : 'plain',
          place: node.at.op === 'number' ? node.at.value : 'varies',
        }),
      ];
    case 'digest':
      return [box({ style: 'derived' })];
    case 'trial':
      return [
        {
          piece: 'choice',
          label: 'by digest',
          lines: node.cases.map(({ name, type }, index) => ({
            tag: index === node.cases.length - 1 ? 'else' : `${index + 1}`,
            label: caseWords(schema, name, type),
            ...linkOf(type),
          })),
        },
      ];
    case 'recall':
      return [box({ note: 'index', bits: bitsOf(node.index), to: node.table })];
    case 'calls':
      return [
        box({ label: `${label} …`, note: `${node.over}, repeated`, to: node.over }),
        { piece: 'choice', label: 'by the string that opens the row', lines: node.calls.map(callLine) },
      ];
  }
}

/** The length in front of a region. */
const lengthPieces = (label: string, head: Uint | Spellings, conditional: boolean): readonly Piece[] =>
  head.kind === 'uint'
    ? [{ piece: 'box', label, note: 'bytes', bits: head.bits, style: 'derived', conditional }]
    : spellingPieces(label, head, conditional);

const callLine = ({ opens, items }: Call): Choice['lines'][number] => ({
  tag: opens,
  label: items.map(({ name, presence }) => `${name}${presenceMarks[presence]}`).join(', '),
});

const presenceMarks = { required: '', optional: '?', rest: ' …' } as const;

function structPieces(schema: ResolvedSchema, label: string, node: Struct, conditional: boolean): readonly Piece[] {
  const prefix = label === '' ? '' : `${label}.`;
  return node.fields.flatMap(({ name, type }) => piecesOf(schema, `${prefix}${name}`, type, conditional));
}

/** Items that are fields are drawn, others are named. */
function itemPieces(schema: ResolvedSchema, label: string, { item }: List, conditional: boolean): readonly Piece[] {
  if (item.kind !== 'struct') {
    const note = `${plain(nodeWords(item))}, repeated`;
    return [{ piece: 'box', label: `${label} …`, note, bits: undefined, style: 'plain', conditional, ...linkOf(item) }];
  }
  return [
    { piece: 'caption', label: `each of ${label}, repeated:` },
    ...structPieces(schema, '', item, conditional),
    { piece: 'caption', label: `behind ${label}:` },
  ];
}

/** What a region holds is drawn in place if it is short, else it is named. */
const contentPieces = (schema: ResolvedSchema, label: string, node: Node, conditional: boolean): readonly Piece[] =>
  piecesOf(schema, label, node, conditional);

function spellingPieces(label: string, node: Spellings, conditional: boolean): readonly Piece[] {
  const plus = (of: number) => (of === 0 ? '' : ` + ${grouped(of)}`);
  return [
    { piece: 'box', label, note: 'head', bits: node.head.bits, style: 'plain', conditional },
    {
      piece: 'choice',
      label: `what the head of ${label} announces`,
      lines: [
        { tag: 'else', label: `nothing more: the head${plus(node.plus)}` },
        ...node.alternatives.map(({ escape: head, tail, plus: added }) => ({
          tag: tagText(head),
          label: `${tail.bits} more bits${tail.order === 'little' ? ', little-endian' : ''}${plus(added)}`,
        })),
      ],
    },
  ];
}

function variantPieces(schema: ResolvedSchema, label: string, node: Variant, conditional: boolean): readonly Piece[] {
  const marker: Piece[] =
    'marker' in node.tag
      ? [{ piece: 'box', label: 'marker', note: '', bits: node.tag.marker.bits, style: 'derived', conditional }]
      : [];
  const caseLine = (tag: string, name: string, type: Node) => ({
    tag,
    label: caseWords(schema, name, type),
    ...linkOf(type),
  });
  return [
    ...marker,
    {
      piece: 'choice',
      label: `${label === '' ? '' : `${label}: `}by ${tagWay(node)}`,
      lines: [
        ...node.cases.map(({ name, tag, type }) => caseLine(tagText(tag), name, type)),
        ...(node.refused ?? []).map(({ name, tag }) => ({ tag: tagText(tag), label: `${name}: refused` })),
        ...(node.else === undefined ? [] : [caseLine('else', node.else.name, node.else.type)]),
      ],
    },
  ];
}

function tagWay({ tag }: Variant): string {
  if ('marker' in tag) return 'marker';
  return 'peek' in tag
    ? `its first ${tag.peek.bits === 1 ? 'bit' : `${tag.peek.bits} bits`}`
    : plain(numberWords(tag.on));
}

function caseWords(schema: ResolvedSchema, name: string, type: Node): string {
  const bits = fixedBitsOf(schema, type);
  const size = bits === undefined ? '' : bits === 0 ? ', no bytes' : `, ${grouped(bits)} bits`;
  return `${name}: ${shortened(plain(nodeWords(type)), 60)}${size}`;
}

/** Documents give tags now in decimal, now in hexadecimal. */
const tagText = (tag: number): string => (tag < 10 ? String(tag) : `${tag} 0x${tag.toString(16)}`);

const linkOf = (node: Node): { readonly to?: string } => (node.kind === 'ref' ? { to: node.type } : {});

/** Bits of a number in front of something, where they never vary. */
const bitsOf = (head: Head): number | undefined => (head.kind === 'uint' ? head.bits : undefined);

const lengthNote = (length: Extract<Node, { kind: 'bytes' }>['length']): string =>
  length === 'rest'
    ? ', the rest'
    : length === 'head'
      ? ', as the head says'
      : length.op === 'number'
        ? ''
        : `, ${plain(numberWords(length))} bytes`;

const shortened = (text: string, most = 64): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
