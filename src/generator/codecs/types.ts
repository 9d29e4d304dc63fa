import type { Node, Struct } from '../../schema/model.js';
import { asStruct } from '../text/overlays.js';
import { valueTypeName } from './interned.js';
import { direct, typeOf } from './lookup.js';
import { isWordOfLanguage, key, local, pascal, quote } from './names.js';
import { childPart, type Part } from './part.js';
import { fileOf } from './part-files.js';

/** The TypeScript type of a node's value, as text. `name` is the field it stands in. */
export function typeText(part: Part, name: string, node: Node): string {
  const inner = direct(part.schema, node);
  switch (inner.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'enum':
    case 'spellings':
    case 'continued':
    case 'expGolomb':
    case 'uintOf':
      return 'number';
    case 'differences':
      return 'number[]';
    case 'remainingBits':
      return part.module.useType('BitString');
    case 'flag':
    case 'headFlag':
      return 'boolean';
    case 'utf8':
    case 'terminated':
      return 'string';
    case 'bytes':
      return 'Uint8Array';
    case 'nothing':
      return inner.value;
    case 'computed':
      return inner.type.kind === 'flag' ? 'boolean' : 'number';
    case 'ref': {
      const target = typeOf(part.schema, inner.type);
      const name = valueTypeName({ name: pascal(target.localName), owner: target, isRoot: true });
      return part.module.useType(name, fileOf(part.schema, part.owner, target.name));
    }
    case 'when':
    case 'ifMore':
    case 'sized':
    case 'prefixed':
      return typeText(part, name, inner.type);
    case 'struct':
    case 'variant':
    case 'list':
    case 'record':
    case 'calls':
      return childPart(part, name, inner).name;
    case 'extension':
      childPart(part, name, inner);
      return 'unknown';
    default:
      return 'never';
  }
}

/** Whether a field has a place in the value. */
export function hasValue(node: Node): boolean {
  return !['derived', 'constant', 'magic', 'reserved', 'carry', 'alignment'].includes(node.kind);
}

export const isOptional = (node: Node): boolean => node.kind === 'when' || node.kind === 'ifMore';

/** Declares the type of a part's values. */
export function emitType(part: Part): void {
  const { module: m, name, owner } = part;
  const node = part.node.kind === 'bitstream' ? part.node.type : part.node;
  if (part.isRoot) m.line(`/** ${owner.doc} */`);
  switch (node.kind) {
    case 'struct':
      if (part.isRoot && owner.label === 'class') {
        emitClass(part);
        return;
      }
      emitFields(part, node);
      return;
    case 'overlay':
      emitFields(part, asStruct(node));
      return;
    case 'trial': {
      const texts = node.cases.map((of) => `  | ${typeText(part, of.name, of.type)}`);
      m.line(`export type ${name} =`, ...texts, ';', '');
      return;
    }
    case 'list':
      m.line(`export type ${name} = ${typeText(part, 'item', node.item)}[];`, '');
      return;
    case 'record':
      m.line(`export type ${name} = { [name: string]: ${typeText(part, 'value', node.value)} };`, '');
      return;
    case 'variant': {
      const all = [...node.cases, ...(node.else === undefined ? [] : [node.else])].filter(
        ({ type }) => type.kind !== 'recall',
      );
      const texts = new Set(all.map((of) => typeText(part, of.name, of.type)));
      m.line(`export type ${name} =`, ...[...texts].map((text) => `  | ${text}`), ';', '');
      return;
    }
    case 'calls':
    case 'extension':
      return;
    default:
      m.line(`export type ${name} = ${typeText(part, 'content', node)};`, '');
  }
}

function emitFields(part: Part, node: Struct): void {
  const { module: m, name, owner } = part;
  m.line(`export interface ${name} {`);
  if (part.isRoot && owner.label === 'kind') m.line(`  readonly kind: ${quote(owner.localName)};`);
  for (const field of node.fields.filter(({ type }) => hasValue(type))) {
    const text = typeText(part, field.name, field.type);
    m.line(...docOf(field.type));
    m.line(
      isOptional(field.type)
        ? `  readonly ${key(field.name)}?: ${text} | undefined;`
        : `  readonly ${key(field.name)}: ${text};`,
    );
  }
  m.line('}', '');
}

function emitClass(part: Part): void {
  const { module: m, name, node, owner } = part;
  if (node.kind !== 'struct') return;
  const fields = node.fields.filter(({ type }) => hasValue(type));
  m.line(`export class ${name} {`);
  m.line(`  /** The type's name in the spec. */`, `  static readonly type = ${quote(owner.name)};`);
  if (owner.interned?.key === 'content') {
    m.line('/** Two with the same content are the same. */', '  static readonly byContent = true;');
  }
  // A class without fields would otherwise be the type of any object.
  if (fields.length === 0) m.line(`  declare protected readonly ${owner.localName}: undefined;`);
  else {
    const types = fields.map((field) => {
      const text = typeText(part, field.name, field.type);
      return isOptional(field.type) && text !== 'unknown' ? `${text} | undefined` : text;
    });
    // No parameter can be called like a word of the language.
    const apart = fields.filter(({ name }) => isWordOfLanguage(name));
    for (const [index, field] of fields.entries()) {
      if (apart.includes(field)) m.line(...docOf(field.type), `  readonly ${field.name}: ${types[index]};`);
    }
    m.line('', '  constructor(');
    for (const [index, field] of fields.entries()) {
      if (apart.includes(field)) m.line(`    ${local(field.name)}: ${types[index]},`);
      else m.line(...docOf(field.type), `    readonly ${field.name}: ${types[index]},`);
    }
    m.line('  ) {', ...apart.map(({ name }) => `    this.${name} = ${local(name)};`), '}');
  }
  m.line('}', '');
  const alone = fields.find((field) => field.name === owner.collapses?.to);
  if (alone === undefined) return;
  const { type } = alone;
  const text = typeText(part, alone.name, type);
  m.line(`/** ${owner.doc} */`, `export type ${valueTypeName(part)} = ${name} | ${text};`, '');
}

function docOf(node: Node): string[] {
  return node.doc === undefined ? [] : [`  /** ${node.doc} */`];
}
