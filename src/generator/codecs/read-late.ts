import type { Late } from '../../schema/late.js';
import type { Field } from '../../schema/model.js';
import type { Cursor } from './cursor.js';
import { emitExpression, type Names } from './expressions.js';
import { readHead } from './heads.js';
import { ruleOf } from './lookup.js';
import { quote } from './names.js';
import type { Part } from './part.js';
import { readRegion } from './read.js';
import type { ReadFields } from './read-run.js';

/** A region that has been stepped over: the locals that say where it starts and how long it is. */
export interface LateField {
  readonly field: Field;
  readonly node: Late;
  readonly start: string;
  readonly length: string;
}

/** Emits the step over a region. */
export function skipLate(part: Part, field: Field, node: Late, at: Cursor, names: Names): LateField {
  const { module: m } = part;
  const path = `${part.path}.${field.name}`;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  const wish = `${field.name}Length`;
  const length = node.kind === 'prefixed' ? readHead(part, node, at, path, wish) : at.name(wish);
  if (node.kind === 'sized') m.line(`const ${length} = ${emitExpression(m, node.length, names)};`);
  const start = at.name(`${field.name}Start`);
  m.line(`const ${start} = ${at.here};`);
  if (node.kind === 'sized') m.line(`${m.use('expectLength')}(${length}, ${start}, ${place});`);
  m.line(`if (r.end - ${start} < ${length}) return r.short(${start}, ${place});`);
  at.jump(`${start} + ${length}`);
  return { field, node, start, length };
}

/** Emits the reading of what was stepped over, now that the rest of the struct is known. */
export function readLate(part: Part, late: readonly LateField[], at: Cursor, names: Names, read: ReadFields): void {
  const { module: m } = part;
  at.toReader();
  const end = at.name('end');
  m.line(`const ${end} = r.position;`);
  for (const { field, node, start, length } of late) {
    m.line(`r.position = ${start};`);
    const path = `${part.path}.${field.name}`;
    const text = readRegion(part, field.name, node.type, length, at, names, path, ruleOf(node));
    read.texts.set(field.name, text);
    at.toReader();
  }
  m.line(`r.position = ${end};`);
}
