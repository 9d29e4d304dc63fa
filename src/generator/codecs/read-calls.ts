import type { Node } from '../../schema/model.js';
import { layouts } from './call-layouts.js';
import { typeOf } from './lookup.js';
import { pascal, quote } from './names.js';
import { calleeArguments, type Part } from './part.js';
import { fileOf } from './part-files.js';

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
  m.line(`export function ${match(part)}(values: ${overName}[]): ${name} {`);
  m.line(`return ${m.use('callOf')}<${name}, ${overName}>(${layouts}, values);`, '}', '');
}
