import { headRange } from '../../schema/heads.js';
import type { Head } from '../../schema/model.js';
import { spelledRange } from '../../schema/spellings.js';
import type { Cursor } from './cursor.js';
import { checkHead, checkRange, readTail } from './heads.js';
import { readUint, writeUint } from './integers.js';
import type { Locals } from './locals.js';
import { quote } from './names.js';
import type { Part } from './part.js';
import { choices, chosenText } from './ways.js';

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
  const text = readUint(m, first.bits, at.here, first.order);
  if (head.kind === 'uint') {
    const value = at.name(name);
    m.line(`const ${value} = ${text};`);
    checkRange(m, head, value, at.here, path);
    at.advance(head.bits / 8);
    return value;
  }
  const spelled = at.name('spelled');
  m.line(`const ${spelled} = ${text};`);
  checkHead(m, head, spelled, at.here, path);
  at.advance(first.bits / 8);
  return readTail(m, head, spelled, at, { path, rule: part.owner.layoutRule }, name);
}

/** Emits the statements that write a number in front of something. The value is an expression that is used once. */
export function writeAnnounced(part: Part, head: Head, value: string, locals: Locals, place: string): void {
  const { module: m } = part;
  const least = head.kind === 'continued' ? 0 : headRange(head).least;
  const checked = `${m.use('checkPrefix')}(${value}, ${mostOf(head)}, ${place}${least > 0 ? `, ${least}` : ''})`;
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
  const shifted = (plus: number) => (plus === 0 ? number : `${number} - ${plus}`);
  const at = locals.name('head');
  m.line(`const ${at} = w.reserve(${first.bits / 8});`);
  for (const [index, { escape: announcing, tail, plus, test }] of choices(head, number).entries()) {
    m.line(`${index > 0 ? 'else ' : ''}${test === undefined ? '' : `if (${test}) `}{`);
    if (tail === undefined) m.line(writeUint(m, first.bits, at, shifted(plus), first.order), '}');
    else {
      m.line(writeUint(m, first.bits, at, String(announcing), first.order));
      const end = locals.name('tail');
      m.line(`const ${end} = w.reserve(${tail.bits / 8});`);
      m.line(writeUint(m, tail.bits, end, shifted(plus), tail.order), '}');
    }
  }
}

/** The bytes of a number in front of something, as an expression. */
export function sizeAnnounced(part: Part, head: Head, value: string): string {
  if (head.kind === 'uint') return String(head.bits / 8);
  if (head.kind === 'continued') return `${part.module.use('sizeContinued')}(${value})`;
  const tails = chosenText(choices(head, value), ({ tail }) => String((tail?.bits ?? 0) / 8));
  return `${head.head.bits / 8} + (${tails})`;
}

/** The most that a head can announce, as source text. */
export function mostOf(head: Head): string {
  if (head.kind === 'uint') return `0x${(head.max ?? 2 ** head.bits - 1).toString(16)}`;
  if (head.kind === 'continued') return '0x1fffffff';
  return `0x${spelledRange(head).most.toString(16)}`;
}

/** Whether a head takes always as many bytes, so that room can be left for it. */
export const isFixedHead = (head: Head): head is Extract<Head, { kind: 'uint' }> => head.kind === 'uint';
