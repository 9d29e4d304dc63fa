import { headBits, headRange } from '../../schema/heads.js';
import type { Prefixed, Spellings, Uint } from '../../schema/model.js';
import type { Cursor } from './cursor.js';
import { readUint, writeUint } from './integers.js';
import type { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import type { Module } from './module.js';
import { quote } from './names.js';
import type { Part } from './part.js';
import { choices, chosenText } from './ways.js';

/** Emits the reading of the length in front of a region; gives the local that holds it. */
export function readHead(
  { module: m, owner }: Part,
  { head }: Prefixed,
  at: Cursor,
  path: string,
  name: string,
): string {
  const bits = headBits(head);
  at.need(bits / 8, path, owner.layoutRule);
  const first = at.name(head.kind === 'uint' ? name : 'head');
  const { order } = head.kind === 'uint' ? head : head.head;
  m.line(`const ${first} = ${readUint(m, bits, at.here, order)};`);
  if (head.kind === 'uint') checkRange(m, head, first, at.here, path);
  else checkHead(m, head, first, at.here, path);
  at.advance(bits / 8);
  return head.kind === 'uint' ? first : readTail(m, head, first, at, { path, rule: owner.layoutRule }, name);
}

/** Emits the check of a number that has just been read, where not all that fit its bits are allowed. */
export function checkRange(m: Module, node: Uint, text: string, at: string, path: string, rule = ruleOf(node)): void {
  if (!isLimited(node)) return;
  const { bits, min = 0, max = 2 ** bits - 1 } = node;
  m.line(`${m.use('expectRange')}(${text}, ${min}, ${max}, ${at}, ${quote(path)}, ${quote(rule)});`);
}

/** The same for a head that announces nothing. */
export function checkHead(m: Module, node: Spellings, head: string, at: string, path: string): void {
  const { bits, min = 0, max = 2 ** bits - 1 } = node.head;
  const announced = node.alternatives.map((of) => of.escape).filter((of) => of < min || of > max);
  if (max - min + 1 + announced.length === 2 ** bits) return;
  m.line(`if (${announced.map((of) => `${head} !== ${of}`).join(' && ') || 'true'}) {`);
  checkRange(m, node.head, head, at, path, ruleOf(node));
  m.line('}');
}

export const isLimited = ({ min, max }: Uint): boolean => min !== undefined || max !== undefined;

interface Place {
  readonly path: string;
  readonly rule: string;
}

/** Emits what stands behind a head that announces another spelling; gives the local that holds the number. */
export function readTail(m: Module, node: Spellings, head: string, at: Cursor, place: Place, name = 'spelled'): string {
  const value = at.name(name);
  m.line(`let ${value} = ${node.plus === 0 ? head : `${head} + ${node.plus}`};`);
  at.settle();
  node.alternatives.forEach(({ escape: announcing, tail, plus }, index) => {
    m.line(`${index > 0 ? 'else ' : ''}if (${head} === ${announcing}) {`);
    const inside = at.fork();
    inside.need(tail.bits / 8, place.path, place.rule);
    const text = readUint(m, tail.bits, inside.here, tail.order);
    if (isLimited(tail)) {
      m.line(`${value} = ${text};`);
      checkRange(m, tail, value, inside.here, place.path, ruleOf(node));
      if (plus > 0) m.line(`${value} += ${plus};`);
    } else m.line(`${value} = ${text}${plus === 0 ? '' : ` + ${plus}`};`);
    inside.advance(tail.bits / 8);
    inside.settle();
    m.line('}');
  });
  return value;
}

/** The largest number that a head can announce, as source text. */
export const headMax = (head: Prefixed['head']): string => `0x${headRange(head).most.toString(16)}`;

/** Emits the length in front of content that is written already, behind room for the shortest head. */
export function writeHead(m: Module, node: Prefixed, head: string, place: string, locals: Locals): void {
  const bytes = headBits(node.head) / 8;
  const { least } = headRange(node.head);
  const args = `${headMax(node.head)}, ${place}${least > 0 ? `, ${least}` : ''}`;
  const length = `${m.use('checkPrefix')}(w.position - ${head} - ${bytes}, ${args})`;
  if (node.head.kind === 'uint') {
    m.line(writeUint(m, node.head.bits, head, length, node.head.order));
    return;
  }
  const spelled = node.head;
  const name = locals.name('length');
  const less = (plus: number) => (plus === 0 ? name : `${name} - ${plus}`);
  m.line(`const ${name} = ${length};`);
  for (const [index, { escape: announcing, tail, plus, test }] of choices(spelled, name).entries()) {
    m.line(`${index > 0 ? '} else ' : ''}${test === undefined ? '' : `if (${test}) `}{`);
    if (tail === undefined) m.line(writeUint(m, spelled.head.bits, head, less(plus), spelled.head.order));
    else {
      m.line(`${m.use('insertBytes')}(w, ${head} + ${bytes}, ${tail.bits / 8});`);
      m.line(writeUint(m, spelled.head.bits, head, String(announcing), spelled.head.order));
      m.line(writeUint(m, tail.bits, `${head} + ${bytes}`, less(plus), tail.order));
    }
  }
  m.line('}');
}

/** The bytes that a region takes with the length in front of it. */
export function sizeWithHead(m: Module, { head }: Prefixed, content: string): string {
  if (head.kind === 'uint') return `${head.bits / 8} + ${content}`;
  const bytes = head.head.bits / 8;
  const sizes = chosenText(choices(head, 'length'), ({ tail }) => String(bytes + (tail?.bits ?? 0) / 8));
  return `${m.use('sizeWithHead')}(${content}, (length) => ${sizes})`;
}
