import { isPlainObject } from '../../schema/lossless-json/host-objects.js';
import type { Interned, Node } from '../../schema/model.js';
import type { ResolvedType } from '../../schema/resolved.js';
import { valueFields } from '../../schema/struct-fields.js';
import { sameText } from '../text/same.js';
import { direct, ruleOf, typeOf } from './lookup.js';
import { key, pascal, quote, tableName } from './names.js';
import type { Part } from './part.js';
import { fileOf } from './part-files.js';

/** The name of the type of a part's values: a type that collapses has two. */
export function valueTypeName({ name, owner, isRoot }: Pick<Part, 'name' | 'owner' | 'isRoot'>): string {
  return isRoot && owner.collapses !== undefined ? `${name}Value` : name;
}

/** Emits the reading of the head, and the return of what it points to. */
export function enterInterned(part: Part, { head, table, rule }: Interned): void {
  const { module: m, owner, path } = part;
  const place = `${quote(path)}, ${quote(rule ?? owner.layoutRule)}`;
  const entries = tableName(table);
  const type = valueTypeName(part);
  const cast = owner.interned?.key === 'content' ? '' : ` as ${type}`;
  const found = (at: string) => `return ${m.use('recall')}(${entries}, head >>> 1, ${at}, ${place})${cast};`;
  if (head === 'outer') {
    m.line(`if ((head & 1) === 0) ${found('r.position')}`);
    return;
  }
  m.line('const start = r.position;');
  if (head.kind === 'continued') {
    m.line(`const head = ${m.use('readContinued')}(r);`);
    m.line(`if (head < 0) return r.short(start, ${quote(path)}, ${quote(owner.layoutRule)});`);
  } else {
    m.line(
      `if (r.end - start < ${head.bits / 8}) return r.short(start, ${quote(path)}, ${quote(owner.layoutRule)});`,
      `const head = ${uintText(m, head)};`,
      `r.position = start + ${head.bits / 8};`,
    );
  }
  m.line(`if ((head & 1) === 0) ${found('start')}`);
}

const uintText = (m: Part['module'], { bits }: Extract<Node, { kind: 'uint' }>): string =>
  bits === 24 ? `${m.use('getUint24')}(r.view, start)` : `r.view.getUint${bits}(start)`;

/** What of the head a field of an interned type takes: the text of its flag, or of all that is left. */
export function takenFromHead({ owner }: Part, field?: string): { readonly flag: string; readonly rest: string } {
  const fields = owner.type.kind === 'struct' ? owner.type.fields : [];
  const before = fields.slice(
    0,
    Math.max(
      0,
      fields.findIndex(({ name }) => name === field),
    ),
  );
  const bit = 1 + before.filter(({ type }) => type.kind === 'headFlag').length;
  return { flag: `(head & ${2 ** bit}) !== 0`, rest: `head >>> ${bit}` };
}

/** What a value puts into its head, as an expression over `value`. */
export function headText(part: Part): string {
  const { module: m, owner, schema, path } = part;
  const fields = owner.type.kind === 'struct' ? owner.type.fields : [{ name: '', type: owner.type }];
  const terms = ['1'];
  let unit = 2;
  for (const { name, type } of fields) {
    const value = name === '' ? 'value' : `value.${name}`;
    const place = `${quote(name === '' ? path : `${path}.${name}`)}, ${quote(ruleOf(type))}`;
    const times = (text: string) => `${text} * ${unit}`;
    if (type.kind === 'headFlag') {
      terms.push(times(`${m.use('checkBoolean')}(${value}, ${place})`));
      unit *= 2;
    } else if (type.kind === 'utf8' && type.length === 'head') {
      terms.push(times(`${m.use('utf8Length')}(${m.use('checkString')}(${value}, ${place}))`));
    } else if (type.kind === 'bytes' && type.length === 'head') {
      terms.push(times(`${m.use('checkBytes')}(${value}, ${place}).length`));
    } else if (type.kind === 'list' && type.until === 'head') {
      terms.push(times(`${m.use('checkArray')}(${value}, ${place}).length`));
    } else {
      const callee = outerType(part, type);
      if (callee === undefined) continue;
      const call = m.use(`head${pascal(callee.localName)}`, fileOf(schema, owner, callee.name));
      m.line(`const ${name}Head = ${call}(${value}, ${tableName(callee.interned?.table ?? '')});`);
      terms.push(times(`${name}Head`));
    }
  }
  return terms.join(' + ');
}

