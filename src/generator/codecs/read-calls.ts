import type { Item, Node } from '../../schema/model.js';
import { typeOf } from './lookup.js';
import { local, pascal, quote } from './names.js';
import { calleeArguments, fileOf, type Part } from './part.js';
import { guardText } from './shapes.js';

type Calls = Extract<Node, { kind: 'calls' }>;

/** Emits the body of a row's read function: all values up to the end, then their reading as a call. */
export function readCalls(part: Part, node: Calls): void {
  const { module: m, schema, owner } = part;
  const over = typeOf(schema, node.over);
  const overName = m.useType(pascal(over.localName), fileOf(schema, owner, over.name));
  const read = m.use(`read${pascal(over.localName)}`, fileOf(schema, owner, over.name));
  const args = ['r', ...calleeArguments(owner, over, undefined)].join(', ');
  m.line(`const values: ${overName}[] = [];`, 'while (r.position < r.end) {');
  m.line(`${m.use('countElement')}(r, ${quote(part.path)}, ${quote(owner.layoutRule)});`);
  m.line(
    `const value = ${read}(${args});`,
    `if (value === ${m.use('needMore')}) return needMore;`,
    'values.push(value);',
    '}',
  );
  m.line(`return ${match(part)}(values);`);
}

const match = (part: Part): string => `to${part.name}`;

/** Emits the function that reads a row of values as a call, without bytes. */
export function emitMatch(part: Part, node: Calls): void {
  const { module: m, schema, owner, name } = part;
  const over = typeOf(schema, node.over);
  const overName = m.useType(pascal(over.localName), fileOf(schema, owner, over.name));
  m.line('/** What a row of values says: a call whose items have their shapes, or the row as it is. */');
  m.line(`export function ${match(part)}(values: ${overName}[]): ${name} {`, 'switch (values[0]) {');
  const openings = new Set(node.calls.map((call) => call.opens));
  for (const opens of openings) {
    m.line(`case ${quote(opens)}: {`);
    const calls = node.calls.filter((call) => call.opens === opens);
    for (const call of calls) {
      // Calls that open alike bind the same values to names of their own.
      if (calls.length > 1) m.line('{');
      const rest = call.items.find(({ presence }) => presence === 'rest');
      const locals = call.items.map(({ name: item, presence }) =>
        presence === 'rest' ? `...${local(item)}` : local(item),
      );
      if (locals.length > 0) m.line(`const [, ${locals.join(', ')}] = values;`);
      const least = 1 + call.items.filter(({ presence }) => presence === 'required').length;
      const most = 1 + call.items.filter(({ presence }) => presence !== 'rest').length;
      const count = countGuards(least, rest === undefined ? most : undefined);
      const guards = call.items.map((item, index) => itemGuard(part, item, index + 1)).filter((text) => text !== '');
      const entries = call.items.map(({ name: item }) => (local(item) === item ? item : `${item}: ${local(item)}`));
      m.line(`if (${[...count, ...guards].join(' && ')}) {`);
      m.line(`return { ${[`kind: ${quote(call.name)}`, ...entries].join(', ')} };`, '}');
      if (calls.length > 1) m.line('}');
    }
    m.line('break;', '}');
  }
  m.line('default:', '}', "return { kind: 'other', values };", '}', '');
}

function countGuards(least: number, most: number | undefined): string[] {
  if (least === most) return [`values.length === ${least}`];
  return [`values.length >= ${least}`, ...(most === undefined ? [] : [`values.length <= ${most}`])];
}

function itemGuard(part: Part, item: Item, index: number): string {
  const guard = guardText(part, item.shape, local(item.name));
  switch (item.presence) {
    case 'required':
      return guard === 'true' ? '' : guard;
    case 'optional':
      // An undefined value that is there differs from a missing one.
      return [
        `(values.length <= ${index} || ${local(item.name)} !== undefined)`,
        ...(guard === 'true' ? [] : [`(${local(item.name)} === undefined || ${guard})`]),
      ].join(' && ');
    default:
      return guard === 'true' ? '' : `${local(item.name)}.every((item) => ${guardText(part, item.shape, 'item')})`;
  }
}
