import { readFileSync } from 'node:fs';
import type { ResolvedSchema } from '../../schema/resolved.js';
import type { Backend } from '../backend.js';
import { header } from '../text/header.js';
import { formatsWithTypes } from '../text/types.js';
import { constantsText, namedBytesText, typesText } from './definitions.js';
import { transitionText } from './transition.js';

/** A dissector for Wireshark: one Lua file. */
export const wiresharkBackend: Backend = {
  name: 'wireshark',
  generate: (schema) => [{ path: 'wireshark/mtrude.lua', text: scriptText(schema) }],
};

/** What reads comes first, then what is read, then what hooks it into TCP. */
function scriptText(schema: ResolvedSchema): string {
  const chunkStream = schema.transitions['rtmp.chunkStream'];
  return [
    header('spec', '--'),
    ...['protocol', 'cursor', 'expressions', 'sha256', 'display', 'fields', 'nodes'].map(support),
    ...['read', 'read-text', 'read-interned', 'read-structures', 'read-collections', 'read-overlays', 'transition'].map(
      support,
    ),
    constantsText(schema),
    namedBytesText(schema),
    ...formatsWithTypes(schema).map((format) => inScope(typesText(schema, format))),
    ...(chunkStream === undefined ? [] : [transitionText('chunk_stream', chunkStream)]),
    'register_types()',
    ...['segments', 'chunks', 'handshake', 'dissector'].map(support),
  ].join('\n\n');
}

/** A part that is written by hand and comes along as it is. */
const support = (name: string): string =>
  readFileSync(new URL(`./support/${name}.lua`, import.meta.url), 'utf8').trimEnd();

const inScope = (text: string): string => `do\n${text}\nend`;
