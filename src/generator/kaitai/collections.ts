import type { List, Node, Record_ } from '../../schema/model.js';
import { expressionText } from './expressions.js';
import type { Attribute } from './ksy.js';
import { snake } from './names.js';
import { emit, ownType } from './nodes.js';
import { documented, emitUint, when } from './numbers.js';
import type { Place } from './place.js';
import type { Scope } from './scope.js';
import { referenceTo } from './type-names.js';

export function emitList(place: Place, node: List): string {
  const { scope, id, condition, doc } = place;
  const repeat = repetition(place, node);
  scope.seq.push({ id, type: itemType(place, node.item), ...repeat, ...when(condition), ...documented(doc) });
  return id;
}

function repetition(place: Place, { until }: List): Pick<Attribute, 'repeat' | 'repeat-expr'> {
  if (until === 'end') return { repeat: 'eos' };
  if ('counted' in until) return { repeat: 'expr', 'repeat-expr': expressionText(until.counted, place.scope) };
  const count = emitUint({ ...place, id: `${place.id}_count`, doc: undefined }, until.count);
  return { repeat: 'expr', 'repeat-expr': count };
}

/** Entries up to the one that has an empty name and the terminator behind it. */
export function emitRecord(place: Place, node: Record_): string {
  const { scope, id, condition, doc } = place;
  const name = `${scope.id}_${id}_entry`;
  const entry = scope.inside(name);
  const inEntry = { scope: entry, condition: undefined, doc: undefined };
  const length = emitUint({ ...inEntry, id: 'name_length' }, node.name);
  entry.seq.push({ id: 'name', type: 'str', encoding: 'UTF-8', size: length });
  entry.instances.next_byte = { pos: '_io.pos', type: 'u1' };
  entry.instances.is_end = { value: `${length} == 0 and next_byte == ${node.terminator}` };
  entry.seq.push({ id: 'terminator', type: 'u1', if: 'is_end' });
  emit({ ...inEntry, id: 'value', condition: 'not is_end' }, node.value);
  scope.types[name] = entry.ksy;
  const until = { repeat: 'until', 'repeat-until': '_.is_end' } as const;
  scope.seq.push({ id, type: name, ...until, ...when(condition), ...documented(doc) });
  return id;
}

/** A type for what stands many times or as one of several: the named type itself, or a type of its own. */
export function itemType(place: Place, node: Node, step = 'item', tag?: Scope['tag']): string {
  if (node.kind === 'ref') return referenceTo(place.scope, node);
  return ownType({ ...place, id: `${place.id}_${snake(step)}` }, node, tag);
}
