import type { Calls } from '../../model.js';
import { callOf } from '../rows.js';
import { ruleOf } from '../types.js';
import { type Decoding, type Place, part } from './decoding.js';

/** A row of values up to the end of the region, typed if it fits a call. Its values count as elements. */
export function readCalls(decoding: Decoding, node: Calls, place: Place): object {
  const { input, meter } = decoding;
  const values: unknown[] = [];
  while (input.position < input.end) {
    meter.count(input.offset, place.path, ruleOf(node, place.owner));
    values.push(decoding.read({ kind: 'ref', type: node.over }, part(place, String(values.length))));
  }
  const call = callOf(decoding.schema, node, values);
  if (call === undefined) return { kind: 'other', values };
  // An argument that was spelled out as undefined would be left out at the end of the row.
  const last = call.items.length === 0 ? undefined : call.items[call.items.length - 1];
  if (values.length > 1 && last?.presence !== 'rest' && values.at(-1) === undefined) {
    if (call.items[values.length - 2]?.presence === 'optional') decoding.canonical = false;
  }
  return call.typed;
}
