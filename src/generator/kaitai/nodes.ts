import { carrying } from '../../schema/carried.js';
import { isLate } from '../../schema/late.js';
import type { Computed, Node, Struct } from '../../schema/model.js';
import type { ResolvedType } from '../../schema/resolved.js';
import { carryOn, emitList, emitRecord } from './collections.js';
import { both, expressionText } from './expressions.js';
import { emitExtension, emitHeadFlag, expectLiteral } from './interned.js';
import { snake } from './names.js';
import {
  documented,
  emitConstant,
  emitEnumeration,
  emitFlag,
  emitFloat,
  emitHead,
  emitInt,
  emitSpellings,
  emitUint,
  when,
} from './numbers.js';
import { emitOverlay } from './overlays.js';
import type { Place } from './place.js';
import { emitLate, emitPrefixed, emitSized, emitText } from './regions.js';
import { direct, type Scope, typeNamed } from './scope.js';
import { referenceTo } from './type-names.js';
import { Unsupported } from './unsupported.js';
import { emitVariant } from './variants.js';

/** The fields of a struct, one after another. */
function emitStruct(scope: Scope, struct: Struct): void {
  const late: (() => void)[] = [];
  for (const { name, type } of struct.fields) {
    // Of a field that a list carries on, the value is the last number.
    const id = carrying(struct, name) === undefined ? snake(name) : `first_${snake(name)}`;
    if (isLate(type)) {
      late.push(emitLate({ scope, id, condition: undefined, doc: type.doc }, type));
      continue;
    }
    const optional = type.kind === 'when' ? expressionText(type.condition, scope) : undefined;
    const text = emit({ scope, id, condition: undefined, doc: undefined }, type);
    scope.define(name, text, type.kind === 'ifMore' ? 'false' : optional, type);
    if (isInternedOutside(scope, type)) expectLiteral({ scope, id, condition: undefined, doc: undefined });
    if (type.kind === 'list') carryOn(scope, id, type);
  }
  for (const describe of late) describe();
}

/** Whether the number in front of this one says what a field is. */
const isInternedOutside = ({ schema }: Scope, node: Node): boolean =>
  node.kind === 'ref' && typeNamed(schema, node.type).interned?.head === 'outer';

/** Writes one node as a field, and gives how expressions name it. */
export function emit(place: Place, node: Node): string {
  const { node: inner, owner } = direct(place.scope.schema, node);
  const documentedPlace = { ...place, doc: node.doc ?? owner?.doc ?? place.doc };
  return emitDirect(documentedPlace, inner, owner);
}

function emitDirect(place: Place, node: Node, named: ResolvedType | undefined): string {
  const { scope, id, condition } = place;
  switch (node.kind) {
    case 'uint':
      return emitUint(place, node);
    case 'int':
      return emitInt(place, node);
    case 'float':
      return emitFloat(place, node);
    case 'flag':
      return emitFlag(place, node);
    case 'reserved':
      return emitReserved(place, node.bits);
    case 'constant':
      return emitConstant(place, node);
    case 'magic':
      scope.seq.push({ id, contents: bytesOf(node.hex), ...when(condition), ...documented(place.doc) });
      return id;
    case 'enum':
      return emitEnumeration(place, node, named);
    case 'spellings':
      return emitSpellings(place, node);
    case 'utf8':
    case 'bytes':
      return emitText(place, node);
    case 'terminated':
      scope.seq.push({
        id,
        type: 'strz',
        terminator: node.end,
        encoding: 'UTF-8',
        ...when(condition),
        ...documented(place.doc),
      });
      return id;
    case 'nothing':
      return id;
    case 'ref':
      scope.seq.push({ id, type: referenceTo(scope, node), ...when(condition), ...documented(place.doc) });
      return id;
    case 'derived':
    case 'carry':
      return emit(place, node.type);
    case 'computed':
      return emitComputed(place, node);
    case 'when':
      return emit({ ...place, condition: both(condition, expressionText(node.condition, scope)) }, node.type);
    case 'ifMore':
      return emit({ ...place, condition: both(condition, 'not _io.eof') }, node.type);
    case 'struct':
    case 'calls':
      scope.seq.push({ id, type: ownType(place, node), ...when(condition), ...documented(place.doc) });
      return id;
    case 'variant':
      return emitVariant(place, node);
    case 'sized':
      return emitSized(place, node);
    case 'prefixed':
      return emitPrefixed(place, node);
    case 'list':
      return emitList(place, node);
    case 'record':
      return emitRecord(place, node);
    case 'overlay':
    case 'at':
    case 'digest':
      throw new Unsupported('a region with parts at places of their own, inside another type');
    case 'trial':
      throw new Unsupported('it is a union that only digests tell apart');
    case 'continued':
      return emitHead(place, node);
    case 'headFlag':
      return emitHeadFlag(place);
    case 'extension':
      return emitExtension(place, node);
    case 'recall':
      return emitHead(place, node.index);
    case 'bitstream':
    case 'expGolomb':
    case 'uintOf':
    case 'remainingBits':
    case 'differences':
    case 'alignment':
      throw new Unsupported('it is a stream of bits, whose end and codes Kaitai Struct cannot say');
  }
}

function emitComputed({ scope, id, doc }: Place, node: Computed): string {
  const isTag = scope.tag !== undefined && snake(scope.tag.field) === id;
  const value = isTag ? scope.tag.text : expressionText(node.from, scope);
  // A parameter of the same name is at hand already.
  if (value !== id) scope.instances[id] = { value, ...documented(doc) };
  return id;
}

/** A type of its own below the one that a field stands in, for what a single field cannot say. */
export function ownType({ scope, id }: Place, node: Node, tag?: Scope['tag']): string {
  const name = `${scope.id}_${id}`;
  const inner = scope.inside(name, tag);
  emitBody(inner, node);
  scope.types[name] = inner.ksy;
  return name;
}

/** What a type consists of: the fields of a struct, or one field `value`. */
export function emitBody(scope: Scope, node: Node): void {
  const { node: inner } = direct(scope.schema, node);
  if (inner.kind === 'struct') emitStruct(scope, inner);
  else if (inner.kind === 'calls') emitRow(scope, inner.over);
  else if (inner.kind === 'overlay') emitOverlay(scope, inner);
  else emit({ scope, id: 'value', condition: undefined, doc: undefined }, node);
}

/** A row of values, whatever they mean. */
function emitRow(scope: Scope, over: string): void {
  scope.seq.push({ id: 'values', type: referenceTo(scope, { kind: 'ref', type: over }), repeat: 'eos' });
}

function emitReserved({ scope, id, condition, doc }: Place, bits: number): string {
  const isWhole = scope.bits === 0 && bits % 8 === 0;
  if (isWhole) scope.seq.push({ id, size: String(bits / 8), ...when(condition), ...documented(doc) });
  else scope.seq.push({ id, type: `b${bits}`, ...when(condition), ...documented(doc) });
  scope.bits = (scope.bits + bits) % 8;
  return id;
}

const bytesOf = (hex: string): number[] => Array.from(hex.matchAll(/../g), ([digits]) => Number.parseInt(digits, 16));
