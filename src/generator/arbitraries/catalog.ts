import type { ResolvedSchema } from '../../schema/resolved.js';
import { header } from '../text/header.js';
import { Imports } from '../text/imports.js';
import { quote } from '../text/names.js';
import { hasCodec } from '../text/types.js';

/** The table of all arbitraries by the full name of their type. */
export function catalogText(schema: ResolvedSchema): string {
  const imports = new Imports();
  imports.all('fc', 'fast-check');
  const entries = Object.values(schema.types)
    .filter(hasCodec)
    .map((type) => {
      const from = imports.all(type.format, `./${type.format}.js`);
      const cases =
        type.given === undefined
          ? `${from}.${type.localName}Arbitrary.map(withoutGiven)`
          : `${from}.${type.localName}CaseArbitrary.map(({ given, value }) => ({ given: { ...given }, value }))`;
      return `[${quote(type.name)}, ${cases}],`;
    });
  return [
    header('spec'),
    '',
    imports.text,
    '',
    '/** A value, with the parameters that its type needs to be read and written. */',
    'export interface Case {',
    'readonly given: Readonly<Record<string, number | boolean | Uint8Array>> | undefined;',
    'readonly value: unknown;',
    '}',
    '',
    'const withoutGiven = (value: unknown): Case => ({ given: undefined, value });',
    '',
    '/** Every type of the spec by its full name. */',
    'export const arbitraries: ReadonlyMap<string, fc.Arbitrary<Case>> = new Map<string, fc.Arbitrary<Case>>([',
    ...entries,
    ']);',
    '',
  ].join('\n');
}
