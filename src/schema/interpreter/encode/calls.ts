import { getOwn, isPlainObject } from '../../lossless-json/host-objects.js';
import type { Call, Calls } from '../../model.js';
import { hasShape } from '../shapes.js';
import { ruleOf } from '../types.js';
import { type Encoding, type Place, part } from './encoding.js';

export function writeCalls(encoding: Encoding, node: Calls, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  for (const item of rowOf(encoding, node, value, at)) {
    encoding.write({ kind: 'ref', type: node.over }, item, part(place));
  }
}

interface At {
  readonly path: string;
  readonly rule: string;
}

function rowOf(encoding: Encoding, node: Calls, value: unknown, at: At): readonly unknown[] {
  if (!isPlainObject(value)) return encoding.fail('wrong-type', 'no plain object', at);
  const kind = getOwn(value, 'kind');
  const call = node.calls.find(({ name }) => name === kind);
  if (call !== undefined) return typedRow(encoding, call, value, at);
  const values = kind === 'other' ? getOwn(value, 'values') : undefined;
  return Array.isArray(values) ? values : encoding.fail('wrong-type', 'no call', at);
}

/** Optional items are left out at the end only; anywhere else they must be written. */
function typedRow(encoding: Encoding, call: Call, value: object, at: At): readonly unknown[] {
  const row: unknown[] = [];
  let needed = 0;
  for (const { name, shape, presence } of call.items) {
    const here = { path: `${at.path}.${name}`, rule: at.rule };
    const held = getOwn(value, name);
    if (presence === 'rest') {
      const rest = held === undefined ? [] : held;
      if (!Array.isArray(rest)) return encoding.fail('wrong-type', 'no array', here);
      for (const item of rest) {
        if (!hasShape(encoding.schema, shape, item)) return encoding.fail('wrong-type', 'not of the shape', here);
        row.push(item);
      }
      if (rest.length > 0) needed = row.length;
      continue;
    }
    row.push(held);
    if (held !== undefined || presence === 'required') needed = row.length;
    const absent = held === undefined && presence === 'optional';
    if (!absent && !hasShape(encoding.schema, shape, held))
      return encoding.fail('wrong-type', 'not of the shape', here);
  }
  const written = row.slice(0, needed);
  written.forEach((held, index) => {
    const item = call.items[index];
    if (item === undefined || item.presence !== 'optional' || held !== undefined) return;
    if (hasShape(encoding.schema, item.shape, held)) return;
    encoding.fail('condition-mismatch', 'left out before an item that is there', {
      path: `${at.path}.${item.name}`,
      rule: at.rule,
    });
  });
  return [call.opens, ...written];
}