/** Text in a table: what names properties as well may be a name that was read lately. */
export const isInternedText = ({ interned, type }: ResolvedType): boolean =>
  interned !== undefined && type.kind === 'utf8';

/** The type whose head is what is left of that of the type around it. */
export function outerType({ schema }: Part, node: Node): ResolvedType | undefined {
  const inner = direct(schema, node);
  const type = inner.kind === 'ref' ? typeOf(schema, inner.type) : undefined;
  return type?.interned?.head === 'outer' ? type : undefined;
}

/** Emits the functions that tell what is the same content, and what a value puts into the head around it. */
export function emitContentHelpers(part: Part): void {
  const { module: m, name, owner, path } = part;
  const { interned, type } = owner;
  if (interned?.key !== 'content' || type.kind !== 'struct') return;
  const fields = valueFields(type.fields).map((field) => `value.${field.name}`);
  m.line(
    '/** The same for values with the same content. */',
    `export const keyOf${name} = (value: ${name}): string => ${m.use('contentKey')}([${fields.join(', ')}]);`,
    '',
  );
  if (interned.head !== 'outer') return;
  m.line(
    '/** What a value puts into the head around it: its index, or what announces it. */',
    `export function head${name}(value: ${name}, ${tableName(interned.table)}: ${m.useType('Contents')}<${name}>): number {`,
  );
  m.line(
    `if (!(value instanceof ${name})) throw ${m.use('wrongType')}(${quote(owner.name)}, value, ${quote(path)}, ${quote(ruleOf(type))});`,
    `const index = ${tableName(interned.table)}.indexOf(value);`,
    'if (index >= 0) return index * 2;',
  );
  m.line(`return ${headText(part)};`, '}', '');
}

/** Whether a struct that was read is one of its fields alone, as an expression; undefined where it never is. */
export function collapsedText(
  part: Part,
  text: (field: string) => string,
  growing: { readonly name: string; readonly isEmpty: string },
): string | undefined {
  const { collapses } = part.owner;
  if (collapses === undefined || !part.isRoot) return undefined;
  const tests = Object.entries(collapses.others).flatMap(([name, json]) =>
    name === growing.name ? [growing.isEmpty] : sameText(text(name), json),
  );
  return tests.join(' && ');
}

/** Emits the constants that stand for the other fields of a value that collapses. */
export function emitCollapsed(part: Part): void {
  const { module: m, owner } = part;
  const { collapses } = owner;
  if (collapses === undefined) return;
  const constants = Object.entries(collapses.others).filter(([, json]) => !isEmpty(json));
  for (const [name, json] of constants) {
    m.line(`const ${otherName(name)} = /* @__PURE__ */ ${literal(part, json)};`, '');
  }
}

const otherName = (field: string): string => `alone${pascal(field)}`;

/** The whole of a value that may be one field alone, as an expression. */
export function wholeText(part: Part, alone: string): string {
  const { owner, name } = part;
  const { collapses } = owner;
  const fields = owner.type.kind === 'struct' ? valueFields(owner.type.fields) : [];
  const texts = fields.map((field) => {
    if (field.name === collapses?.to) return alone;
    const json = collapses?.others[field.name];
    if (json === undefined) return 'undefined';
    return isEmpty(json) ? JSON.stringify(json) : otherName(field.name);
  });
  return `${alone} instanceof ${name} ? ${alone} : new ${name}(${texts.join(', ')})`;
}

const isEmpty = (json: unknown): boolean =>
  Array.isArray(json) ? json.length === 0 : isPlainObject(json) && Object.keys(json).length === 0;

/** Lossless JSON as source text. */
function literal(part: Part, json: unknown): string {
  if (Array.isArray(json)) return `[${json.map((item) => literal(part, item)).join(', ')}]`;
  if (!isPlainObject(json)) return typeof json === 'string' ? quote(json) : String(json);
  const { $class: type, ...fields } = json;
  if (typeof type !== 'string') {
    return `{ ${Object.entries(fields)
      .map(([name, of]) => `${key(name)}: ${literal(part, of)}`)
      .join(', ')} }`;
  }
  const callee = typeOf(part.schema, type);
  const names = callee.type.kind === 'struct' ? valueFields(callee.type.fields).map(({ name }) => name) : [];
  const made = part.module.use(pascal(callee.localName), fileOf(part.schema, part.owner, type));
  return `new ${made}(${names.map((name) => literal(part, fields[name])).join(', ')})`;
}
