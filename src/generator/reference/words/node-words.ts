import { isLate } from '../../../schema/late.js';
import type { ByteOrder, ExpGolomb, Extension, Head, List, Node, Uint } from '../../../schema/model.js';
import { code, linkTo, type Text } from '../content.js';
import { bytesWords, type MeaningOf, numberWords, numeral } from './expression-words.js';
import { headWidths } from './size-words.js';

/** What stands on the wire, in words; how wide it is says `sizeWords`. */
export function nodeWords(node: Node, meaningOf?: MeaningOf): Text {
  const inner = (of: Node): Text => nodeWords(of, meaningOf);
  switch (node.kind) {
    case 'uint':
      return [`unsigned${orderWords(node.order)}${rangeWords(node)}`];
    case 'int':
      return [`signed${orderWords(node.order)}`];
    case 'float':
      return [`IEEE 754 binary${node.bits}`];
    case 'flag':
      return ['flag'];
    case 'reserved':
      return ['reserved: written as 0, ignored when read'];
    case 'constant':
      return ['always ', code(String(node.value)), orderWords(node.base.order)];
    case 'magic':
      return ['always ', code(node.hex)];
    case 'enum':
      return [`${node.open ? 'open' : 'closed'} enumeration${orderWords(node.base.order)}${rangeWords(node.base)}`];
    case 'spellings':
      return ['unsigned, in several spellings'];
    case 'continued':
      return [`${node.signed ? 'signed' : 'unsigned'}, 29 bits in one to four bytes`];
    case 'headFlag':
      return ['flag in the head'];
    case 'extension':
      return ['what ', code(node.name), ' stands for: ', ...extensionWords(node)];
    case 'utf8':
      return ['UTF-8 text'];
    case 'terminated':
      return ['UTF-8 text up to the byte ', code(hexByte(node.end))];
    case 'bytes':
      return ['bytes'];
    case 'nothing':
      return ['nothing: ', code(node.value)];
    case 'ref':
      return [linkTo(node.type), ...argumentWords(node.given ?? {}, meaningOf)];
    case 'derived':
      return [...inner(node.type), ', derived: ', ...numberWords(node.from, meaningOf)];
    case 'carry':
      return ['what the field of this name is from here on: part of the value of whatever holds the list, not of this'];
    case 'computed':
      return ['not on the wire: ', ...numberWords(node.from, meaningOf)];
    case 'when':
    case 'ifMore':
      return inner(node.type);
    case 'struct':
      return node.fields.length === 0 ? ['no fields'] : ['fields'];
    case 'variant':
      return [
        `one of ${node.cases.length} ${node.cases.length === 1 ? 'case' : 'cases'}`,
        ...tagWords(node, meaningOf),
      ];
    case 'sized':
      return [
        ...inner(node.type),
        ' in a region of ',
        ...numberWords(node.length, meaningOf),
        ' bytes',
        ...lateWords(node),
      ];
    case 'prefixed':
      return [...inner(node.type), ` behind its length in bytes (${widthWords(node.head)})`, ...lateWords(node)];
    case 'list':
      return ['list of ', ...itemWords(node, meaningOf), ...endWords(node, meaningOf)];
    case 'record':
      return [
        'names (',
        ...(node.name.kind === 'ref' ? inner(node.name) : [`UTF-8 behind a length of ${widthWords(node.name)}`]),
        ') and values (',
        ...inner(node.value),
        '), up to an empty name',
        ...(node.terminator === undefined ? [] : [' and ', code(hexByte(node.terminator))]),
      ];
    case 'overlay':
      return ['parts at places of their own'];
    case 'at':
      return ['at byte ', ...numberWords(node.at, meaningOf), ': ', ...inner(node.type)];
    case 'digest':
      return [code(node.primitive), ' of all other bytes, with the key ', ...bytesWords(node.key)];
    case 'trial':
      return [`the first of ${node.cases.length} cases whose digest is right, else the last`];
    case 'recall':
      return ['index into ', linkTo(node.table), node.index.kind === 'uint' ? orderWords(node.index.order) : ''];
    case 'bitstream':
      return [
        `bits to the end, filled with ${node.ends === 'zeros' ? 'zeros' : 'a bit of 1 and zeros'}`,
        node.escape === undefined ? '' : ', with emulation prevention bytes',
      ];
    case 'expGolomb':
      return [`${node.signed ? 'signed' : 'unsigned'} Exponential Golomb code${golombWords(node)}`];
    case 'uintOf':
      return ['unsigned of ', ...numberWords(node.bits, meaningOf), ' bits'];
    case 'remainingBits':
      return ['all bits that are left'];
    case 'differences':
      return [
        `signed Exponential Golomb codes, added up from ${node.start} modulo 2^${node.bits} until that gives 0, `,
        `${node.most} at most`,
      ];
    case 'alignment':
      return ['zero bits up to the next byte'];
    case 'calls':
      return ['row of ', linkTo(node.over), ', up to the end'];
  }
}

