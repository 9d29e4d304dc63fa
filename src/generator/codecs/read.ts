import type { Expression, Node } from '../../schema/model.js';
import { readAnnounced } from './announced.js';
import type { Cursor } from './cursor.js';
import { emitExpression, type Names } from './expressions.js';
import { readHead } from './heads.js';
import { isInternedText, outerType } from './interned.js';
import { direct, ruleOf, typeOf } from './lookup.js';
import { local, pascal, quote } from './names.js';
import { calleeArguments, childPart, ownArguments, type Part } from './part.js';
import { fileOf } from './part-files.js';
import { readField } from './read-run.js';

/**
 * Emits the statements that read one node, and gives the text of its value. Nested functions move the reader; everything
 * else works on the cursor's local position.
 */
export function readNode(part: Part, name: string, node: Node, at: Cursor, names: Names, path: string): string {
  const { module: m, schema } = part;
  const inner = direct(schema, node);
  switch (inner.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'flag':
    case 'enum':
    case 'constant':
    case 'magic':
    case 'reserved':
      at.need(scalarBytes(inner), path, part.owner.layoutRule);
      return readField(part, inner, at, path);
    case 'continued': {
      const number = readAnnounced(part, 'number', inner, at, path);
      return inner.signed ? `${m.use('signed29')}(${number})` : number;
    }
    case 'spellings':
      return readAnnounced(part, 'number', inner, at, path);
    case 'nothing':
      return inner.value;
    case 'utf8':
    case 'bytes':
      return readText(part, name, inner, at, names, path);
    case 'terminated':
      return readTerminated(part, name, inner, at, path);
    case 'prefixed':
      return readPrefixed(part, name, inner, at, names, path);
    case 'sized': {
      const length = emitExpression(m, inner.length, names);
      return readRegion(part, name, inner.type, length, at, names, path, ruleOf(inner));
    }
    default:
      return call(part, name, at, nestedRead(part, name, inner, names));
  }
}

/** The call that reads a named type or a structure with functions of its own. */
export function nestedRead(part: Part, name: string, node: Node, names: Names, more: readonly string[] = []): string {
  const { module: m, schema, owner } = part;
  if (node.kind !== 'ref') {
    const child = childPart(part, name, node);
    return `read${child.name}(${['r', ...ownArguments(child, names, 'read')].join(', ')})`;
  }
  const callee = typeOf(schema, node.type);
  const given = node.given === undefined ? undefined : givenText(part, node.given, names);
  const read = m.use(`read${pascal(callee.localName)}`, fileOf(schema, owner, callee.name));
  const head = outerType(part, node) === undefined ? [] : [names.of('head', '')];
  return `${read}(${['r', ...head, ...calleeArguments(owner, callee, given), ...more].join(', ')})`;
}

/** The same for the name of a property, of a type of text. */
export function readNameOf(part: Part, name: string, node: Ref, at: Cursor, names: Names, path: string): string {
  if (!isInternedText(typeOf(part.schema, node.type))) return readNode(part, name, node, at, names, path);
  return call(part, name, at, nestedRead(part, name, node, names, ['true']));
}

type Ref = Extract<Node, { kind: 'ref' }>;

export function givenText(part: Part, given: Readonly<Record<string, Expression>>, names: Names): string {
  const entries = Object.entries(given).map(([name, of]) => {
    const text = emitExpression(part.module, of, names);
    return text === name ? name : `${name}: ${text}`;
  });
  return `{ ${entries.join(', ')} }`;
}

/** Fills a record or list that is there already; `more` are arguments in front of the others. */
export function fillNode(
  part: Part,
  name: string,
  node: Node,
  target: string,
  at: Cursor,
  names: Names,
  more: readonly string[] = [],
): void {
  const { module: m, schema } = part;
  at.toReader();
  const rest = (args: readonly string[]) => ['r', target, ...more, ...args].join(', ');
  const fillChild = (child: Part) => `fill${child.name}(${rest(ownArguments(child, names, 'read'))})`;
  const callee = node.kind === 'ref' ? typeOf(schema, node.type) : undefined;
  const text =
    callee === undefined
      ? fillChild(childPart(part, name, node))
      : `${m.use(`fill${pascal(callee.localName)}`, fileOf(schema, part.owner, callee.name))}(${rest(calleeArguments(part.owner, callee, undefined))})`;
  m.line(`if (${text} === ${m.use('needMore')}) return needMore;`);
}

function call(part: Part, name: string, at: Cursor, text: string): string {
  const { module: m } = part;
  at.toReader();
  const result = at.name(local(name));
  m.line(`const ${result} = ${text};`, `if (${result} === ${m.use('needMore')}) return needMore;`);
  return result;
}

