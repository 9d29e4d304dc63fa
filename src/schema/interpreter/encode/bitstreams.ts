import { type BitString, checkBitString } from '../../../runtime/bit-string.js';
import { checkDifferences } from '../../../runtime/bit-writer.js';
import { withEmulationPrevention } from '../../../runtime/emulation-prevention.js';
import { golombRange } from '../../exp-golomb.js';
import { getOwn, isPlainObject } from '../../lossless-json/host-objects.js';
import type { Bitstream, Differences, ExpGolomb, RemainingBits, UintOf } from '../../model.js';
import { evaluateNumber } from '../expressions.js';
import { ruleOf } from '../types.js';
import type { Encoding, Place } from './encoding.js';
import { checkedNumber } from './numbers.js';
import { Output } from './output.js';

export function writeBitstream(encoding: Encoding, node: Bitstream, value: unknown, place: Place): void {
  const { output } = encoding;
  encoding.output = new Output();
  encoding.write(node.type, value, { ...place, ending: node.ends });
  if (node.ends === 'stopBit') encoding.output.number(1, 1);
  fill(encoding.output);
  // Bytes of 0 behind the content say nothing.
  if (encoding.pick(2, place.path) === 1) encoding.output.number(0, 8);
  const content = encoding.output.bytes();
  encoding.output = output;
  output.raw(node.escape === undefined ? content : withEmulationPrevention(content));
}

export function writeExpGolomb(encoding: Encoding, node: ExpGolomb, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (typeof value !== 'number') encoding.fail('wrong-type', `${typeof value} instead of a number`, at);
  const { least, most } = golombRange(node);
  if (!Number.isInteger(value) || value < least || value > most) {
    encoding.fail('out-of-range', `${value} is out of range`, at);
  }
  const code = node.signed ? (value > 0 ? 2 * value - 1 : -2 * value) : value;
  const width = Math.floor(Math.log2(code + 1));
  encoding.output.number(0, width);
  encoding.output.number(code + 1, width + 1);
}

export function writeUintOf(encoding: Encoding, node: UintOf, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  const bits = evaluateNumber(node.bits, place.lookup);
  encoding.output.number(checkedNumber(encoding, { kind: 'uint', bits }, value, at), bits);
}

export function writeRemainingBits(encoding: Encoding, node: RemainingBits, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (!isBits(value)) encoding.fail('wrong-type', 'no bits', at);
  const { length, bytes } = checkBitString(value, place.ending ?? 'zeros', at.path, at.rule);
  for (const [index, byte] of bytes.entries()) {
    const left = Math.min(8, length - index * 8);
    encoding.output.number(byte >> (8 - left), left);
  }
}

export function writeDifferences(encoding: Encoding, node: Differences, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (!Array.isArray(value)) encoding.fail('wrong-type', 'no array', at);
  const items: readonly unknown[] = value;
  for (const item of items) writeExpGolomb(encoding, { kind: 'expGolomb', signed: true, rule: at.rule }, item, place);
  checkDifferences(items.map(Number), node.most, node.start, node.bits, at.path, at.rule);
}

export function writeAlignment(encoding: Encoding, place: Place): void {
  const { output } = encoding;
  const bits = (8 - (output.length % 8)) % 8;
  output.number(encoding.pick(2 ** bits, place.path), bits);
}

const isBits = (value: unknown): value is BitString =>
  isPlainObject(value) && typeof getOwn(value, 'length') === 'number' && getOwn(value, 'bytes') instanceof Uint8Array;

const fill = (output: Output): void => output.number(0, (8 - (output.length % 8)) % 8);
