import type { Case, Node, Uint, Variant } from '../../schema/model.js';
import { itemType } from './collections.js';
import { expressionText } from './expressions.js';
import type { Switch } from './ksy.js';
import { snake } from './names.js';
import { documented, emitEnumeration, emitUint, when, widest } from './numbers.js';
import type { Place } from './place.js';

/** One of several layouts, chosen by a tag in front or by an expression. */
export function emitVariant(place: Place, node: Variant): string {
  const { scope, id, condition, doc } = place;
  const isNamed = 'marker' in node.tag && node.tag.marker.bits <= widest;
  const marker = 'marker' in node.tag && isNamed ? emitMarker(place, node, node.tag.marker) : undefined;
  const tag = tagText(place, node, marker);
  if (marker === undefined) expectTag(place, node, tag);
  const label = ({ name, tag: number }: Case) => (marker === undefined ? String(number) : `${marker}::${snake(name)}`);
  const takesBytes = node.cases.filter(({ type }) => type.kind !== 'nothing');
  const cases = takesBytes.map((of) => [label(of), itemType(place, of.type, of.name)] as const);
  const otherwise = node.else === undefined ? [] : [['_', elseType(place, node.else, tag)] as const];
  const type: Switch = { 'switch-on': marker ?? tag, cases: Object.fromEntries([...cases, ...otherwise]) };
  scope.seq.push({ id, type, ...when(condition), ...documented(doc) });
  return id;
}

function tagText(place: Place, { tag }: Variant, marker: string | undefined): string {
  if ('on' in tag) return expressionText(tag.on, place.scope);
  // Too wide for an enumeration.
  if ('marker' in tag && marker === undefined) return emitUint({ ...place, id: `${place.id}_marker` }, tag.marker);
  return 'peek' in tag ? peekedText(place, tag.peek) : `${marker}.to_i`;
}

/** What is asked for where the case begins is read there, and again as part of the case. */
function peekedText({ scope, id }: Place, { bits }: Uint): string {
  const bytes = Math.ceil(bits / 8);
  const name = `${id}_first`;
  scope.instances[name] = { pos: '_io.pos', type: bytes === 1 ? 'u1' : `b${bytes * 8}` };
  return bytes * 8 === bits ? name : `${name} >> ${bytes * 8 - bits}`;
}

/** The tag in front, as an enumeration of the cases. */
function emitMarker(place: Place, node: Variant, marker: Uint): string {
  const members = Object.fromEntries(node.cases.map(({ name, tag, doc = '' }) => [name, { value: tag, doc }]));
  const id = `${place.id}_marker`;
  const open = node.else !== undefined;
  emitEnumeration({ ...place, id, doc: undefined }, { kind: 'enum', base: marker, open, members }, undefined);
  if (open) expectTag(place, node, `${id}.to_i`);
  return id;
}

/** Tags that no case takes are refused; the check takes no bytes. */
function expectTag({ scope, id, condition }: Place, node: Variant, tag: string): void {
  const tags = node.cases.map((of) => of.tag);
  const refused = node.refused?.map((of) => of.tag) ?? [];
  if (node.else !== undefined && refused.length === 0) return;
  const expr =
    node.else === undefined
      ? tags.map((of) => `${tag} == ${of}`).join(' or ')
      : refused.map((of) => `${tag} != ${of}`).join(' and ');
  scope.seq.push({ id: `${id}_is_known`, size: '0', valid: { expr }, ...when(condition) });
}

function elseType(place: Place, { name, type, tagField }: { name: string; type: Node; tagField: string }, tag: string) {
  return itemType(place, type, name, { field: tagField, text: `_parent.${tag}` });
}
