import { sizeAnnounced } from './announced.js';
import { type Part, parameterNames } from './part.js';
import { sizeStruct, sizeText } from './size.js';
import { sizeTrial } from './trial.js';
import { typeText } from './types.js';
import { sizeCalls } from './write-calls.js';
import { valueNames } from './write-struct.js';
import { sizeVariant } from './write-variant.js';

/** Emits the body of a size function. */
export function sizeBody(part: Part): void {
  const { module: m, node } = part;
  switch (node.kind) {
    case 'overlay':
      m.line(`return ${node.size};`);
      return;
    case 'trial':
      sizeTrial(part, node);
      return;
    case 'struct':
      sizeStruct(part, node.fields, valueNames(part, node, new Map()));
      return;
    case 'variant':
      sizeVariant(part, node);
      return;
    case 'calls':
      sizeCalls(part, node);
      return;
    case 'list': {
      const { until } = node;
      const head =
        typeof until === 'object' && 'count' in until ? sizeAnnounced(part, until.count, 'value.length') : '0';
      m.line(`let size = ${head};`);
      m.line(
        `for (const item of value) size += ${sizeText(part, 'item', node.item, 'item', parameterNames)};`,
        'return size;',
      );
      return;
    }
    case 'record': {
      const { name, terminator } = node;
      const size = (text: string, length: string) =>
        name.kind === 'ref' ? sizeText(part, 'name', name, text, parameterNames) : sizeAnnounced(part, name, length);
      const heading =
        name.kind === 'ref' ? size('name', '') : `${size('', 'utf8Length(name)')} + ${m.use('utf8Length')}(name)`;
      m.line(
        `let size = ${sum(size("''", '0'), terminator === undefined ? 0 : 1)};`,
        'for (const name in value) {',
        `if (!${m.use('isOwn')}(value, name)) continue;`,
      );
      m.line(`const item = value[name] as ${typeText(part, 'value', node.value)};`);
      m.line(`size += ${heading} + ${sizeText(part, 'value', node.value, 'item', parameterNames)};`);
      m.line('}', 'return size;');
      return;
    }
    default:
      m.line(`return ${sizeText(part, 'content', node, 'value', parameterNames)};`);
  }
}

const sum = (text: string, more: number): string =>
  /^\d+$/.test(text) ? String(Number(text) + more) : `${text} + ${more}`;
