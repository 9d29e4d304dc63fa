import type { Late } from '../../schema/late.js';
import type { Bytes, Length, Node, Prefixed, Sized, Utf8 } from '../../schema/model.js';
import { expressionText } from './expressions.js';
import type { Attribute } from './ksy.js';
import { emitBody } from './nodes.js';
import { documented, emitHead, when } from './numbers.js';
import type { Place } from './place.js';
import { direct, type Scope } from './scope.js';

export function emitText(place: Place, node: Utf8 | Bytes): string {
  const { scope, id, condition, doc } = place;
  scope.seq.push({ id, ...textType(node), ...extent(scope, node.length), ...when(condition), ...documented(doc) });
  return id;
}

/** A region whose length is an expression. */
export function emitSized(place: Place, node: Sized): string {
  return emitRegion(place, node.type, expressionText(node.length, place.scope));
}

/** A region behind its length. */
export function emitPrefixed(place: Place, node: Prefixed): string {
  return emitRegion(place, node.type, emitLength(place, node));
}

const emitLength = (place: Place, { head }: Prefixed): string =>
  emitHead({ ...place, id: `${place.id}_length`, doc: undefined }, head);

/**
 * A region that is stepped over. Gives what describes its content, once the rest of the struct is described: it is read
 * at the place that was noted on the way.
 */
export function emitLate(place: Place, node: Late): () => void {
  const { scope, id, doc } = place;
  const size = node.kind === 'sized' ? expressionText(node.length, scope) : emitLength(place, node);
  scope.instances[`${id}_start`] = { value: '_io.pos' };
  scope.seq.push({ id: `${id}_noted`, size: '0', if: `${id}_start >= 0` }, { id: `${id}_skipped`, size });
  return () => {
    const name = `${scope.id}_${id}`;
    const inner = scope.inside(name);
    emitBody(inner, node.type);
    expectEnd(inner);
    scope.types[name] = inner.ksy;
    scope.instances[id] = { pos: `${id}_start`, size, type: name, ...documented(doc) };
    // What nobody asks for is not read; its mistakes would not be found.
    scope.seq.push({ id: `${id}_read`, size: '0', if: `${id}._io.pos >= 0` });
  };
}

function emitRegion(place: Place, content: Node, size: string): string {
  const { scope, id, condition, doc } = place;
  const { node } = direct(scope.schema, content);
  const common = { size, ...when(condition), ...documented(doc) };
  if ((node.kind === 'utf8' || node.kind === 'bytes') && node.length === 'rest') {
    scope.seq.push({ id, ...textType(node), ...common });
    return id;
  }
  const name = `${scope.id}_${id}`;
  const inner = scope.inside(name);
  emitBody(inner, content);
  expectEnd(inner);
  scope.types[name] = inner.ksy;
  scope.seq.push({ id, type: name, ...common });
  return id;
}

/** The content has to fill its region. */
function expectEnd({ seq }: Scope): void {
  seq.push({ id: 'end', size: '0', valid: { expr: '_io.eof' } });
}

const textType = ({ kind }: Utf8 | Bytes): Pick<Attribute, 'type' | 'encoding'> =>
  kind === 'utf8' ? { type: 'str', encoding: 'UTF-8' } : {};

function extent(scope: Scope, length: Length): Pick<Attribute, 'size' | 'size-eos'> {
  if (length === 'head') return { size: scope.restOfHead };
  return length === 'rest' ? { 'size-eos': true } : { size: expressionText(length, scope) };
}
