import { isPlainObject } from '../../schema/lossless-json/host-objects.js';
import { property } from './names.js';

/** Comparisons, as source text, that all hold where an expression has the value that lossless JSON says. */
export function sameText(value: string, json: unknown): string[] {
  if (Array.isArray(json)) {
    return [`${value}.length === ${json.length}`, ...json.flatMap((item, at) => sameText(`${value}[${at}]`, item))];
  }
  if (!isPlainObject(json)) return [`${value} === ${typeof json === 'string' ? JSON.stringify(json) : String(json)}`];
  return Object.entries(json).flatMap(([name, of]) => (name === '$class' ? [] : sameText(property(value, name), of)));
}
