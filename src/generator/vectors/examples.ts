import type { Example } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import type { Vector } from './vector.js';

/** The examples of a type, in their order. */
export function exampleVectors(schema: ResolvedSchema, type: ResolvedType): Vector[] {
  const names = distinct(type.examples.map(nameOf));
  return type.examples.map((example, index) => vector(schema, type, example, `${type.name}/${names[index]}`));
}

function vector(schema: ResolvedSchema, type: ResolvedType, example: Example, id: string): Vector {
  const layout = example.error === undefined ? [type.layoutRule] : [];
  const rules = [...new Set([...(example.rules ?? []), ...layout])];
  const isContested = rules.some((rule) => schema.rules[rule]?.level === 'CONFLICT');
  const { doc, given, error } = example;
  return {
    id,
    type: type.name,
    ...(doc === undefined ? {} : { doc }),
    hex: example.hex.replaceAll(/\s/g, '').toLowerCase(),
    ...(given === undefined ? {} : { given }),
    ...('value' in example ? { value: example.value } : {}),
    canonical: error === undefined && example.canonical !== false,
    validity: error !== undefined ? 'invalid' : isContested ? 'contested' : 'valid',
    ...(error === undefined ? {} : { error }),
    rules,
    source: type.from,
  };
}

/** What an example is about; or its first bytes. It stays when others come and go. */
function nameOf({ doc, hex, given }: Example): string {
  const words = doc
    ?.toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (words !== undefined && words !== '') return words;
  const digits = hex.replaceAll(/\s/g, '').toLowerCase();
  const bytes = digits.length > 24 ? `${digits.slice(0, 24)}-${digits.length / 2}` : digits;
  const parameters = Object.entries(given ?? {}).map(([name, value]) => `${name}-${value}`);
  return [bytes === '' ? 'empty' : bytes, ...parameters].join('-');
}

/** Of several with one name, the second and later are numbered. */
export function distinct(names: readonly string[]): string[] {
  const met = new Map<string, number>();
  return names.map((name) => {
    const count = (met.get(name) ?? 0) + 1;
    met.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}
