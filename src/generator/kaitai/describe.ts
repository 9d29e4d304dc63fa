import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { emitInterned, outerHead } from './interned.js';
import type { Ksy, Param } from './ksy.js';
import { snake } from './names.js';
import { emitBody } from './nodes.js';
import { Scope } from './scope.js';
import { Unsupported } from './unsupported.js';
import { usedTypes } from './used-types.js';

export interface Described {
  readonly type: ResolvedType;
  /** The description; or why there is none. */
  readonly result: { readonly ksy: Ksy } | { readonly why: string };
}

/** All types of the schema. A type that contains one which cannot be described cannot be described either. */
export function describeTypes(schema: ResolvedSchema): ReadonlyMap<string, Described> {
  const all = new Map(Object.values(schema.types).map((type) => [type.name, describe(schema, type)] as const));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, { type, result }] of all) {
      const lacking =
        'ksy' in result && usedTypes(type).find((used) => 'why' in (all.get(used)?.result ?? { why: '' }));
      if (!lacking) continue;
      all.set(name, { type, result: { why: `it contains ${lacking}` } });
      changed = true;
    }
  }
  return all;
}

function describe(schema: ResolvedSchema, type: ResolvedType): Described {
  const scope = new Scope(schema, type, snake(type.localName));
  try {
    if (type.interned === undefined) emitBody(scope, type.type);
    else emitInterned(scope, type.interned);
  } catch (error) {
    if (error instanceof Unsupported) return { type, result: { why: error.message } };
    throw error;
  }
  const params = Object.entries(type.given ?? {}).map(([name, of]): Param => {
    return {
      id: snake(name),
      type: of.kind === 'flag' ? 'bool' : of.kind === 'bytes' ? 'bytes' : 'u4',
      ...(of.doc === undefined ? {} : { doc: of.doc }),
    };
  });
  if (type.interned?.head === 'outer')
    params.push({ id: outerHead, type: 'u4', doc: 'What the type around has left of the number in front of it.' });
  const refs = type.from.map(({ document, clause }) => `${schema.documents[document]?.title ?? document}, ${clause}`);
  return {
    type,
    result: { ksy: { doc: type.doc, 'doc-ref': refs, ...(params.length > 0 ? { params } : {}), ...scope.ksy } },
  };
}
