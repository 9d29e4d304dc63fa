import type { Head, Node } from '../../schema/model.js';
import type { Cursor } from './cursor.js';
import { readUint, writeUint } from './integers.js';
import type { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import { quote } from './names.js';
import type { Part } from './part.js';
import { waysOf } from './ways.js';

/** Emits the statements that read a number in front of something, and gives its text. */
export function readAnnounced(part: Part, name: string, head: Head, at: Cursor, path: string): string {
  const { module: m } = part;
  if (head.kind === 'continued') {
    at.toReader();
    const value = at.name(name);
    m.line(`const ${value} = ${m.use('readContinued')}(r);`);
    m.line(`if (${value} < 0) return r.short(r.position, ${quote(path)}, ${quote(part.owner.layoutRule)});`);
    return value;
  }
  const first = head.kind === 'uint' ? head : head.head;
  at.need(first.bits / 8, path, part.owner.layoutRule);
  const value = at.name(name);
  const text = readUint(m, first.bits, at.here, first.order);
  if (head.kind === 'uint') {
    m.line(`const ${value} = ${text};`);
    checkRange(part, head, value, at.here, path);
    at.advance(head.bits / 8);
    return value;
  }
  const spelled = at.name('spelled');
  m.line(`const ${spelled} = ${text};`);
  const { alternatives } = head;
  const known = alternatives.map((of) => `${spelled} !== ${of.escape}`);
  if (first.min !== undefined || first.max !== undefined) {
    m.line(`if (${known.join(' && ')}) {`);
    checkRange(part, { ...first, rule: ruleOf(head) }, spelled, at.here, path);
    m.line('}');
  }
  at.advance(first.bits / 8);
  m.line(`let ${value} = ${head.plus === 0 ? spelled : `${spelled} + ${head.plus}`};`);
  at.settle();
  alternatives.forEach(({ escape: announcing, tail, plus }, index) => {
    m.line(`${index > 0 ? 'else ' : ''}if (${spelled} === ${announcing}) {`);
    const inside = at.fork();
    inside.need(tail.bits / 8, path, part.owner.layoutRule);
    m.line(`${value} = ${readUint(m, tail.bits, inside.here, tail.order)}${plus === 0 ? '' : ` + ${plus}`};`);
    inside.advance(tail.bits / 8);
    inside.settle();
    m.line('}');
  });
  return value;
}

function checkRange(part: Part, node: Extract<Node, { kind: 'uint' }>, text: string, at: string, path: string): void {
  if (node.min === undefined && node.max === undefined) return;
  const range = `${node.min ?? 0}, ${node.max ?? 2 ** node.bits - 1}`;
  part.module.line(
    `${part.module.use('expectRange')}(${text}, ${range}, ${at}, ${quote(path)}, ${quote(ruleOf(node))});`,
  );
}

/** Emits the statements that write a number in front of something. The value is an expression that is used once. */
export function writeAnnounced(part: Part, head: Head, value: string, locals: Locals, place: string): void {
  const { module: m } = part;
  const checked = `${m.use('checkPrefix')}(${value}, ${mostOf(head)}, ${place})`;
  if (head.kind === 'continued') {
    m.line(`${m.use('writeContinued')}(w, ${checked});`);
    return;
  }
  const first = head.kind === 'uint' ? head : head.head;
  const number = locals.name('announced');
  m.line(`const ${number} = ${checked};`);
  if (head.kind === 'uint') {
    const at = locals.name('head');
    m.line(`const ${at} = w.reserve(${head.bits / 8});`, writeUint(m, head.bits, at, number, head.order));
    return;
  }
  const [own, ...others] = waysOf(head);
  const shifted = (plus: number) => (plus === 0 ? number : `${number} - ${plus}`);
  const at = locals.name('head');
  m.line(`const ${at} = w.reserve(${first.bits / 8});`, `if (${number} <= ${own?.max ?? 0}) {`);
  m.line(writeUint(m, first.bits, at, shifted(head.plus), first.order), '}');
  head.alternatives.forEach(({ escape: announcing, tail, plus }, index) => {
    const last = index === head.alternatives.length - 1;
    m.line(last ? 'else {' : `else if (${number} <= ${others[index]?.max}) {`);
    m.line(writeUint(m, first.bits, at, String(announcing), first.order));
    m.line(
      `const tail = w.reserve(${tail.bits / 8});`,
      writeUint(m, tail.bits, 'tail', shifted(plus), tail.order),
      '}',
    );
  });
}

/** The bytes of a number in front of something, as an expression. */
export function sizeAnnounced(part: Part, head: Head, value: string): string {
  if (head.kind === 'uint') return String(head.bits / 8);
  if (head.kind === 'continued') return `${part.module.use('sizeContinued')}(${value})`;
  const [own, ...others] = waysOf(head);
  const tails = head.alternatives.map(({ tail }) => tail.bits / 8);
  const choices = tails.slice(0, -1).map((tail, index) => `${value} <= ${others[index]?.max} ? ${tail} : `);
  return `${head.head.bits / 8} + (${value} <= ${own?.max} ? 0 : ${choices.join('')}${tails.at(-1) ?? 0})`;
}

/** The most that a head can announce, as source text. */
export function mostOf(head: Head): string {
  if (head.kind === 'uint') return `0x${(head.max ?? 2 ** head.bits - 1).toString(16)}`;
  if (head.kind === 'continued') return '0x1fffffff';
  return `0x${Math.max(...waysOf(head).map(({ max }) => max)).toString(16)}`;
}

/** Whether a head takes always as many bytes, so that room can be left for it. */
export const isFixedHead = (head: Head): head is Extract<Head, { kind: 'uint' }> => head.kind === 'uint';
