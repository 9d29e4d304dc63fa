import { setOwn } from '../../lossless-json/host-objects.js';
import type { List, Recall, Record_ } from '../../model.js';
import { evaluateNumber } from '../expressions.js';
import { ruleOf } from '../types.js';
import { type Decoding, type Place, part } from './decoding.js';
import { readText } from './regions.js';

export function readList(decoding: Decoding, node: List, place: Place): unknown[] {
  const { input, meter } = decoding;
  const rule = ruleOf(node, place.owner);
  const items: unknown[] = [];
  place.begin?.(items);
  const item = () => {
    meter.count(input.offset, place.path, rule);
    items.push(decoding.read(node.item, part(place, String(items.length))));
  };
  if (node.until === 'end') {
    while (input.position < input.end) item();
    return items;
  }
  if ('carries' in node.until) {
    const { carries, while: is } = node.until;
    const carry = (value: number) => place.assign?.(carries, value);
    while (evaluateNumber({ op: 'field', name: carries }, place.lookup) === is) {
      meter.count(input.offset, place.path, rule);
      items.push(decoding.read(node.item, { ...part(place, String(items.length)), carry }));
    }
    return items;
  }
  const count =
    'count' in node.until
      ? decoding.head('count', node.until.count, place)
      : evaluateNumber(node.until.counted, place.lookup);
  if (count < 0) return decoding.fail('negative-length', `there would be ${count} items`, { path: place.path, rule });
  while (items.length < count) item();
  return items;
}

export function readRecord(decoding: Decoding, node: Record_, place: Place): object {
  const { input, meter } = decoding;
  const rule = ruleOf(node, place.owner);
  const properties = {};
  const order: string[] = [];
  place.begin?.(properties);
  for (;;) {
    const start = input.offset;
    const length = decoding.head('name length', node.name, place);
    if (length === 0 && isTerminator(decoding, node, place)) break;
    meter.count(start, place.path, rule);
    const name = decoding.annotate(part(place, 'name'), { kind: 'utf8', length: 'rest', rule }, () =>
      readText(decoding, length, { path: place.path, rule }),
    );
    order.push(name);
    setOwn(properties, name, decoding.read(node.value, part(place, name)));
  }
  const canonical = Object.keys(properties);
  if (order.length !== canonical.length || order.some((name, index) => name !== canonical[index])) {
    decoding.canonical = false;
  }
  return properties;
}

/** After an empty name: the terminator, which is taken, or the first byte of a value, which is not. */
function isTerminator(decoding: Decoding, node: Record_, place: Place): boolean {
  const { input } = decoding;
  decoding.need(8, place.path, place.owner.layoutRule);
  if (input.bytes[input.offset] !== node.terminator) return false;
  const terminator = { kind: 'uint', bits: 8, rule: ruleOf(node, place.owner) } as const;
  decoding.head('terminator', terminator, place);
  return true;
}

export function readRecall(decoding: Decoding, node: Recall, place: Place): unknown {
  const { offset } = decoding.input;
  const index = decoding.head('index', node.index, place);
  const table = decoding.tables.get(node.table) ?? [];
  if (index < table.length) return table[index];
  const at = { path: place.path, rule: ruleOf(node, place.owner), offset };
  return decoding.fail('bad-reference', `entry ${index} of a table of ${table.length}`, at);
}
