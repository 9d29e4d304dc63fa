import { headBits, headRange } from '../../schema/heads.js';
import type { Prefixed, Spellings } from '../../schema/model.js';
import type { Cursor } from './cursor.js';
import { readUint, writeUint } from './integers.js';
import type { Locals } from './locals.js';
import type { Module } from './module.js';
import type { Part } from './part.js';
import { waysOf } from './ways.js';

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
  at.advance(bits / 8);
  return head.kind === 'uint' ? first : readTail(m, head, first, at, { path, rule: owner.layoutRule }, name);
}

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
    m.line(`${value} = ${readUint(m, tail.bits, inside.here, tail.order)}${plus === 0 ? '' : ` + ${plus}`};`);
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
  const [own] = waysOf(spelled);
  m.line(`const ${name} = ${length};`, `if (${name} <= ${own?.max}) {`);
  m.line(writeUint(m, spelled.head.bits, head, less(spelled.plus)));
  spelled.alternatives.forEach(({ escape: announcing, tail, plus }, index) => {
    const isLast = index === spelled.alternatives.length - 1;
    m.line(isLast ? '} else {' : `} else if (${name} <= ${plus + 2 ** tail.bits - 1}) {`);
    m.line(`${m.use('insertBytes')}(w, ${head} + ${bytes}, ${tail.bits / 8});`);
    m.line(writeUint(m, spelled.head.bits, head, String(announcing)));
    m.line(writeUint(m, tail.bits, `${head} + ${bytes}`, less(plus), tail.order));
  });
  m.line('}');
}

/** The bytes that a region takes with the length in front of it. */
export function sizeWithHead(m: Module, { head }: Prefixed, content: string): string {
  if (head.kind === 'uint') return `${head.bits / 8} + ${content}`;
  const bytes = head.head.bits / 8;
  const ways = waysOf(head).map(({ max }, index) => {
    const tail = index === 0 ? 0 : (head.alternatives[index - 1]?.tail.bits ?? 0) / 8;
    return `[${max}, ${bytes + tail}]`;
  });
  return `${m.use('sizeWithHead')}(${content}, [${ways.join(', ')}])`;
}
