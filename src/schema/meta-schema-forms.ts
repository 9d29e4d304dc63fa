import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { nearest } from './diagnostics.js';

/** What is wrong with the form of data, beside what io-ts says by itself. */
export interface FormError extends t.ValidationError {
  readonly code: 'missing-key' | 'unknown-key' | 'unknown-form';
  readonly message: string;
  readonly nearest?: string;
}

type Optional<P extends t.Props> = { readonly [K in keyof P]?: t.TypeOf<P[K]> };

/** An object with these keys and no others: a misspelt optional key is an error, not a key that does nothing. */
export function form<R extends t.Props, O extends t.Props>(
  name: string,
  required: R,
  optional: O,
): t.Type<t.TypeOfProps<R> & Optional<O>> {
  type A = t.TypeOfProps<R> & Optional<O>;
  const allowed = [...Object.keys(required), ...Object.keys(optional)];

  const errorsOf = (u: unknown, context: t.Context): t.Errors => {
    if (!isObject(u)) return [{ value: u, context }];
    const wrong = (key: string, error: Omit<FormError, 'value' | 'context'>): FormError => ({
      ...error,
      value: u[key],
      context: t.appendContext(context, key, t.unknown, u[key]),
    });
    const entries = Object.entries({ ...required, ...optional });
    return [
      ...Object.keys(u)
        .filter((key) => !allowed.includes(key))
        .map((key) => wrong(key, { code: 'unknown-key', message: `${name} has no ${key}`, ...near(key, allowed) })),
      ...Object.keys(required)
        .filter((key) => !Object.hasOwn(u, key))
        .map((key) => wrong(key, { code: 'missing-key', message: `${name} wants ${key}` })),
      ...entries
        .filter(([key]) => Object.hasOwn(u, key))
        .flatMap(([key, codec]) => {
          const found = codec.validate(u[key], t.appendContext(context, key, codec, u[key]));
          return isLeft(found) ? found.left : [];
        }),
    ];
  };
  return checked<A>(name, errorsOf);
}

/** One of several forms, told apart by the word under one key. */
export function tagged<C extends Readonly<Record<string, t.Mixed>>>(
  name: string,
  tag: string,
  codecs: C,
): t.Type<t.TypeOf<C[keyof C]>> {
  const words = Object.keys(codecs);
  const errorsOf = (u: unknown, context: t.Context): t.Errors => {
    if (!isObject(u)) return [{ value: u, context }];
    const word = u[tag];
    const codec = typeof word === 'string' && Object.hasOwn(codecs, word) ? codecs[word] : undefined;
    if (codec !== undefined) {
      const found = codec.validate(u, context);
      return isLeft(found) ? found.left : [];
    }
    const error: FormError = {
      value: word,
      context: t.appendContext(context, tag, t.unknown, word),
      code: 'unknown-form',
      message: `${name} has as ${tag} one of ${words.join(', ')}`,
      ...(typeof word === 'string' ? near(word, words) : {}),
    };
    return [error];
  };
  return checked(name, errorsOf);
}

/** One of two forms; the test says which is meant, so that errors speak of that one. */
export const choose = <A, B>(
  name: string,
  test: (u: unknown) => boolean,
  yes: t.Type<A>,
  no: t.Type<B>,
): t.Type<A | B> =>
  new t.Type<A | B>(
    name,
    (u): u is A | B => (test(u) ? yes.is(u) : no.is(u)),
    (u, context) => (test(u) ? yes.validate(u, context) : no.validate(u, context)),
    t.identity,
  );

export const hasKey =
  (key: string) =>
  (u: unknown): boolean =>
    isObject(u) && Object.hasOwn(u, key);

export const isString = (u: unknown): boolean => typeof u === 'string';

/** One of these words or numbers. */
export const words = <W extends string | number>(...all: readonly W[]): t.Type<W> =>
  simple(all.map((word) => JSON.stringify(word)).join(' or '), (u): u is W => all.some((word) => word === u));

/** What a test says it is. */
export const simple = <A>(name: string, is: (u: unknown) => u is A): t.Type<A> =>
  new t.Type<A>(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity);

export const scalar: t.Type<number | boolean> = simple(
  'a number or a boolean',
  (u): u is number | boolean => typeof u === 'number' || typeof u === 'boolean',
);

/** A codec that takes the data as it is once there is nothing wrong with it. */
function checked<A>(name: string, errorsOf: (u: unknown, context: t.Context) => t.Errors): t.Type<A> {
  const validate: t.Validate<unknown, A> = (u, context) => {
    let errors: t.Errors = [];
    const conforms = (of: unknown): of is A => {
      errors = errorsOf(of, context);
      return errors.length === 0;
    };
    return conforms(u) ? t.success(u) : t.failures(errors);
  };
  return new t.Type<A>(name, (u): u is A => errorsOf(u, []).length === 0, validate, t.identity);
}

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u);

const near = (name: string, among: readonly string[]): { readonly nearest?: string } => {
  const found = nearest(name, among);
  return found === undefined ? {} : { nearest: found };
};