const itemWords = ({ item }: List, meaningOf?: MeaningOf): Text => nodeWords(item, meaningOf);

function endWords({ until }: List, meaningOf?: MeaningOf): Text {
  if (until === 'end') return [', up to the end'];
  if (until === 'head') return [', as many as the head says'];
  if ('carries' in until) return [', while ', code(until.carries), ` is ${until.while}`];
  if ('count' in until) return [` behind their number (${widthWords(until.count)})`];
  return [', ', ...numberWords(until.counted, meaningOf), ' of them'];
}

const argumentWords = (given: NonNullable<Extract<Node, { kind: 'ref' }>['given']>, meaningOf?: MeaningOf): Text =>
  Object.entries(given).flatMap(([name, of], index) => [
    index === 0 ? ' with ' : ', ',
    code(name),
    ...(of.op !== 'number' && 'name' in of && of.name === name ? [] : [' = ', ...numberWords(of, meaningOf)]),
  ]);

function tagWords({ tag }: Extract<Node, { kind: 'variant' }>, meaningOf?: MeaningOf): Text {
  if ('peek' in tag)
    return [`, told apart by ${tag.peek.bits === 1 ? 'its first bit' : `its first ${tag.peek.bits} bits`}`];
  return 'marker' in tag
    ? [`, told apart by a marker of ${widthWords(tag.marker)}`]
    : [', told apart by ', ...numberWords(tag.on, meaningOf)];
}

/** `, little-endian`; nothing for the order that is usual. */
function orderWords(order: ByteOrder | undefined): string {
  if (order === undefined || order === 'big') return '';
  if (order === 'little') return ', little-endian';
  return `, bytes in the order ${order.join(' ')} (0 the least significant)`;
}

function rangeWords({ bits, min, max }: Uint): string {
  const [lowest, highest] = [min ?? 0, max ?? 2 ** bits - 1];
  if (lowest === 0 && highest === 2 ** bits - 1) return '';
  if (lowest === 0) return `, at most ${numeral(highest)}`;
  return highest === 2 ** bits - 1 ? `, at least ${numeral(lowest)}` : `, ${numeral(lowest)} to ${numeral(highest)}`;
}

const lateWords = (node: Node): Text => (isLate(node) ? [', read when what follows is known'] : []);

function golombWords({ min, max }: ExpGolomb): string {
  if (min === undefined && max === undefined) return '';
  if (min === undefined) return `, at most ${numeral(max ?? 0)}`;
  return max === undefined ? `, at least ${numeral(min)}` : `, ${numeral(min)} to ${numeral(max)}`;
}

/** `u16`, `u16 little-endian`: a head in the middle of a sentence. */
const widthWords = (head: Head): string =>
  `${headWidths(head)} bits${head.kind === 'uint' ? orderWords(head.order) : ''}`;

const extensionWords = ({ types }: Extension): Text =>
  Object.entries(types).flatMap(([name, type], index) => [index === 0 ? '' : ', ', code(name), ' ', linkTo(type)]);

export const hexByte = (value: number): string => value.toString(16).padStart(2, '0');
