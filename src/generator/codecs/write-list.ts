import type { Node } from '../../schema/model.js';
import { isFixedHead, mostOf, writeAnnounced } from './announced.js';
import { emitExpression } from './expressions.js';
import { writeUint } from './integers.js';
import { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import { quote } from './names.js';
import { captureName, type Part, parameterNames } from './part.js';
import { writeNode } from './write.js';

/** Emits the body of the function that writes a list. */
export function writeList(part: Part, node: Extract<Node, { kind: 'list' }>): void {
  const { module: m, path } = part;
  if (typeof node.until === 'object') {
    const rule = quote(ruleOf(node));
    if ('count' in node.until) {
      const { count } = node.until;
      const place = `${quote(path)}, ${rule}`;
      if (isFixedHead(count)) {
        const least = count.min === undefined ? '' : `, ${count.min}`;
        const checked = `${m.use('checkPrefix')}(value.length, ${mostOf(count)}, ${place}${least})`;
        m.line(`const p = w.reserve(${count.bits / 8});`, writeUint(m, count.bits, 'p', checked, count.order));
      } else writeAnnounced(part, count, 'value.length', new Locals(['w', 'value', 'item', 'given', 'depth']), place);
    } else if ('counted' in node.until) {
      const counted = part.isRoot ? emitExpression(m, node.until.counted, parameterNames) : 'count';
      m.line(`${m.use('checkLength')}(value.length, ${counted}, ${quote(path)}, ${rule});`);
    }
  }
  if (typeof node.until === 'object' && 'carries' in node.until) {
    writeCarried(part, node, node.until);
    return;
  }
  m.line('for (const item of value) {');
  writeNode(
    part,
    'item',
    node.item,
    'item',
    new Locals(['p', 'w', 'value', 'item', 'depth', 'given', 'count', ...part.captures.map(captureName)]),
    parameterNames,
    path,
  );
  m.line('}');
}

/** An item leaves the bits of its last number open; the list knows what comes next. */
function writeCarried(
  part: Part,
  node: Extract<Node, { kind: 'list' }>,
  { carries, while: is }: { readonly carries: string; readonly while: number },
): void {
  const { module: m, path } = part;
  const names = ['p', 'w', 'value', 'item', 'depth', 'given', 'left', ...part.captures.map(captureName)];
  m.line('let left = value.length;', 'for (const item of value) {');
  writeNode(part, 'item', node.item, 'item', new Locals(names), parameterNames, path);
  m.line(
    'left--;',
    `w.bytes[w.position - 1] = (w.bytes[w.position - 1] ?? 0) | (left > 0 ? ${is} : ${captureName(carries)});`,
  );
  m.line('}');
}
