import type { BitString } from '../../../runtime/bit-string.js';
import { withEmulationPrevention, withoutEmulationPrevention } from '../../../runtime/emulation-prevention.js';
import { wrap } from '../../../runtime/integers.js';
import { golombRange } from '../../exp-golomb.js';
import type { Bitstream, Differences, ExpGolomb, UintOf } from '../../model.js';
import { evaluateNumber } from '../expressions.js';
import { ruleOf } from '../types.js';
import { type Content, Decoding, InputEnds, type Place } from './decoding.js';
import { Input } from './input.js';

/** Reads the rest of the region as bits. It is one item: where it ends too early, it ends too early as a whole. */
export function readBitstream(decoding: Decoding, node: Bitstream, place: Place): unknown {
  const { input } = decoding;
  const at = { path: place.path, rule: place.owner.layoutRule, offset: input.offset };
  const start = input.offset;
  const before = input.position;
  const region = input.view(input.left);
  const inside = enter(decoding, node, region, start);
  try {
    const value = inside === undefined ? tooShort() : inside.read(node.type, place);
    if (inside !== undefined) finish(decoding, inside, at);
    if (inside?.canonical === false) decoding.canonical = false;
    return value;
  } catch (error) {
    if (!(error instanceof InputEnds) || input.regions === 0) throw error;
    input.position = before;
    return decoding.fail('truncated', 'the region ends too early', at);
  }
}

/** Whether there is more than what fills the last byte: of zeros that is less than a byte. */
export function hasMore({ input, content }: Decoding): boolean {
  if (content === undefined) return input.position < input.end;
  return input.position < content.end && (content.ends === 'stopBit' || input.left >= 1);
}

export function readExpGolomb(decoding: Decoding, node: ExpGolomb, place: Place): number {
  const { offset } = decoding.input;
  const at = { path: place.path, rule: ruleOf(node, place.owner), offset };
  let zeros = 0;
  while (bits(decoding, 1) === 0) {
    zeros += 1;
    if (zeros > 31) return decoding.fail('out-of-range', 'more than 31 zeros', at);
  }
  const code = 2 ** zeros - 1 + bits(decoding, zeros);
  const value = node.signed ? signed(code) : code;
  const { least, most } = golombRange(node);
  if (value >= least && value <= most) return value;
  return decoding.fail('out-of-range', `${value} is out of range`, at);
}

export const readUintOf = (decoding: Decoding, node: UintOf, place: Place): number =>
  bits(decoding, evaluateNumber(node.bits, place.lookup));

export function readRemainingBits({ input, content }: Decoding): BitString {
  const length = Math.max((content?.end ?? 0) - input.position, 0);
  const bytes = Uint8Array.from({ length: Math.ceil(length / 8) }, (_, index) => {
    const left = Math.min(8, length - index * 8);
    return input.number(left) * 2 ** (8 - left);
  });
  return { length, bytes };
}

export function readDifferences(decoding: Decoding, node: Differences, place: Place): number[] {
  const items: number[] = [];
  const rule = ruleOf(node, place.owner);
  let sum = node.start;
  while (items.length < node.most && sum !== 0) {
    decoding.meter.count(decoding.input.offset, place.path, rule);
    const item = readExpGolomb(decoding, { kind: 'expGolomb', signed: true, rule }, place);
    items.push(item);
    sum = wrap(sum + item, node.bits);
  }
  return items;
}

export function readAlignment(decoding: Decoding): undefined {
  if (bits(decoding, (8 - (decoding.input.position % 8)) % 8) !== 0) decoding.canonical = false;
  return undefined;
}

function tooShort(): never {
  throw new InputEnds();
}

/** A decoding of its own for the content; undefined where there is no bit that could end it. */
function enter(decoding: Decoding, node: Bitstream, region: Uint8Array, start: number): Decoding | undefined {
  const { schema, meter, classes, note, primitives, readNode } = decoding;
  const { bytes, removed } =
    node.escape === undefined ? { bytes: region, removed: [] } : withoutEmulationPrevention(region);
  const again = node.escape === undefined ? region : withEmulationPrevention(bytes);
  if (again.length !== region.length || again.some((byte, index) => byte !== region[index])) decoding.canonical = false;

  const lastOne = lastBitOfOne(bytes);
  const isStopped = node.ends === 'stopBit';
  if (isStopped && lastOne < 0) return undefined;
  const origin = (byte: number) => start + byte + removed.filter((before) => before <= byte).length;
  const content: Content = { end: isStopped ? lastOne : lastOne + 1, ends: node.ends };
  const input = new Input(bytes, origin);
  if (isStopped) input.end = content.end;
  return new Decoding(schema, input, meter, classes, note, primitives, readNode, content);
}

/** What fills the last byte: less than a byte, and zeros. */
function finish(decoding: Decoding, inside: Decoding, at: { path: string; rule: string }): void {
  const { input, content } = inside;
  if (hasMore(inside)) {
    decoding.fail('trailing-bytes', 'the content ends before its region', { ...at, offset: input.offset });
  }
  const filled = input.bytes.length * 8 - input.position;
  const isStopped = content?.ends === 'stopBit';
  if (filled > (isStopped ? 8 : 7) || (!isStopped && (content?.end ?? 0) > input.position)) inside.canonical = false;
}

/** The next bits as a number. */
function bits(decoding: Decoding, count: number): number {
  decoding.need(count, '', '');
  return decoding.input.number(count);
}

/** 1, 2, 3, 4 stand for 1, -1, 2, -2. */
const signed = (code: number): number => (code % 2 === 1 ? (code + 1) / 2 : 0 - code / 2);

/** The place of the last bit of 1, or -1. */
function lastBitOfOne(bytes: Uint8Array): number {
  for (let place = bytes.length * 8 - 1; place >= 0; place -= 1) {
    if ((((bytes[Math.floor(place / 8)] ?? 0) >> (7 - (place % 8))) & 1) === 1) return place;
  }
  return -1;
}
