import type { Node } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';

/** What a type says that cannot look up how some of its values are laid out. */
export const layouts =
  'An index in place of what says how the rest is laid out is refused, since nothing behind it can be read.';

/** What the description of a type does not say although the spec does, one sentence each. */
export function leftOut(schema: ResolvedSchema, type: ResolvedType): string[] {
  const sentences = new Set<string>();
  const met = new Set<string>();
  const look = (of: ResolvedType) => {
    if (met.has(of.name)) return;
    met.add(of.name);
    if (of.interned !== undefined) sentences.add(indices);
    if (of.interned?.head === 'outer') sentences.add(layouts);
    walk(of.type, of.name, ({ node }) => {
      const sentence = sentenceOf(node);
      if (sentence !== '') sentences.add(sentence);
      const inner = node.kind === 'ref' ? node.type : node.kind === 'calls' ? node.over : undefined;
      const target = inner === undefined ? undefined : schema.types[inner];
      if (target !== undefined) look(target);
    });
  };
  look(type);
  return [...sentences];
}

const indices = 'References are indices; what they point to is not looked up, and whether it exists is not checked.';
/** Empty where nothing is left out. */
function sentenceOf(node: Node): string {
  switch (node.kind) {
    case 'recall':
      return indices;
    case 'calls':
      return 'Rows are values one after another; calls are not told apart by name.';
    case 'extension':
      return 'Classes that lay out their objects themselves are those that are named here.';
    case 'derived':
      return node.mismatch === 'used' ? '' : 'Numbers that follow from others are read and not checked.';
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
    case 'continued':
    case 'headFlag':
    case 'bitstream':
    case 'expGolomb':
    case 'uintOf':
    case 'remainingBits':
    case 'differences':
    case 'alignment':
      return '';
  }
}
