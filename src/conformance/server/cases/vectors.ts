import { readVectors, type Vector } from '../../codec/vectors.js';

const all = readVectors().flatMap(({ vectors }) => vectors);

/** The vectors of these types: those that stand for a value, or those that do not. */
export const vectorsOf = (validity: 'valid' | 'invalid', ...types: readonly string[]): readonly Vector[] =>
  all.filter((vector) => types.includes(vector.type) && (vector.validity === 'invalid') === (validity === 'invalid'));

export const bytesOf = ({ hex }: Vector): Uint8Array => Buffer.from(hex, 'hex');

/** The name of a case that a vector gives: `value-a-date`. */
export function nameOf({ id }: Vector): string {
  const [, name = id] = /^\w+\.(.+)$/.exec(id) ?? [];
  return kebab(name.replaceAll(/[/~]+/g, '-'));
}

const kebab = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a vector is about, for people. */
export const aboutOf = ({ type, doc, hex }: Vector): string =>
  `${type}${doc === undefined ? '' : ` (${doc})`}: ${hex.length <= 48 ? hex : `${hex.slice(0, 48)}…`}`;
