import type { Node, TypeDefinition } from '../model.js';
import type { HostKind } from '../resolved.js';

/** What JavaScript has for a node; `known` answers for other types. Nodes without a value count as `undefined`. */
export function hostOf(node: Node, known: (type: string) => HostKind): HostKind {
  switch (node.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'enum':
    case 'spellings':
    case 'continued':
    case 'expGolomb':
    case 'uintOf':
      return 'number';
    case 'flag':
    case 'headFlag':
      return 'boolean';
    case 'utf8':
    case 'terminated':
      return 'string';
    case 'bytes':
      return 'bytes';
    case 'nothing':
      return node.value === 'null' || node.value === 'undefined' ? node.value : 'boolean';
    case 'ref':
      return known(node.type);
    case 'computed':
    case 'at':
    case 'sized':
    case 'prefixed':
      return hostOf(node.type, known);
    case 'struct':
    case 'overlay':
    case 'bitstream':
    case 'remainingBits':
      return 'struct';
    case 'list':
    case 'differences':
      return 'array';
    case 'record':
      return 'record';
    case 'recall':
      return 'recall';
    case 'when':
    case 'ifMore':
    case 'variant':
    case 'trial':
    case 'calls':
    case 'extension':
      return 'union';
    default:
      return 'undefined';
  }
}

export const hostOfType = (of: TypeDefinition, known: (type: string) => HostKind): HostKind =>
  of.type.kind === 'struct' && of.label === 'class' ? 'class' : hostOf(of.type, known);
