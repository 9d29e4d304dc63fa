import type { ResolvedSchema } from '../../schema/resolved.js';
import type { Backend } from '../backend.js';
import { canonical } from './canonical.js';
import { formatDocument } from './format-document.js';

/** The resolved schema as JSON, one file a format, for readers in any language. */
export const schemaJsonBackend: Backend = {
  name: 'schema-json',
  generate: (schema: ResolvedSchema) =>
    schema.formats.map(({ format }) => ({
      path: `schema/${format}.json`,
      text: `${JSON.stringify(canonical(formatDocument(schema, format)), null, 2)}\n`,
    })),
};
