import { setOwn } from '../lossless-json/host-objects.js';
import type { Call, Calls, Item } from '../model.js';
import type { ResolvedSchema } from '../resolved.js';
import { hasShape } from './shapes.js';

interface Typed {
  readonly items: readonly Item[];
  /** `kind`, then each item under its name. */
  readonly typed: object;
}

/** The first call that a row fits: its opening string, and the shape of every value that follows. */
export function callOf(schema: ResolvedSchema, node: Calls, row: readonly unknown[]): Typed | undefined {
  const call = node.calls.find(({ opens, items }) => row[0] === opens && itemsFit(schema, items, row.slice(1)));
  return call && { items: call.items, typed: typedRow(call, row.slice(1)) };
}

function itemsFit(schema: ResolvedSchema, items: readonly Item[], values: readonly unknown[]): boolean {
  const takesRest = items.at(-1)?.presence === 'rest';
  if (values.length > items.length && !takesRest) return false;
  if (items.some(({ presence }, index) => presence === 'required' && index >= values.length)) return false;
  return values.every((value, index) => {
    const item = items[Math.min(index, items.length - 1)];
    return item !== undefined && hasShape(schema, item.shape, value);
  });
}

function typedRow(call: Call, values: readonly unknown[]): object {
  const typed = { kind: call.name };
  call.items.forEach(({ name, presence }, index) => {
    setOwn(typed, name, presence === 'rest' ? values.slice(index) : values[index]);
  });
  return typed;
}
