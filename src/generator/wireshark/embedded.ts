import type { Expression } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';

/** Bytes of the spec that another of its types explains. */
export interface Embedded {
  readonly type: string;
  readonly given: Readonly<Record<string, Expression>>;
  readonly condition?: Expression;
}

/** By the path of the bytes: what a media message or a tag carries is the body of a tag. */
export function embeddedAt(schema: ResolvedSchema, path: string): Embedded | undefined {
  const messages = ['rtmp.audio', 'rtmp.video'];
  const message = messages.find((type) => path === `${type}.data`);
  if (message !== undefined) {
    const tag = tagOf(schema, 'rtmp.message', message);
    return tag === undefined
      ? undefined
      : { type: 'enhanced.tagBody', given: { tagType: { op: 'number', value: tag } } };
  }
  if (path !== 'flv.tag.data') return undefined;
  return {
    type: 'enhanced.tagBody',
    given: { tagType: { op: 'field', name: 'tagType' } },
    condition: { op: 'not', of: { op: 'field', name: 'filter' } },
  };
}

/** The tag under which a union has a type: the type of a message, which is that of the tag as well. */
function tagOf(schema: ResolvedSchema, union: string, type: string): number | undefined {
  const node = schema.types[union]?.type;
  if (node?.kind !== 'variant') return undefined;
  return node.cases.find((of) => of.type.kind === 'ref' && of.type.type === type)?.tag;
}
