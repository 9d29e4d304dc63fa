import { takesIndex } from '../../schema/counted.js';
import { headRange } from '../../schema/heads.js';
import type { Case, Node } from '../../schema/model.js';
import type { HostKind } from '../../schema/resolved.js';
import { mostOf } from './announced.js';
import { headMax } from './heads.js';
import { direct, nodeAt, typeOf } from './lookup.js';
import { pascal, quote, tableName } from './names.js';
import { partName } from './own-names.js';
import { handedOn, type Part } from './part.js';
import { fileOf } from './part-files.js';
import { membersText } from './read-run.js';

type Variant = Extract<Node, { kind: 'variant' }>;

/** `true` and `false` are told apart where each has a case of its own. */
type Host = HostKind | 'true' | 'false';

/** What JavaScript has for a case; a type that collapses has two forms. */
function hostsOf(part: Part, node: Node): Host[] {
  const type = node.kind === 'ref' ? typeOf(part.schema, node.type) : undefined;
  const alone = type?.collapses && nodeAt(part.schema, type.type, type.collapses.to);
  return alone === undefined ? [hostOf(part, node)] : [hostOf(part, node), hostOf(part, alone)];
}

/** By its node, through references. */
function hostOf(part: Part, node: Node): Host {
  const inner = direct(part.schema, node);
  switch (inner.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'enum':
    case 'spellings':
    case 'continued':
      return 'number';
    case 'flag':
      return 'boolean';
    case 'utf8':
    case 'terminated':
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

/** One function of a host variant: `write` or `size`. */
export interface HostFunction {
  readonly part: Part;
  readonly node: Variant;
  readonly way: 'write' | 'size';
  readonly emit: (of: Case) => void;
  readonly emitRecall: (() => void) | undefined;
  readonly wrong: string;
}

/**
 * Emits the comparisons that find the case for a JavaScript value, the most frequent first. A switch on `typeof` would
 * become a call. Objects, and text that has a choice, go on in functions of their own, so that this one stays small
 * enough to be inlined.
 */
export function dispatchHost(of: HostFunction): void {
  const { part, node, way, wrong } = of;
  const { module: m } = part;
  const cases = casesBy(part, node);
  const result = way === 'write' ? '' : 'return ';
  const first = way === 'write' ? ['w', 'value'] : ['value'];
  if (node.counts !== undefined) {
    m.line(`if (typeof value !== 'object' || value === null) ${tableName(node.counts)}.takeIndex();`);
  }
  if (hasHostText(part, node)) {
    m.line("if (typeof value === 'string') {", `${result}${way}${textHelper(part)}(${first.join(', ')});`);
    m.line(way === 'write' ? 'return;' : '', '}');
  } else block(of, "typeof value === 'string'", cases('string'));
  for (const kind of ['number', 'boolean'] as const) block(of, `typeof value === '${kind}'`, cases(kind));
  for (const kind of ['true', 'false', 'null', 'undefined'] as const) block(of, `value === ${kind}`, cases(kind));
  if (!hasObjects(cases)) {
    m.line(wrong);
    return;
  }
  const nullToo = cases('null').length === 0 ? ' || value === null' : '';
  m.line(`if (typeof value !== 'object'${nullToo}) ${wrong}`);
  m.line(`${result}${way}${objectHelper(part)}(${[...first, ...handedOn(part, 'write')].join(', ')});`);
}

/** Emits the function for text: the first case that can hold it. */
export function dispatchText({ part, node, emit, way }: HostFunction): void {
  emitSpellings(part, casesBy(part, node)('string'), emit, way === 'write' ? 'return;' : '');
}

/** Emits the function for objects. A value that is in the table already comes before all cases. */
export function dispatchObjects(of: HostFunction): void {
  const { part, node, wrong, emitRecall } = of;
  const { module: m } = part;
  const cases = casesBy(part, node);
  const recalled = node.cases.find(({ type }) => type.kind === 'recall');
  if (emitRecall !== undefined && recalled?.type.kind === 'recall') {
    m.line(`const index = ${tableName(recalled.type.table)}.indexOf(value);`);
    m.line(`if (index >= 0 && index <= ${mostOf(recalled.type.index)}) {`);
    emitRecall();
    m.line('}');
  }
  for (const test of node.counts === undefined ? [] : gapsAmong(of)) {
    m.line(`if (${test}) ${tableName(node.counts ?? '')}.takeIndex();`);
  }
  block(of, `${m.use('isPlain')}(value)`, cases('record'));
  block(of, 'Array.isArray(value)', cases('array'));
  block(of, 'value instanceof Uint8Array', cases('bytes'));
  for (const each of cases('class')) block(of, `value instanceof ${className(part, each)}`, [each]);
  m.line(wrong);
}

/** What the function for objects is called behind its verb: a case named `object` has functions of its own. */
export const objectHelper = (part: Part): string =>
  partName(part.schema, part.owner, `${part.name}Object`, `${part.place} (object)`);

export const textHelper = (part: Part): string =>
  partName(part.schema, part.owner, `${part.name}Text`, `${part.place} (text)`);

/** Whether text has several cases, all of which need nothing but the text. */
export function hasHostText(part: Part, node: Variant): boolean {
  const cases = casesBy(part, node)('string');
  return cases.length > 1 && cases.every(({ type }) => direct(part.schema, type).kind === 'prefixed');
}

export function hasHostObjects(part: Part, node: Variant): boolean {
  return hasObjects(casesBy(part, node));
}

/** The tests for objects that take an index and cannot be pointed to. */
function gapsAmong({ part, node }: HostFunction): string[] {
  const cases = casesBy(part, node);
  const gaps = (kind: Host) => cases(kind).filter((each) => takesIndex(part.schema, node, each));
  return [
    ...(gaps('record').length > 0 ? [`${part.module.use('isPlain')}(value)`] : []),
    ...(gaps('array').length > 0 ? ['Array.isArray(value)'] : []),
    ...(gaps('bytes').length > 0 ? ['value instanceof Uint8Array'] : []),
    ...gaps('class').map((each) => `value instanceof ${className(part, each)}`),
  ];
}

type CasesBy = (kind: Host) => Case[];

const casesBy =
  (part: Part, node: Variant): CasesBy =>
  (kind) =>
    node.cases.filter(({ type }) => hostsOf(part, type).includes(kind));

const hasObjects = (cases: CasesBy): boolean =>
  (['record', 'array', 'bytes', 'class'] as const).some((kind) => cases(kind).length > 0);

function block({ part, emit, way }: HostFunction, condition: string, cases: readonly Case[]): void {
  const { module: m } = part;
  if (cases.length === 0) return;
  const ends = way === 'write' ? 'return;' : '';
  m.line(`if (${condition}) {`);
  emitSpellings(part, cases, emit, ends);
  m.line(ends, '}');
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

function fits(part: Part, { type }: Pick<Case, 'type'>): string {
  const { module: m } = part;
  switch (type.kind) {
    case 'ref':
      return fits(part, typeOf(part.schema, type.type));
    case 'sized':
      return fits(part, type);
    case 'terminated':
      return `!value.includes(${quote(String.fromCharCode(type.end))})`;
    case 'prefixed': {
      const { least, most } = headRange(type.head);
      const isBytes = type.type.kind === 'bytes';
      const length = isBytes ? 'value.length' : `${m.use('utf8Length')}(value)`;
      if (least > 0) return `${m.use('isWhole')}(${length}, ${least}, ${most})`;
      // A unit of UTF-16 takes three bytes at most, so that short text need not be measured.
      return `${isBytes ? '' : `value.length * 3 <= ${headMax(type.head)} || `}${length} <= ${headMax(type.head)}`;
    }
    case 'float':
      return type.bits === 64 ? 'true' : 'Object.is(Math.fround(value), value)';
    case 'enum': {
      const isNumber = fits(part, { type: type.base });
      return type.open ? isNumber : `${isNumber} && ${membersText(type.members)}.includes(value)`;
    }
    default: {
      const range = rangeOf(type);
      return range === undefined ? 'true' : `${m.use('isWhole')}(value, ${range.join(', ')})`;
    }
  }
}

/** The least and the most that an integer can be. */
function rangeOf(node: Node): readonly [string, string] | undefined {
  if (node.kind === 'continued') return node.signed ? ['-0x10000000', '0xfffffff'] : ['0', '0x1fffffff'];
  if (node.kind === 'int') return [String(-(2 ** (node.bits - 1))), String(2 ** (node.bits - 1) - 1)];
  if (node.kind !== 'uint' && node.kind !== 'spellings') return undefined;
  const { least, most } = headRange(node);
  return [String(least), String(most)];
}
