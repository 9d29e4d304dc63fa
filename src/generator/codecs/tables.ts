import { hasGaps } from '../../schema/counted.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';
import { typeOf } from './lookup.js';
import type { Module } from './module.js';
import { pascal } from './names.js';
import { fileOf } from './part-files.js';

/** What entries of a table are found by: their content, or which object they are. */
function contentType(schema: ResolvedSchema, table: string): ResolvedType | undefined {
  return Object.values(schema.types).find(({ interned }) => interned?.table === table && interned.key === 'content');
}

/** The TypeScript type of the entries of a table that is read. */
export function entriesType(schema: ResolvedSchema, owner: ResolvedType, table: string, m: Module): string {
  const type = contentType(schema, table);
  if (type === undefined) return hasGaps(schema, table) ? '(object | undefined)[]' : 'object[]';
  return `${entryType(schema, owner, type, m)}[]`;
}

/** The TypeScript type of a table that is written. */
export function tableType(schema: ResolvedSchema, owner: ResolvedType, table: string, m: Module): string {
  const type = contentType(schema, table);
  if (type === undefined) return m.useType('References');
  return `${m.useType('Contents')}<${entryType(schema, owner, type, m)}>`;
}

/** Source text of a new table to write with. */
export function newTable(schema: ResolvedSchema, owner: ResolvedType, table: string, m: Module): string {
  const type = contentType(schema, table);
  if (type === undefined) return `new ${m.use('References')}()`;
  const made = `new ${m.use('Contents')}<${entryType(schema, owner, type, m)}>`;
  if (type.type.kind !== 'struct') return `${made}()`;
  return `${made}(${m.use(`keyOf${pascal(type.localName)}`, fileOf(schema, owner, type.name))})`;
}

function entryType(schema: ResolvedSchema, owner: ResolvedType, type: ResolvedType, m: Module): string {
  const { kind } = typeOf(schema, type.name).type;
  return kind === 'struct' ? m.useType(pascal(type.localName), fileOf(schema, owner, type.name)) : 'string';
}

/** Whether a caller's codec may write a part of it, whose size only that codec knows. */
function holdsExtension({ type }: ResolvedType): boolean {
  let found = false;
  walk(type, '', ({ node }) => {
    found ||= node.kind === 'extension';
  });
  return found;
}

/** Whether what is written before decides on the size of a type: then it is measured by writing it. */
export function isMeasured(schema: ResolvedSchema, type: ResolvedType): boolean {
  if (type.interned !== undefined || holdsExtension(type)) return true;
  const tables = [...type.analysis.needsTables, ...(type.scopeOf ?? [])];
  return tables.some((table) => Object.values(schema.types).some(({ interned }) => interned?.table === table));
}
