import type { Example } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { distinct, nameOf } from './names.js';
import type { Vector } from './vector.js';

/** The examples of a type, in their order. */
export function exampleVectors(schema: ResolvedSchema, type: ResolvedType): Vector[] {
  const names = distinct(type.examples.map((example) => nameOf(type.localName, example)));
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
