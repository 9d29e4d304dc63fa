import type { Node } from '../../schema/model.js';
import { valueTypeName } from './interned.js';
import { ruleOf, typeOf } from './lookup.js';
import { pascal, quote } from './names.js';
import { calleeArguments, type Part } from './part.js';
import { fileOf } from './part-files.js';

/** Emits the body of the function that writes what goes by a name. */
export function writeExtension(part: Part, node: Extract<Node, { kind: 'extension' }>): void {
  const { module: m, schema, owner, path } = part;
  const write = (name: string, writer: string, value: string) => {
    const callee = typeOf(schema, name);
    const file = fileOf(schema, owner, name);
    const type = m.useType(valueTypeName({ name: pascal(callee.localName), owner: callee, isRoot: true }), file);
    const args = [writer, `${value} as ${type}`, ...calleeArguments(owner, callee, undefined)];
    return `${m.use(`write${pascal(callee.localName)}`, file)}(${args.join(', ')})`;
  };
  m.line('switch (extension) {');
  for (const type of new Set(Object.values(node.types))) {
    for (const [name, of] of Object.entries(node.types)) if (of === type) m.line(`case ${quote(name)}:`);
    expectStruct(part, type);
    m.line(`${write(type, 'w', 'value')};`, 'return;');
  }
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  m.line(
    'default:',
    `${m.use('writeExtension')}(w, extension, value, (writer, inner) => ${write(node.inner, 'writer', 'inner')}, ${place});`,
    '}',
  );
}

/** What an extension holds has no type of its own: a struct is one only if its name has chosen it. */
function expectStruct({ module: m, schema }: Part, type: string): void {
  const { type: node, interned, label, localName, layoutRule } = typeOf(schema, type);
  if (node.kind !== 'struct' || interned !== undefined) return;
  const kind = label === 'kind' ? ` || !('kind' in value) || value.kind !== ${quote(localName)}` : '';
  const place = `${quote(type)}, ${quote(layoutRule)}`;
  m.line(
    `if (typeof value !== 'object' || value === null${kind} || !${m.use('isPlain')}(value)) throw ${m.use('wrongType')}(${quote(`a value of ${type}`)}, value, ${place});`,
  );
}
