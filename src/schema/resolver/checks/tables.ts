import type { Struct, TypeDefinition } from '../../model.js';
import { growingFields, valueFields } from '../../struct-fields.js';
import { referencedTypes } from '../graph.js';
import { bare, type Check, type Context, repeated } from './check.js';

/** What enters a table can do so before it is filled. */
export const checkTables: Check = (context) => {
  for (const type of context.index.types.values()) {
    const needed = context.analysis.get(type.name)?.needsTables ?? [];
    repeated(
      new Set([...needed, ...(type.scopeOf ?? [])]),
      (table) => table.slice(table.indexOf('.') + 1),
      (again, first) =>
        context.report.error('duplicate-name', type.name, `${first} and ${again} would have one name in its functions`),
    );
    if (type.remember !== undefined) checkRemembered(context, type, type.remember);
    if (type.interned?.key === 'identity' && type.type.kind === 'struct') {
      checkOrder(context, type.name, type.type, type.interned.table);
    }
  }
};

function checkRemembered(context: Context, { name, type, label, interned }: TypeDefinition, table: string): void {
  const { report } = context;
  if (interned !== undefined) report.error('remember-misfit', name, 'what is interned enters its table by itself');
  if (type.kind === 'record' || type.kind === 'list') return;
  if (type.kind !== 'struct' || label !== 'class') {
    report.error('remember-misfit', name, 'what enters a table is a record, a list or a struct with the label class');
    return;
  }
  checkOrder(context, name, type, table);
}

/** Fields that use the table, and those behind them, grow. */
function checkOrder(context: Context, name: string, struct: Struct, table: string): void {
  const { report } = context;
  const growing = growingFields(struct, (of) => bare(context, of));
  for (const field of valueFields(struct.fields)) {
    const path = `${name}.fields.${field.name}`;
    if (growing.includes(field)) {
      if (['list', 'record', 'extension'].includes(bare(context, field.type).kind)) continue;
      report.error('remember-order', path, 'behind a record or a list stand only others, and extensions');
      continue;
    }
    const users = referencedTypes(field.type).filter((to) => context.analysis.get(to)?.needsTables.includes(table));
    if (users.length === 0) continue;
    report.error('remember-order', path, `${users[0]} uses ${table} before the struct is in it`);
  }
}
