import { mayBeUndefined } from '../../schema/may-be-undefined.js';
import type { Node } from '../../schema/model.js';
import { layouts } from './call-layouts.js';
import { typeOf } from './lookup.js';
import { pascal, quote } from './names.js';
import { calleeArguments, type Part } from './part.js';
import { fileOf } from './part-files.js';
import { shapeText } from './shapes.js';

type Calls = Extract<Node, { kind: 'calls' }>;

function over(part: Part, node: Calls) {
  const { module: m, schema, owner } = part;
  const type = typeOf(schema, node.over);
  const file = fileOf(schema, owner, type.name);
  const name = pascal(type.localName);
  return {
    type,
    file,
    name,
    use: (prefix: string) => m.use(`${prefix}${name}`, file),
    text: () => m.useType(name, file),
  };
}

/** Emits the type of a row's readings: one interface a call, and the row as it is. */
export function emitCallTypes(part: Part, node: Calls): void {
  const { module: m, name, owner } = part;
  const any = over(part, node).text();
  const names: string[] = [];
  for (const call of node.calls) {
    const own = `${name}${pascal(call.name)}`;
    names.push(own);
    if (call.doc !== undefined) m.line(`/** ${call.doc} */`);
    m.line(`export interface ${own} {`, `readonly kind: ${quote(call.name)};`);
    for (const item of call.items) {
      const text = shapeText(part, item.shape, any);
      if (item.doc !== undefined) m.line(`/** ${item.doc} */`);
      if (item.presence === 'rest') m.line(`readonly ${item.name}: (${text})[];`);
      else if (item.presence === 'optional' || mayBeUndefined(item.shape))
        m.line(`readonly ${item.name}?: ${text} | undefined;`);
      else m.line(`readonly ${item.name}: ${text};`);
    }
    m.line('}', '');
  }
  m.line(
    '/** A row that fits no call, as it is. */',
    `export interface ${name}Other {`,
    "readonly kind: 'other';",
    `readonly values: ${any}[];`,
    '}',
    '',
  );
  m.line(
    `/** ${owner.doc} */`,
    `export type ${name} =`,
    ...[...names, `${name}Other`].map((each) => `| ${each}`),
    ';',
    '',
  );
}

export function writeCalls(part: Part, node: Calls): void {
  const { module: m, owner, name } = part;
  const { type, use } = over(part, node);
  const args = ['w', 'item', ...calleeArguments(owner, type, undefined)].join(', ');
  m.line(`for (const item of from${name}(value)) ${use('write')}(${args});`);
}

export function sizeCalls(part: Part, node: Calls): void {
  const { module: m, owner, name } = part;
  const { type, use } = over(part, node);
  const args = ['item', ...calleeArguments(owner, type, undefined)].join(', ');
  m.line('let size = 0;', `for (const item of from${name}(value)) size += ${use('size')}(${args});`, 'return size;');
}

/** Emits the function that puts a call back into its row of values. */
export function emitRow(part: Part, node: Calls): void {
  const { module: m, name, path, owner } = part;
  const any = over(part, node).text();
  m.line(
    '/** The row of values that a call is written as. */',
    `export function from${name}(value: ${name}): ${any}[] {`,
  );
  m.line(`return ${m.use('rowOf')}<${any}>(${layouts}, value, ${quote(path)}, ${quote(owner.layoutRule)});`, '}', '');
}
