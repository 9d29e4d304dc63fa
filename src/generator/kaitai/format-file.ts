import { stringify } from 'yaml';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { header } from '../text/header.js';
import { formatOf } from '../text/names.js';
import type { Described } from './describe.js';
import type { Enum, Ksy } from './ksy.js';
import { leftOut } from './left-out.js';
import { snake } from './names.js';
import { membersOf } from './numbers.js';
import { usedTypes } from './used-types.js';

/** One file: the types of a format, and at its root the one that stands for a whole file, if there is one. */
export function formatFile(schema: ResolvedSchema, format: string, described: readonly Described[]): string {
  const present = described.filter(({ result }) => 'ksy' in result);
  const root = rootOf(schema, format, present);
  const enums = Object.fromEntries(
    present.flatMap(({ type }): (readonly [string, Enum])[] =>
      type.type.kind === 'enum' ? [[snake(type.localName), membersOf(type.type)]] : [],
    ),
  );
  const ksy: Ksy = {
    meta: {
      id: snake(format),
      title: `${format}, as mtrude describes it`,
      license: 'MIT',
      ...importsOf(format, present),
      endian: 'be',
      'bit-endian': 'be',
    },
    doc: docOf(schema, format, described),
    ...(root === undefined ? {} : { seq: [{ id: snake(root), type: snake(root) }] }),
    ...(Object.keys(enums).length > 0 ? { enums } : {}),
    types: Object.fromEntries(
      present.flatMap(({ type, result }) => ('ksy' in result ? [[snake(type.localName), result.ksy]] : [])),
    ),
  };
  return `${header(`spec/${format}`, '#')}\n${stringify(ksy, plainNumbers, { lineWidth: 120, aliasDuplicateObjects: false })}`;
}

/** A size or place that is a number stands as one. */
const plainNumbers = (key: unknown, value: unknown): unknown =>
  (key === 'size' || key === 'pos') && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

/** The type of a whole file, where the format has one and it is described. */
function rootOf(schema: ResolvedSchema, format: string, present: readonly Described[]): string | undefined {
  const root = schema.formats.find((of) => of.format === format)?.root;
  return present.find(({ type }) => type.name === root)?.type.localName;
}

function importsOf(format: string, present: readonly Described[]): { readonly imports?: readonly string[] } {
  const formats = present.flatMap(({ type }) => usedTypes(type)).map(formatOf);
  const others = [...new Set(formats)].filter((other) => other !== format).sort();
  return others.length === 0 ? {} : { imports: others.map(snake) };
}

function docOf(schema: ResolvedSchema, format: string, described: readonly Described[]): string {
  const doc = schema.formats.find((of) => of.format === format)?.doc ?? '';
  const without = described.flatMap(({ type, result }) =>
    'why' in result ? [`- ${type.localName}: ${result.why}.`] : [],
  );
  const notes = [...new Set(described.flatMap(({ type }) => leftOut(schema, type)))].map((note) => `- ${note}`);
  return [
    doc,
    ...(notes.length === 0 ? [] : ['', 'What this description leaves out:', ...notes]),
    ...(without.length === 0 ? [] : ['', 'Types that are not here, and why:', ...without]),
    '',
  ].join('\n');
}
