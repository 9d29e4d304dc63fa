import type { Field, Struct, TypeDefinition } from '../../model.js';
import { referencedTypes } from '../graph.js';
import type { Check, Context } from './check.js';

/** What enters a table can do so before it is filled. */
export const checkTables: Check = (context) => {
  for (const type of context.index.types.values()) {
    if (type.remember !== undefined) checkRemembered(context, type, type.remember);
  }
};

function checkRemembered(context: Context, { name, type, label }: TypeDefinition, table: string): void {
  const { report } = context;
  if (type.kind === 'record' || type.kind === 'list') return;
  if (type.kind !== 'struct' || label !== 'class') {
    report.error('remember-misfit', name, 'what enters a table is a record, a list or a struct with the label class');
    return;
  }
  const fields = valueFields(type);
  const last = fields.at(-1);
  if (last !== undefined && last.type.kind !== 'record' && last.type.kind !== 'list') {
    const path = `${name}.fields.${last.name}`;
    report.error('remember-order', path, 'the last field of a remembered struct is a record or a list');
  }
  for (const field of fields.slice(0, -1)) {
    const users = referencedTypes(field.type).filter((to) => context.analysis.get(to)?.needsTables.includes(table));
    if (users.length === 0) continue;
    report.error(
      'remember-order',
      `${name}.fields.${field.name}`,
      `${users[0]} uses ${table} before the struct is in it`,
    );
  }
}

const valueFields = ({ fields }: Struct): readonly Field[] =>
  fields.filter(({ type: { kind } }) => !['derived', 'constant', 'magic', 'reserved'].includes(kind));
