import { type CatalogEntry, catalog } from '../../generated/catalog.js';
import { DecodeError, needMore, type Place, Reader, UsageError } from '../runtime/index.js';
import { nearest } from '../schema/diagnostics.js';
import { structsIn } from '../schema/interpreter/index.js';
import { primitives } from '../transport/index.js';
import { direction } from './direction.js';
import { resolvedSchema } from './resolved-schema.js';
import type { Given, WireType } from './wire-type.js';

export const wireTypes: ReadonlyMap<string, WireType> = new Map(
  [...[...catalog.values()].map(ofCatalog), direction].map((type) => [type.name, type]),
);

/** Throws UsageError `unknown-type` that names the nearest type there is. */
export function wireType(name: string): WireType {
  const type = wireTypes.get(name);
  if (type !== undefined) return type;
  const near = nearest(name, [...wireTypes.keys()]);
  const hint = near === undefined ? 'mtrude types lists all' : `did you mean ${near}?`;
  throw new UsageError('unknown-type', `There is no type ${name}; ${hint}`);
}

function ofCatalog(entry: CatalogEntry): WireType {
  const { name, doc, given } = entry;
  return {
    name,
    doc,
    given,
    decode(bytes, given) {
      const value = entry.decode(bytes, given, { primitives });
      if (value !== needMore) return value;
      const { offset, path, rule } = endOf(entry, bytes, given);
      throw new DecodeError('truncated', `The input ends at byte ${bytes.length}, inside what starts`, {
        offset,
        path,
        rule,
      });
    },
    encode: (value, given) => entry.encode(value, given, { primitives }),
    structs: (value) => structsIn(resolvedSchema(), name, value),
  };
}

/** Where the item starts that the input is too short for. */
function endOf(entry: CatalogEntry, bytes: Uint8Array, given: Given): Place {
  const reader = new NotingReader(bytes, { primitives });
  entry.read(reader, given);
  return reader.ended;
}

class NotingReader extends Reader {
  ended: Place = { offset: 0, path: '', rule: '' };

  override short(offset: number, path: string, rule: string): typeof needMore {
    this.ended = { offset, path, rule };
    return super.short(offset, path, rule);
  }
}
