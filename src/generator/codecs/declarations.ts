import type { Enumeration, Node } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import type { Module } from './module.js';
import { key, pascal, quote } from './names.js';
import { givenName } from './part.js';

/** Emits the names of an enumeration, of a named type or of a field. */
export function emitEnumerations(m: Module, type: ResolvedType): void {
  if (type.type.kind === 'enum') emitEnumeration(m, pascal(type.localName), type.doc, type.type);
  const struct = type.type.kind === 'bitstream' ? type.type.type : type.type;
  if (struct.kind !== 'struct') return;
  for (const { name, type: node } of struct.fields) {
    const inner = enumerationOf(node);
    if (inner !== undefined)
      emitEnumeration(m, pascal(type.localName) + pascal(name), inner.doc ?? `Values of ${name}.`, inner);
  }
}

function enumerationOf(node: Node): Enumeration | undefined {
  if (node.kind === 'enum') return node;
  if (node.kind === 'when' || node.kind === 'ifMore') return enumerationOf(node.type);
  if (node.kind === 'derived' && node.type.kind === 'enum') return node.type;
  return undefined;
}

function emitEnumeration(m: Module, name: string, doc: string, node: Enumeration): void {
  m.line(`/** ${doc} */`, `export const ${name} = {`);
  for (const [member, { value, doc: text }] of Object.entries(node.members))
    m.line(`/** ${text} */`, `${key(member)}: ${value},`);
  m.line('} as const;', '');
}

/** Emits the parameters of a type as an interface. */
export function emitGiven(m: Module, type: ResolvedType): void {
  if (type.given === undefined) return;
  m.line(`/** What must be known to read or write ${type.name}. */`, `export interface ${givenName(type)} {`);
  for (const [name, node] of Object.entries(type.given)) {
    if (node.doc !== undefined) m.line(`/** ${node.doc} */`);
    m.line(`readonly ${name}: ${parameterTypes[node.kind]};`);
  }
  m.line('}', '');
}

const parameterTypes = { uint: 'number', flag: 'boolean', bytes: 'Uint8Array' } as const;

export function emitConstants(schema: ResolvedSchema, format: string, m: Module): void {
  for (const of of Object.values(schema.constants).filter(({ name }) => name.startsWith(`${format}.`))) {
    const unit = of.unit === undefined ? '' : ` In ${of.unit}.`;
    m.line(`/** ${of.doc}${unit} */`, `export const ${of.name.slice(format.length + 1)} = ${of.value};`, '');
  }
  for (const of of Object.values(schema.bytes).filter(({ name }) => name.startsWith(`${format}.`))) {
    const text = `/* @__PURE__ */ ${m.use('bytesOfHex')}(${quote(of.hex)})`;
    m.line(`/** ${of.doc} */`, `export const ${of.name.slice(format.length + 1)} = ${text};`, '');
  }
}

export function emitVocabulary(schema: ResolvedSchema, name: string, m: Module): void {
  const of = schema.vocabularies[name];
  if (of === undefined) return;
  const local = pascal(name.slice(name.indexOf('.') + 1));
  m.line(`/** ${of.doc} */`, `export const ${local} = {`);
  for (const [member, { value, doc }] of Object.entries(of.members))
    m.line(`/** ${doc} */`, `${key(member)}: ${quote(value)},`);
  m.line('} as const;', '');
  m.line(
    `/** One of the names above, or any other string. */`,
    `export type ${local} = (typeof ${local})[keyof typeof ${local}] | (string & {});`,
  );
  const levels = Object.values(of.members).filter(({ level }) => level !== undefined);
  if (levels.length === 0) return;
  m.line(
    '',
    '/** The level that goes with each. */',
    `export const ${local.charAt(0).toLowerCase()}${local.slice(1)}Levels: Readonly<Record<string, string>> = {`,
  );
  for (const { value, level } of levels) m.line(`${quote(value)}: ${quote(level ?? '')},`);
  m.line('};');
}
