import type { Extension, Interned } from '../../schema/model.js';
import { fieldPath } from './expressions.js';
import type { Switch } from './ksy.js';
import { emitBody } from './nodes.js';
import { documented, emitHead, when } from './numbers.js';
import type { Place } from './place.js';
import type { Scope } from './scope.js';
import { referenceTo } from './type-names.js';

/** How the number is called that the type around passes on. */
export const outerHead = 'outer';

/** A value or the index of one that was there before: the lowest bit of the number in front tells. */
export function emitInterned(scope: Scope, { head }: Interned): void {
  const number =
    head === 'outer' ? outerHead : emitHead({ scope, id: 'head', condition: undefined, doc: undefined }, head);
  scope.instances.is_literal = { value: `${number} % 2 == 1` };
  scope.instances.index = { value: `${number} / 2`, if: 'not is_literal' };
  const name = `${scope.id}_literal`;
  const literal = scope.inside(name);
  literal.head = `_parent.${number} / 2`;
  emitBody(literal, scope.owner.type);
  scope.types[name] = literal.ksy;
  scope.seq.push({ id: 'literal', type: name, if: 'is_literal' });
}

/** A flag that is a bit of the number in front. */
export function emitHeadFlag({ scope, id, doc }: Place): string {
  scope.instances[id] = { value: `(${scope.restOfHead}) % 2 == 1`, ...documented(doc) };
  scope.taken += 1;
  return id;
}

/** Behind a value that says how the rest is laid out: where it is an index, nothing can be read. */
export function expectLiteral({ scope, id, condition }: Place): void {
  scope.seq.push({ id: `${id}_is_literal`, size: '0', valid: { expr: `${id}.is_literal` }, ...when(condition) });
}

/** A value whose type goes by a name that was read before; other names than those of the spec are refused. */
export function emitExtension({ scope, id, condition, doc }: Place, node: Extension): string {
  const name = fieldPath(node.name, scope);
  const text = name.endsWith('.literal.value') ? name.replace(/\.literal\.value$/, '.is_literal') : undefined;
  if (text !== undefined) {
    scope.seq.push({ id: `${id}_is_literal`, size: '0', valid: { expr: text }, ...when(condition) });
  }
  const entries = Object.entries(node.types);
  const expr = entries.map(([known]) => `${name} == ${JSON.stringify(known)}`).join(' or ');
  scope.seq.push({ id: `${id}_is_known`, size: '0', valid: { expr }, ...when(condition) });
  const type: Switch = {
    'switch-on': name,
    cases: Object.fromEntries(
      entries.map(([known, of]) => [JSON.stringify(known), referenceTo(scope, { kind: 'ref', type: of })]),
    ),
  };
  scope.seq.push({ id, type, ...when(condition), ...documented(doc) });
  return id;
}
