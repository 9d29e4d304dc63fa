import type { Field, Node } from '../../schema/model.js';
import { sizeAnnounced } from './announced.js';
import type { Names } from './expressions.js';
import { sizeWithHead } from './heads.js';
import { direct, ruleOf, scalarBits, typeOf } from './lookup.js';
import { pascal, quote, tableName } from './names.js';
import { calleeArguments, childPart, ownArguments, type Part } from './part.js';
import { fileOf } from './part-files.js';
import { givenText } from './read.js';
import { runsOf } from './runs.js';
import { choices, chosenText } from './ways.js';

/** The bytes that a node takes, as an expression over its value. */
export function sizeText(part: Part, name: string, node: Node, value: string, names: Names, table = tableName): string {
  const { module: m, schema, owner } = part;
  const inner = direct(schema, node);
  const sizeChild = (child: Part) =>
    `size${child.name}(${[value, ...ownArguments(child, names, 'write', table)].join(', ')})`;
  const bits = scalarBits(schema, inner);
  if (bits !== undefined) return String(bits / 8);
  switch (inner.kind) {
    case 'continued':
      return sizeAnnounced(part, inner, inner.signed ? `${value} & 0x1fffffff` : value);
    case 'spellings':
      return sizeAnnounced(part, inner, value);
    case 'nothing':
    case 'headFlag':
    case 'computed':
      return '0';
    case 'utf8':
      return `${m.use('utf8Length')}(${value})`;
    case 'terminated':
      return `${m.use('utf8Length')}(${value}) + 1`;
    case 'bytes':
      return `${m.use('checkBytes')}(${value}, ${placeOf(part, name, inner)}).length`;
    case 'prefixed':
      return sizeWithHead(m, inner, sizeText(part, name, inner.type, value, names, table));
    case 'sized':
      return sizeText(part, name, inner.type, value, names, table);
    case 'when':
    case 'ifMore':
      return `(${value} === undefined ? 0 : ${sizeText(part, name, inner.type, value, names, table)})`;
    case 'ref': {
      const callee = typeOf(schema, inner.type);
      const given = inner.given === undefined ? undefined : givenText(part, inner.given, names);
      const size = m.use(`size${pascal(callee.localName)}`, fileOf(schema, owner, callee.name));
      return `${size}(${[value, ...calleeArguments(owner, callee, given, table)].join(', ')})`;
    }
    default:
      return sizeChild(childPart(part, name, inner));
  }
}

/** The same for a field that is not written yet: what is measured enters copies of the tables. */
export function sizeAhead(part: Part, name: string, node: Node, value: string, names: Names): string {
  const inner = direct(part.schema, node);
  const type = inner.kind === 'ref' ? typeOf(part.schema, inner.type) : undefined;
  const isPlain = (type?.type ?? inner).kind === 'struct' && type?.label !== 'class';
  const place = type === undefined ? placeOf(part, name, inner) : `${quote(type.name)}, ${quote(ruleOf(type.type))}`;
  const checked = isPlain ? `${part.module.use('checkPlain')}(${value}, ${place})` : value;
  return sizeText(part, name, node, checked, names, (table) => `${tableName(table)}.copy()`);
}

function placeOf(part: Part, name: string, node: Node): string {
  const path = part.node.kind === 'struct' ? `${part.path}.${name}` : part.path;
  return `${quote(path)}, ${quote(ruleOf(node))}`;
}

/** Emits the body of a struct's size function. */
export function sizeStruct(part: Part, fields: readonly Field[], names: Names): void {
  const { module: m, schema } = part;
  let fixed = 0;
  const terms: string[] = [];
  const later: (() => void)[] = [];
  for (const run of runsOf(schema, fields)) {
    fixed += run.bytes;
    if (run.next === undefined) continue;
    const { name, type } = run.next;
    const value = `value.${name}`;
    if (type.kind === 'when' || type.kind === 'ifMore') {
      later.push(() => m.line(`if (${value} !== undefined) size += ${sizeText(part, name, type.type, value, names)};`));
    } else if (type.kind === 'spellings') {
      // The head is in the run; the tail depends on the number.
      terms.push(`(${chosenText(choices(type, value), ({ tail }) => String((tail?.bits ?? 0) / 8))})`);
    } else terms.push(sizeText(part, name, type, value, names));
  }
  const sum = [...(fixed > 0 || terms.length === 0 ? [String(fixed)] : []), ...terms].join(' + ');
  if (later.length === 0) {
    m.line(`return ${sum};`);
    return;
  }
  m.line(`let size = ${sum};`);
  for (const emit of later) emit();
  m.line('return size;');
}
