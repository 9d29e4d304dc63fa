import { isLeft } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { SchemaError } from '../runtime/errors.js';
import { type FormDiagnostic, wholePath } from './diagnostics.js';
import { specification } from './meta-schema-definitions.js';
import type { FormError } from './meta-schema-forms.js';
import type { Specification } from './model.js';

/**
 * Takes data of unknown origin, such as parsed JSON, for a specification if it has the form of one. What it says is
 * for `resolve` to check.
 *
 * @throws SchemaError `malformed-schema` with every place where the form is another.
 */
export function checkSpecification(json: unknown): Specification {
  const checked = specification.decode(json);
  if (isLeft(checked)) throw new SchemaError('malformed-schema', checked.left.map(diagnostic));
  return checked.right;
}

function diagnostic(error: t.ValidationError): FormDiagnostic {
  const path = pathOf(error.context);
  if (isFormError(error)) {
    const { code, message, nearest } = error;
    return { code, severity: 'error', path, message, ...(nearest !== undefined && { nearest }) };
  }
  const expected = error.context.at(-1)?.type.name ?? 'something else';
  return { code: 'wrong-form', severity: 'error', path, message: `${found(error.value)} is not ${expected}` };
}

const isFormError = (error: t.ValidationError): error is FormError => 'code' in error;

const found = (value: unknown): string => {
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : String(JSON.stringify(value));
};

/** The path as the resolver gives it: by names where things have them, from the definition on where there is one. */
function pathOf(context: t.Context): string {
  let path: string[] = [];
  let named = false;
  context.slice(1).forEach(({ key, actual }, at) => {
    const inside = context[at]?.key;
    const name = nameOf(actual);
    if (inside === 'definitions' || inside === 'formats') path = [name ?? `${inside}.${key}`];
    // The type of a field, a case or a definition has the path of what it is the type of.
    else if (!(named && key === 'type')) path.push(/^\d+$/.test(key) ? (name ?? key) : key);
    named = name !== undefined && /^\d+$/.test(key);
  });
  return path.join('.') || wholePath;
}

const nameOf = (actual: unknown): string | undefined => {
  if (typeof actual !== 'object' || actual === null) return undefined;
  const name: unknown = 'name' in actual ? actual.name : 'format' in actual ? actual.format : undefined;
  return typeof name === 'string' ? name : undefined;
};
