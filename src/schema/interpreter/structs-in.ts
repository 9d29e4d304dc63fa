import { getOwn } from '../lossless-json/host-objects.js';
import type { Node, Variant } from '../model.js';
import type { ResolvedSchema } from '../resolved.js';
import { valueAt } from './content.js';
import { casesFor, isFor } from './hosts.js';
import { collapsedNode, type Label, labelOf, typeNamed } from './types.js';

/**
 * The objects inside a value of the type whose keys are fields of the spec, not data: what the value alone cannot tell.
 * Of those, lossless JSON leaves out fields that are undefined.
 */
export function structsIn(schema: ResolvedSchema, typeName: string, value: unknown): ReadonlySet<object> {
  const structs = new Set<object>();
  const seen = new Set<unknown>();

  const visitParts = (container: unknown, node: Node) => {
    if (typeof container !== 'object' || container === null || seen.has(container)) return;
    seen.add(container);
    for (const part of Object.values(container)) visit(node, part);
  };
  const visit = (node: Node, of: unknown, label: Label = {}): void => {
    switch (node.kind) {
      case 'ref': {
        const type = typeNamed(schema, node.type);
        const alone = collapsedNode(schema, type);
        visit(alone !== undefined && isFor(schema, alone, of) ? alone : type.type, of, labelOf(type));
        break;
      }
      case 'sized':
      case 'prefixed':
      case 'bitstream':
      case 'when':
      case 'ifMore':
        visit(node.type, of, label);
        break;
      case 'list':
        visitParts(of, node.item);
        break;
      case 'record':
        visitParts(of, node.value);
        break;
      case 'variant': {
        const found = caseOf(schema, node, of);
        if (found !== undefined) visit(found.type, of);
        break;
      }
      case 'struct':
        if (typeof of !== 'object' || of === null || structs.has(of)) break;
        structs.add(of);
        for (const field of node.fields) visit(extended(field.type, of), getOwn(of, field.name));
        break;
      case 'calls':
        if (typeof of !== 'object' || of === null || structs.has(of)) break;
        structs.add(of);
        // An item that takes the rest of the row is a list of values.
        for (const item of Object.values(of)) {
          if (Array.isArray(item)) visitParts(item, { kind: 'ref', type: node.over });
          else visit({ kind: 'ref', type: node.over }, item);
        }
        break;
    }
  };
  visit({ kind: 'ref', type: typeName }, value);
  return structs;
}

function caseOf(schema: ResolvedSchema, node: Variant, value: unknown): { readonly type: Node } | undefined {
  const [first] = casesFor(schema, node, value);
  if (first !== undefined || node.else === undefined) return first;
  return isFor(schema, node.else.type, value) ? node.else : undefined;
}

/** The type that an extension has in this struct; `nothing` where it is none of the spec. */
function extended(node: Node, struct: object): Node {
  if (node.kind === 'when') return extended(node.type, struct);
  if (node.kind !== 'extension') return node;
  const name = valueAt(struct, node.name);
  const type = typeof name === 'string' && Object.hasOwn(node.types, name) ? node.types[name] : undefined;
  return type === undefined ? { kind: 'nothing', value: 'undefined' } : { kind: 'ref', type };
}
