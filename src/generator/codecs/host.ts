import type { Case, Node } from '../../schema/model.js';
import type { HostKind } from '../../schema/resolved.js';
import { direct, typeOf } from './lookup.js';
import { pascal } from './names.js';
import { fileOf, type Part, tableName } from './part.js';
import { prefixMax } from './write.js';

type Variant = Extract<Node, { kind: 'variant' }>;

/** What JavaScript has for a case: by its node, through references. */
export function hostOf(part: Part, node: Node): HostKind {
  const inner = direct(part.schema, node);
  switch (inner.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'enum':
    case 'spellings':
      return 'number';
    case 'flag':
      return 'boolean';
    case 'utf8':
      return 'string';
    case 'bytes':
      return 'bytes';
    case 'nothing':
      return inner.value;
    case 'prefixed':
    case 'sized':
      return hostOf(part, inner.type);
    case 'ref': {
      const type = typeOf(part.schema, inner.type);
      return type.label === 'class' ? 'class' : hostOf(part, type.type);
    }
    case 'list':
      return 'array';
    case 'record':
      return 'record';
    case 'struct':
      return 'struct';
    default:
      return 'recall';
  }
}

/**
 * Emits the switch that finds the case for a JavaScript value. Plain objects come before classes, because they are the
 * most frequent; values that are in the table already come before both.
 */
export function dispatchHost(
  part: Part,
  node: Variant,
  emit: (of: Case) => void,
  emitRecall: (() => void) | undefined,
  wrong: string,
  ends: 'return;' | '',
): void {
  const { module: m } = part;
  const of = (kind: HostKind) => node.cases.filter(({ type }) => hostOf(part, type) === kind);
  m.line('switch (typeof value) {');
  for (const kind of ['number', 'boolean', 'string', 'undefined'] as const) {
    if (of(kind).length === 0) continue;
    m.line(`case '${kind}': {`);
    emitSpellings(part, of(kind), emit, ends);
    m.line(ends, '}');
  }
  m.line("case 'object': {");
  for (const each of of('null')) branch('value === null', each);
  if (of('null').length === 0) m.line(`if (value === null) ${wrong}`);
  const recalled = node.cases.find(({ type }) => type.kind === 'recall');
  if (emitRecall !== undefined && recalled?.type.kind === 'recall') {
    m.line(`const index = ${tableName(recalled.type.table)}.indexOf(value);`);
    m.line(`if (index >= 0 && index <= ${prefixMax(recalled.type.index.bits)}) {`);
    emitRecall();
    m.line('}');
  }
  for (const each of of('bytes')) branch('value instanceof Uint8Array', each);
  for (const each of of('array')) branch('Array.isArray(value)', each);
  for (const each of of('record')) branch(`${m.use('isRecord')}(value)`, each);
  for (const each of of('class')) branch(`value instanceof ${className(part, each)}`, each);
  m.line(wrong, '}', 'default:', wrong, '}');

  function branch(condition: string, each: Case): void {
    m.line(`if (${condition}) {`);
    emit(each);
    m.line(ends, '}');
  }
}

function className(part: Part, { type }: Case): string {
  if (type.kind !== 'ref') return part.name;
  const callee = typeOf(part.schema, type.type);
  return part.module.use(pascal(callee.localName), fileOf(part.schema, part.owner, callee.name));
}

/** Several cases for one host type: the first that can hold the value. */
function emitSpellings(part: Part, cases: readonly Case[], emit: (of: Case) => void, ends: string): void {
  const { module: m } = part;
  cases.forEach((each, index) => {
    const last = index === cases.length - 1;
    if (!last) m.line(`if (${fits(part, each)}) {`);
    emit(each);
    if (!last) m.line(ends, '}');
  });
}

function fits(part: Part, { type }: Case): string {
  const inner = direct(part.schema, type);
  if (inner.kind === 'prefixed') return `${part.module.use('fitsUtf8')}(value, ${prefixMax(inner.head.bits)})`;
  return 'true';
}
