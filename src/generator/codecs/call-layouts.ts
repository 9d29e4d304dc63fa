import type { Item, Node } from '../../schema/model.js';
import { key, quote } from './names.js';
import type { Part } from './part.js';
import { guardText } from './shapes.js';

type Calls = Extract<Node, { kind: 'calls' }>;

/** The layouts of the calls, and the items that many of them begin with: names inside a generated file. */
export const layouts = 'layouts';
const head = 'head';

/** Emits how the row of each call is laid out: a table, since commands are many and rare. */
export function emitLayouts(part: Part, node: Calls): void {
  const { module: m } = part;
  const required = node.calls.map((call) => entries(part, call.items, 'required'));
  const common = commonBeginning(required);
  if (common.length > 0) m.line(`const ${head} = { ${common.join(', ')} };`);
  m.line(`const ${layouts}: ${m.useType('CallLayouts')} = {`);
  for (const [index, call] of node.calls.entries()) {
    const rows = [
      objectText(required[index] ?? [], common),
      objectText(entries(part, call.items, 'optional')),
      objectText(entries(part, call.items, 'rest')),
    ];
    while (rows.length > 1 && rows.at(-1) === '{}') rows.pop();
    m.line(`${key(call.name)}: [${[quote(call.opens), ...rows].join(', ')}],`);
  }
  m.line('};', '');
}

function entries(part: Part, items: readonly Item[], presence: Item['presence']): string[] {
  return items
    .filter((item) => item.presence === presence)
    .map(({ name, shape }) => `${key(name)}: ${guardText(part, shape)}`);
}

/** The beginning that saves most text where it is named once: most calls of RTMP begin alike. */
function commonBeginning(rows: readonly (readonly string[])[]): readonly string[] {
  const beginnings = rows.flatMap((row) => row.map((_, last) => row.slice(0, last + 1)));
  const saved = (beginning: readonly string[]) => {
    const sharing = rows.filter((row) => startsWith(row, beginning)).length;
    return sharing < 3 ? 0 : (sharing - 1) * beginning.join(', ').length;
  };
  return beginnings.reduce<readonly string[]>((best, one) => (saved(one) > saved(best) ? one : best), []);
}

const startsWith = (row: readonly string[], beginning: readonly string[]): boolean =>
  beginning.every((entry, index) => row[index] === entry);

function objectText(row: readonly string[], common: readonly string[] = []): string {
  if (common.length === 0 || !startsWith(row, common)) return row.length === 0 ? '{}' : `{ ${row.join(', ')} }`;
  const own = row.slice(common.length);
  return own.length === 0 ? head : `{ ...${head}, ${own.join(', ')} }`;
}
