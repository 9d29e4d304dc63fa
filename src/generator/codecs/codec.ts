import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';
import { emitLayouts } from './call-layouts.js';
import { emitEnumerations, emitGiven } from './declarations.js';
import { emitContentHelpers, valueTypeName } from './interned.js';
import { hasCodec, typeOf } from './lookup.js';
import type { Module } from './module.js';
import { quote } from './names.js';
import { givenName, type Part, rootPart } from './part.js';
import { emitReadBits } from './read-bits.js';
import { emitMatch } from './read-calls.js';
import { emitRead } from './read-part.js';
import { newTable } from './tables.js';
import { emitType } from './types.js';
import { emitWriteBits } from './write-bits.js';
import { emitCallTypes } from './write-calls.js';
import { emitWrite } from './write-part.js';

/** Emits everything of one type: its values' type, its functions, and those of the structures inside it. */
export function emitCodec(schema: ResolvedSchema, type: ResolvedType, m: Module): void {
  const root = rootPart(schema, type, m);
  emitGiven(m, type);
  emitEnumerations(m, type);
  emitPart(root);
  // Parts that are met while others are emitted join the end of the list.
  for (let index = 0; index < root.children.length; index++) {
    const child = root.children[index];
    if (child !== undefined) emitPart(child);
  }
  if (hasCodec(type) && type.interned?.head !== 'outer') emitWhole(root);
}

function emitPart(part: Part): void {
  const { node } = part;
  const clauses = part.owner.from.map(({ document, clause }) => `${document} ${clause}`).join(', ');
  if (node.kind === 'calls') emitCallTypes(part, node);
  else emitType(part);
  if (part.inBits || !hasCodec(part.owner)) return;
  if (node.kind === 'calls') emitLayouts(part, node);
  part.module.line(`// ${clauses}`);
  if (node.kind === 'bitstream') {
    emitReadBits(part, node);
    emitWriteBits(part, node);
    return;
  }
  emitRead(part);
  emitWrite(part);
  if (part.isRoot) emitContentHelpers(part);
  if (node.kind === 'calls') emitMatch(part, node);
}

/** Emits `decode…` and `encode…`, which take a whole input and give a whole output. */
function emitWhole(part: Part): void {
  const { module: m, name, owner, schema } = part;
  const type = valueTypeName(part);
  const given = owner.given === undefined ? [] : [`given: ${givenName(owner)}`];
  const args = (table: (name: string) => string) => [
    ...(owner.given === undefined ? [] : ['given']),
    ...owner.analysis.needsTables.map(table),
    ...(owner.analysis.needsDepth ? ['0'] : []),
  ];
  m.useType('ReadOptions');
  m.useType('WriteOptions');
  const usage = needsPrimitives(schema, owner)
    ? " Throws UsageError 'missing-primitive' or 'bad-primitive' without what it needs of cryptography in `options.primitives`."
    : '';
  m.line(
    `/** Decodes ${owner.name} from all of the bytes. Throws DecodeError and LimitError; short input gives \`needMore\`.${usage} */`,
  );
  m.line(
    `export function decode${name}(${['bytes: Uint8Array', ...given, 'options?: ReadOptions'].join(', ')}): ${type} | NeedMore {`,
  );
  const read = args(() => '[]');
  const reader = read.length === 0 ? `read${name}` : `(r) => read${name}(${['r', ...read].join(', ')})`;
  m.line(
    `return ${m.use('decodeWhole')}(bytes, options, ${reader}, ${quote(owner.name)}, ${quote(owner.layoutRule)});`,
    '}',
    '',
  );
  m.line(`/** Encodes ${owner.name}. Throws EncodeError and LimitError.${usage} */`);
  m.line(
    `export function encode${name}(${[`value: ${type}`, ...given, 'options?: WriteOptions'].join(', ')}): Uint8Array {`,
  );
  const tables = (table: string) => newTable(schema, owner, table, m);
  const write = ['w', 'value', ...args(tables)].join(', ');
  m.line(`return ${m.use('encodeWhole')}(options, (w) => write${name}(${write}));`, '}');
}

/** Whether a digest stands in a type or in what it refers to. */
function needsPrimitives(schema: ResolvedSchema, type: ResolvedType, seen = new Set<string>()): boolean {
  if (seen.has(type.name)) return false;
  seen.add(type.name);
  let found = false;
  walk(type.type, '', ({ node }) => {
    found ||= node.kind === 'digest';
    if (node.kind === 'ref') found ||= needsPrimitives(schema, typeOf(schema, node.type), seen);
  });
  return found;
}
