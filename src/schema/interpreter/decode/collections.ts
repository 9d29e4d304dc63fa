import { setOwn } from '../../lossless-json/host-objects.js';
import type { List, Recall, Record_ } from '../../model.js';
import { evaluateNumber } from '../expressions.js';
import { ruleOf } from '../types.js';
import { hasMore } from './bitstreams.js';
import { type Decoding, type Place, part, restOfHead } from './decoding.js';
import { readText } from './regions.js';

export function readList(decoding: Decoding, node: List, place: Place): unknown[] {
  const { input, meter } = decoding;
  const rule = ruleOf(node, place.owner);
  const count = countedItems(decoding, node, place);
  if (count !== undefined && count < 0) {
    return decoding.fail('negative-length', `there would be ${count} items`, { path: place.path, rule });
  }
  const fresh: unknown[] = [];
  place.begin?.(fresh, count === 0);
  const items = Array.isArray(place.into) ? place.into : fresh;
  const item = () => {
    meter.count(input.offset, place.path, rule);
    items.push(decoding.read(node.item, part(place, String(items.length))));
  };
  if (typeof node.until === 'object' && 'carries' in node.until) {
    const { carries, while: is } = node.until;
    const carry = (value: number) => place.assign?.(carries, value);
    while (evaluateNumber({ op: 'field', name: carries }, place.lookup) === is) {
      meter.count(input.offset, place.path, rule);
      items.push(decoding.read(node.item, { ...part(place, String(items.length)), carry }));
    }
    return items;
  }
  if (count === undefined) {
    while (hasMore(decoding)) item();
    return items;
  }
  while (items.length < count) item();
  return items;
}

/** How many items there are, where that is known before them. */
function countedItems(decoding: Decoding, { until }: List, place: Place): number | undefined {
  if (until === 'end' || (typeof until === 'object' && 'carries' in until)) return undefined;
  if (until === 'head') return restOfHead(place);
  return 'count' in until ? decoding.head('count', until.count, place) : evaluateNumber(until.counted, place.lookup);
}

export function readRecord(decoding: Decoding, node: Record_, place: Place): object {
  const { input } = decoding;
  const properties = place.into ?? {};
  const order: string[] = [];
  if (node.name.kind !== 'ref') place.begin?.(properties);
  for (;;) {
    const start = input.offset;
    const name = readName(decoding, node, place, start);
    // Of a type of text the first name is read by then: it may be in a table, too.
    if (node.name.kind === 'ref' && order.length === 0) place.begin?.(properties, name === undefined);
    if (name === undefined) break;
    order.push(name);
    setOwn(properties, name, decoding.read(node.value, part(place, name)));
  }
  const canonical = Object.keys(properties);
  if (order.length !== canonical.length || order.some((name, index) => name !== canonical[index])) {
    decoding.canonical = false;
  }
  return properties;
}

/** The next name; undefined at the end. It counts as an element once it is known to be one. */
function readName(decoding: Decoding, node: Record_, place: Place, start: number): string | undefined {
  const rule = ruleOf(node, place.owner);
  if (node.name.kind === 'ref') {
    const name = decoding.read(node.name, part(place, 'name'));
    if (name === '' && isTerminator(decoding, node, place)) return undefined;
    decoding.meter.count(decoding.input.offset, place.path, rule);
    return String(name);
  }
  const length = decoding.head('name length', node.name, place);
  if (length === 0 && isTerminator(decoding, node, place)) return undefined;
  decoding.meter.count(start, place.path, rule);
  return decoding.annotate(part(place, 'name'), { kind: 'utf8', length: 'rest', rule }, () =>
    readText(decoding, length, { path: place.path, rule }),
  );
}

/** After an empty name: the terminator, which is taken, or the first byte of a value, which is not. */
function isTerminator(decoding: Decoding, node: Record_, place: Place): boolean {
  const { input } = decoding;
  if (node.terminator === undefined) return true;
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
  const found = table[index];
  if (found !== undefined) return found;
  const at = { path: place.path, rule: ruleOf(node, place.owner), offset };
  return decoding.fail('bad-reference', `entry ${index} of a table of ${table.length}`, at);
}
