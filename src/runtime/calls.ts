import { wrongType } from './checks.js';
import { EncodeError } from './errors.js';
import { hasProperties, hasShape, type Shapes } from './shapes.js';

/** The string that opens a row, then what its items have to be, in their order; `rest` is one item, for all that follow. */
export type CallLayout = readonly [opens: string, required: Shapes, optional?: Shapes, rest?: Shapes];
/** Layouts by the kinds of the calls. */
export type CallLayouts = Readonly<Record<string, CallLayout>>;

/** A row that fits no call, as it is. */
interface Other<V> {
  readonly kind: 'other';
  readonly values: V[];
}

/** What a row of values says: the first call that it opens as and whose items have their shapes, or the row as it is. */
export function callOf<C extends object, V>(layouts: CallLayouts, values: V[]): C | Other<V> {
  const [opens, ...items] = values;
  for (const [kind, layout] of Object.entries(layouts)) {
    if (layout[0] !== opens || !hasRoom(layout, items)) continue;
    const call = namedItems(kind, layout, items);
    if (isCall<C>(call, layout)) return call;
  }
  return { kind: 'other', values };
}

/** The row of values that a call is written as. */
export function rowOf<V>(
  layouts: CallLayouts,
  call: { readonly kind: string },
  path: string,
  rule: string,
): (V | string)[] {
  if (call?.kind === 'other') return listOf(itemOf(call, 'values'), path, rule);
  const layout = Object.hasOwn(layouts, call?.kind) ? layouts[call.kind] : undefined;
  if (layout === undefined) throw wrongType(`a call of ${path}`, call, path, rule);
  const [opens, required, optional = {}, rest = {}] = layout;
  const row: (V | string)[] = [opens];
  for (const [name, shape] of Object.entries(required)) {
    const item = itemOf<V>(call, name);
    if (!hasShape(item, shape)) throw wrongType('what the call takes', item, `${path}.${name}`, rule);
    row.push(item);
  }
  const following = Object.entries(rest).flatMap(([name, shape]) => {
    const list = listOf<V>(itemOf(call, name) ?? [], `${path}.${name}`, rule);
    const strange = list.findIndex((item) => !hasShape(item, shape));
    if (strange >= 0) throw wrongType('what the call takes', list[strange], `${path}.${name}`, rule);
    return list;
  });
  row.push(...optionalItems<V>(optional, call, following.length > 0, path, rule), ...following);
  return row;
}

/** Optional items up to the last that is there; none may be missing before another item. */
function optionalItems<V>(optional: Shapes, call: object, more: boolean, path: string, rule: string): V[] {
  const names = Object.keys(optional);
  const items = names.map((name) => itemOf<V>(call, name));
  const length = more ? names.length : items.findLastIndex((item) => item !== undefined) + 1;
  for (const [name, shape] of Object.entries(optional).slice(0, length)) {
    const item = itemOf(call, name);
    if (hasShape(item, shape)) continue;
    const place = { offset: 0, path: `${path}.${name}`, rule };
    if (item !== undefined) throw wrongType('what the call takes', item, place.path, rule);
    throw new EncodeError('condition-mismatch', 'An optional value is missing before one that is there', place);
  }
  return items.slice(0, length);
}

/** Whether there are neither too few items nor too many; an undefined value that is there differs from a missing one. */
function hasRoom([, required, optional = {}, rest]: CallLayout, items: readonly unknown[]): boolean {
  const least = Object.keys(required).length;
  const shapes = Object.values(optional);
  const optionals = items.slice(least, least + shapes.length);
  return (
    items.length >= least &&
    (rest !== undefined || items.length <= least + shapes.length) &&
    optionals.every((item, index) => item !== undefined || hasShape(item, shapes[index] ?? []))
  );
}

function namedItems(kind: string, layout: CallLayout, items: readonly unknown[]): object {
  const [, required, optional = {}, rest = {}] = layout;
  const names = [...Object.keys(required), ...Object.keys(optional)];
  return Object.fromEntries([
    ['kind', kind],
    ...names.map((name, index) => [name, items[index]]),
    ...Object.keys(rest).map((name) => [name, items.slice(names.length)]),
  ]);
}

function isCall<C extends object>(call: object, [, required, optional, rest = {}]: CallLayout): call is C {
  const following = Object.entries(rest).every(([name, shape]) => hasShape(itemOf(call, name), { listOf: shape }));
  return following && hasProperties(call, required, optional);
}

/** What the call itself has under a name, not what it inherits. */
function itemOf<V>(call: object, name: string): V {
  return Object.getOwnPropertyDescriptor(call, name)?.value;
}

function listOf<V>(list: unknown, path: string, rule: string): V[] {
  if (Array.isArray(list)) return list;
  throw wrongType('a list', list, path, rule);
}
