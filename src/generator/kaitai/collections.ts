import type { List, Node, Record_ } from '../../schema/model.js';
import { both, expressionText } from './expressions.js';
import type { Attribute } from './ksy.js';
import { snake } from './names.js';
import { emit, ownType } from './nodes.js';
import { documented, emitHead, when } from './numbers.js';
import type { Place } from './place.js';
import { type Scope, typeNamed } from './scope.js';
import { referenceTo } from './type-names.js';
import { Unsupported } from './unsupported.js';

export function emitList(place: Place, node: List): string {
  const { scope, id, condition, doc } = place;
  const repeat = repetition(place, node);
  const first = firstNumber(place, node);
  const holds = both(condition, first);
  scope.seq.push({ id, type: itemType(place, node.item), ...repeat, ...when(holds), ...documented(doc) });
  return id;
}

/** Of a list that carries a field: whether there is an item at all. */
const firstNumber = ({ scope }: Place, { until }: List): string | undefined =>
  typeof until === 'object' && 'carries' in until ? `${scope.field(until.carries)} == ${until.while}` : undefined;

/** Behind a list that carries a field, the field is what its last item ends with. */
export function carryOn(scope: Scope, id: string, { item, until }: List): void {
  if (typeof until === 'string' || !('carries' in until)) return;
  const first = scope.field(until.carries);
  const last = snake(until.carries);
  scope.instances[last] = { value: `${first} == ${until.while} ? ${id}.last.${nextNumber(scope, item)} : ${first}` };
  scope.define(until.carries, last, undefined);
}

function nextNumber({ schema }: Scope, node: Node): string {
  const item = node.kind === 'ref' ? typeNamed(schema, node.type).type : node;
  const next = item.kind === 'struct' ? item.fields.at(-1) : undefined;
  if (next?.type.kind !== 'carry') throw new Unsupported('a list that carries a field in items of another kind');
  return `${snake(next.name)}${next.type.type.kind === 'enum' ? '.to_i' : ''}`;
}

function repetition(place: Place, { item, until }: List): Pick<Attribute, 'repeat' | 'repeat-expr' | 'repeat-until'> {
  if (typeof until === 'object' && 'carries' in until) {
    return { repeat: 'until', 'repeat-until': `_.${nextNumber(place.scope, item)} != ${until.while}` };
  }
  if (until === 'end') return { repeat: 'eos' };
  if (until === 'head') return { repeat: 'expr', 'repeat-expr': place.scope.restOfHead };
  if ('counted' in until) return { repeat: 'expr', 'repeat-expr': expressionText(until.counted, place.scope) };
  const count = emitHead({ ...place, id: `${place.id}_count`, doc: undefined }, until.count);
  return { repeat: 'expr', 'repeat-expr': count };
}

/** Entries up to the one that has an empty name, and the terminator behind it where there is one. */
export function emitRecord(place: Place, node: Record_): string {
  const { scope, id, condition, doc } = place;
  const name = `${scope.id}_${id}_entry`;
  const entry = scope.inside(name);
  const isEmpty = emitName(entry, node.name);
  if (node.terminator === undefined) entry.instances.is_end = { value: isEmpty };
  else {
    entry.instances.next_byte = { pos: '_io.pos', type: 'u1' };
    entry.instances.is_end = { value: `${isEmpty} and next_byte == ${node.terminator}` };
    entry.seq.push({ id: 'terminator', type: 'u1', if: 'is_end' });
  }
  emit({ scope: entry, id: 'value', condition: 'not is_end', doc: undefined }, node.value);
  scope.types[name] = entry.ksy;
  const until = { repeat: 'until', 'repeat-until': '_.is_end' } as const;
  scope.seq.push({ id, type: name, ...until, ...when(condition), ...documented(doc) });
  return id;
}

/** The name of an entry; gives what says that it is empty. An index never stands for the empty one. */
function emitName(entry: Scope, node: Record_['name']): string {
  const at = { scope: entry, condition: undefined, doc: undefined };
  if (node.kind === 'ref') {
    emit({ ...at, id: 'name' }, node);
    const isInterned = typeNamed(entry.schema, node.type).interned !== undefined;
    return isInterned ? 'name.is_literal and name.literal.value.length == 0' : 'name.value.length == 0';
  }
  const length = emitHead({ ...at, id: 'name_length' }, node);
  entry.seq.push({ id: 'name', type: 'str', encoding: 'UTF-8', size: length });
  return `${length} == 0`;
}

/** A type for what stands many times or as one of several: the named type itself, or a type of its own. */
export function itemType(place: Place, node: Node, step = 'item', tag?: Scope['tag']): string {
  if (node.kind === 'ref') return referenceTo(place.scope, node);
  return ownType({ ...place, id: `${place.id}_${snake(step)}` }, node, tag);
}
