import { isPlainObject } from '../../lossless-json/host-objects.js';
import type { Collapses, Interned, Node, Struct, TypeDefinition } from '../../model.js';
import { growingFields, valueFields } from '../../struct-fields.js';
import { bare, type Check, type Context, eachNode, target } from './check.js';

/** Interned types have the identity or the content that their key wants, and what takes from a head stands inside one. */
export const checkInterned: Check = (context) => {
  const { index, report } = context;
  const keys = new Map<string, string>();
  for (const type of index.types.values()) {
    const { name, interned, collapses } = type;
    if (interned !== undefined) {
      checkKey(context, type, interned);
      const key = interned.key === 'content' ? name : interned.key;
      const known = keys.get(interned.table) ?? key;
      keys.set(interned.table, known);
      if (known !== key) report.error('interned-misfit', name, `${interned.table} has other entries already`);
    }
    if (collapses !== undefined) checkCollapses(context, type, collapses);
  }
  eachNode(context, ({ node, path, parent }, type) => {
    const takes = takenBy(context, node);
    if (takes === undefined) return;
    const fields = type.type.kind === 'struct' ? type.type.fields.map((of) => of.type) : [type.type];
    const at = fields.indexOf(node);
    const isInside = type.interned !== undefined && at >= 0 && (parent === undefined || parent === type.type);
    if (isInside && !fields.slice(0, at).some((of) => takenBy(context, of) === 'rest')) return;
    report.error('misplaced-node', path, 'takes from a head that is not there, or of which nothing is left');
  });
};

/** What a node takes from the head: its lowest bit, or all that is left. */
function takenBy(context: Context, node: Node): 'bit' | 'rest' | undefined {
  if (node.kind === 'headFlag') return 'bit';
  if ((node.kind === 'utf8' || node.kind === 'bytes') && node.length === 'head') return 'rest';
  if (node.kind === 'list' && node.until === 'head') return 'rest';
  return target(context, node)?.interned?.head === 'outer' ? 'rest' : undefined;
}

function checkKey(context: Context, { name, type, label }: TypeDefinition, { key, head }: Interned): void {
  const { report } = context;
  if (typeof head === 'object' && head.kind === 'uint' && (head.bits % 8 !== 0 || head.bits > 24)) {
    report.error('interned-misfit', name, 'the number in front has one to three bytes, or is continued');
  }
  const isClass = type.kind === 'struct' && label === 'class';
  if (key === 'identity' && (isClass || ['bytes', 'list', 'record'].includes(type.kind))) return;
  if (key === 'content' && (type.kind === 'utf8' || (isClass && hasContent(context, type)))) return;
  report.error('interned-misfit', name, `its values have no ${key}`);
}

const hasContent = (context: Context, struct: Struct): boolean =>
  valueFields(struct.fields).every(({ type }) => {
    const node = bare(context, type);
    const inner = node.kind === 'list' ? bare(context, node.item) : node;
    return ['utf8', 'headFlag', 'flag', 'uint'].includes(inner.kind);
  });

/** All other fields have a value that is compared at once: those before the growing ones, and the first of these if empty. */
function checkCollapses(context: Context, { name, type, label, interned }: TypeDefinition, of: Collapses): void {
  const wrong = (what: string) => context.report.error('collapse-misfit', `${name}.collapses`, what);
  if (type.kind !== 'struct' || label !== 'class' || interned?.key !== 'identity') {
    wrong('only an interned struct with the label class collapses');
    return;
  }
  const growing = growingFields(type, (node) => bare(context, node));
  if (!growing.slice(1).some((field) => field.name === of.to)) wrong(`${of.to} does not grow behind others`);
  for (const field of valueFields(type.fields)) {
    if (field.name === of.to || bare(context, field.type).kind === 'extension') continue;
    const other = of.others[field.name];
    if (other === undefined) wrong(`${field.name} is not among the others`);
    if (!growing.includes(field)) continue;
    if (growing[0] === field && isEmpty(other)) continue;
    wrong(`${field.name} grows, but is not the first that does, or not empty`);
  }
  for (const other of Object.keys(of.others)) {
    const names = type.fields.map((field) => field.name);
    context.report.known('collapse-misfit', `${name}.collapses.${other}`, 'field', other, names);
  }
}

const isEmpty = (json: unknown): boolean =>
  Array.isArray(json) ? json.length === 0 : isPlainObject(json) && Object.keys(json).length === 0;
