import type { Node } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';

/** What the description of a type does not say although the spec does, one sentence each. */
export function leftOut(schema: ResolvedSchema, type: ResolvedType): string[] {
  const sentences = new Set<string>();
  const met = new Set<string>();
  const look = (of: ResolvedType) => {
    if (met.has(of.name)) return;
    met.add(of.name);
    walk(of.type, of.name, ({ node }) => {
      const sentence = sentenceOf(node);
      if (sentence !== undefined) sentences.add(sentence);
      const inner = node.kind === 'ref' ? node.type : node.kind === 'calls' ? node.over : undefined;
      const target = inner === undefined ? undefined : schema.types[inner];
      if (target !== undefined) look(target);
    });
  };
  look(type);
  return [...sentences];
}

function sentenceOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'recall':
      return 'References are indices; what they point to is not looked up, and whether it exists is not checked.';
    case 'calls':
      return 'Rows are values one after another; calls are not told apart by name.';
    case 'derived':
      return node.mismatch === 'used' ? undefined : 'Numbers that follow from others are read and not checked.';
    case 'record':
      return 'Entries of a record are in the order of the wire, the end among them; of one name twice both are there.';
    case 'overlay':
      return 'Bytes of a region that no part of it covers are not put together.';
    case 'digest':
      return 'Digests are read and not verified.';
    case 'uint':
    case 'int':
    case 'float':
    case 'flag':
    case 'reserved':
    case 'constant':
    case 'magic':
    case 'enum':
    case 'spellings':
    case 'utf8':
    case 'terminated':
    case 'bytes':
    case 'nothing':
    case 'ref':
    case 'computed':
    case 'carry':
    case 'when':
    case 'ifMore':
    case 'struct':
    case 'variant':
    case 'sized':
    case 'prefixed':
    case 'list':
    case 'at':
    case 'trial':
      return undefined;
  }
}