function scalarBytes(node: Node): number {
  switch (node.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'flag':
    case 'reserved':
      return node.bits / 8;
    case 'enum':
    case 'constant':
      return node.base.bits / 8;
    case 'magic':
      return node.hex.length / 2;
    default:
      return 0;
  }
}

type Text = Extract<Node, { kind: 'utf8' | 'bytes' }>;

function readText(part: Part, name: string, node: Text, at: Cursor, names: Names, path: string): string {
  const { module: m } = part;
  const start = at.here;
  if (node.length === 'rest') {
    const value = at.name(local(name));
    m.line(`const ${value} = ${textValue(part, node, start, 'r.end')};`);
    at.jump('r.end');
    return value;
  }
  const length = at.name('length');
  m.line(`const ${length} = ${node.length === 'head' ? names.of('head', '') : emitExpression(m, node.length, names)};`);
  if (node.length !== 'head' && mayBeNegative(part, node.length))
    m.line(`${m.use('expectLength')}(${length}, ${start}, ${quote(path)}, ${quote(ruleOf(node))});`);
  return takeText(part, name, node, start, length, at, path);
}

/** Whether an expression can give less than 0; yes where its names are not known here. */
function mayBeNegative(part: Part, e: Expression): boolean {
  const { node, owner } = part;
  switch (e.op) {
    case 'number':
      return e.value < 0;
    case 'plus':
      return mayBeNegative(part, e.left) || mayBeNegative(part, e.right);
    case 'if':
      return mayBeNegative(part, e.yes) || mayBeNegative(part, e.no);
    case 'given':
      return owner.given?.[e.name] === undefined;
    case 'field': {
      const type = node.kind === 'struct' ? node.fields.find(({ name }) => name === e.name)?.type : undefined;
      return type === undefined || !['uint', 'enum', 'derived', 'spellings'].includes(direct(part.schema, type).kind);
    }
    default:
      return true;
  }
}

function takeText(
  part: Part,
  name: string,
  node: Text,
  start: string,
  length: string,
  at: Cursor,
  path: string,
): string {
  const { module: m } = part;
  m.line(
    `if (r.end - ${at.paren(start)} < ${length}) return r.short(${start}, ${quote(path)}, ${quote(ruleOf(node))});`,
  );
  const value = at.name(local(name));
  m.line(`const ${value} = ${textValue(part, node, start, `${start} + ${length}`)};`);
  at.jump(`${start} + ${length}`);
  return value;
}

function textValue(part: Part, node: Text, start: string, end: string): string {
  const { module: m, owner, isRoot } = part;
  if (node.kind === 'bytes') return `r.bytes.subarray(${start}, ${end})`;
  const text = `${m.use('readUtf8')}(r, ${start}, ${end})`;
  return isRoot && isInternedText(owner) ? `isName ? ${m.use('readName')}(r, ${start}, ${end}) : ${text}` : text;
}

function readTerminated(
  part: Part,
  name: string,
  node: Extract<Node, { kind: 'terminated' }>,
  at: Cursor,
  path: string,
): string {
  const { module: m, owner } = part;
  const start = at.here;
  const end = at.name('end');
  m.line(
    `const ${end} = ${m.use('findByte')}(r, ${node.end}, ${start});`,
    `if (${end} < 0) return r.short(${start}, ${quote(path)}, ${quote(owner.layoutRule)});`,
  );
  const value = at.name(local(name));
  m.line(`const ${value} = ${m.use('readUtf8')}(r, ${start}, ${end});`);
  at.jump(`${end} + 1`);
  return value;
}

type Prefixed = Extract<Node, { kind: 'prefixed' }>;

function readPrefixed(part: Part, name: string, node: Prefixed, at: Cursor, names: Names, path: string): string {
  const length = readHead(part, node, at, path, 'length');
  const content = direct(part.schema, node.type);
  if ((content.kind === 'utf8' || content.kind === 'bytes') && content.length === 'rest') {
    return takeText(part, name, { ...content, rule: ruleOf(node) }, at.here, length, at, path);
  }
  return readRegion(part, name, node.type, length, at, names, path, ruleOf(node));
}

export function readRegion(
  part: Part,
  name: string,
  content: Node,
  length: string,
  at: Cursor,
  names: Names,
  path: string,
  rule: string,
): string {
  const { module: m } = part;
  const inner = direct(part.schema, content);
  at.toReader();
  const outer = at.name('outer');
  m.line(
    `const ${outer} = r.enter(${length}, ${quote(path)}, ${quote(rule)});`,
    `if (${outer} === ${m.use('needMore')}) return needMore;`,
  );
  const value = readNode(part, name, inner, at, names, path);
  at.toReader();
  m.line(`r.leave(${outer}, ${quote(path)}, ${quote(rule)});`);
  return value;
}
