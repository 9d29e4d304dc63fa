import { headBits } from '../../schema/heads.js';
import type { Node, Uint } from '../../schema/model.js';
import { spelledRange } from '../../schema/spellings.js';
import { writeAnnounced } from './announced.js';
import { emitExpression, type Names } from './expressions.js';
import { isLimited, writeHead } from './heads.js';
import { writeUint } from './integers.js';
import { outerType } from './interned.js';
import type { Locals } from './locals.js';
import { direct, ruleOf, typeOf } from './lookup.js';
import { pascal, quote } from './names.js';
import { calleeArguments, childPart, ownArguments, type Part } from './part.js';
import { fileOf } from './part-files.js';
import { givenText } from './read.js';
import { slotNumber } from './write-run.js';

/** Emits the statements that write one node, whose value is the expression `value`. */
export function writeNode(
  part: Part,
  name: string,
  node: Node,
  value: string,
  locals: Locals,
  names: Names,
  path: string,
): void {
  const { module: m, schema } = part;
  const inner = direct(schema, node);
  const place = `${quote(path)}, ${quote(ruleOf(inner))}`;
  switch (inner.kind) {
    case 'nothing':
      return;
    case 'continued': {
      const [least, most] = inner.signed ? ['-0x10000000', '0xfffffff'] : ['0', '0x1fffffff'];
      m.line(`${m.use('writeContinued')}(w, ${m.use('checkUint')}(${value}, ${least}, ${most}, ${place}));`);
      return;
    }
    case 'spellings': {
      const { least, most } = spelledRange(inner);
      const checked = `${m.use('checkUint')}(${value}, ${least}, ${most}, ${place})`;
      writeAnnounced(part, inner, checked, locals, place);
      return;
    }
    case 'float': {
      const at = reserve(part, inner.bits, locals);
      m.line(`w.view.setFloat${inner.bits}(${at}, ${m.use('checkNumber')}(${value}, ${place}));`);
      return;
    }
    case 'uint':
    case 'int':
    case 'flag':
    case 'enum':
    case 'constant': {
      const base = inner.kind === 'enum' || inner.kind === 'constant' ? inner.base : inner;
      const order = 'order' in base ? base.order : undefined;
      const at = reserve(part, base.bits, locals);
      m.line(writeUint(m, base.bits, at, slotNumber(part, inner, value, path), order));
      return;
    }
    case 'utf8':
    case 'bytes': {
      const text =
        inner.kind === 'utf8'
          ? `${m.use('writeText')}(w, ${value}, 0xffffffff, ${place})`
          : `${m.use('writeBytes')}(w, ${value}, ${place})`;
      if (typeof inner.length === 'string') m.line(`${text};`);
      else m.line(`${m.use('checkLength')}(${text}, ${emitExpression(m, inner.length, names)}, ${place});`);
      return;
    }
    case 'terminated':
      m.line(`${m.use('writeTerminated')}(w, ${value}, ${inner.end}, ${place});`);
      return;
    case 'prefixed':
      writePrefixed(part, name, inner, value, locals, names, path);
      return;
    case 'sized': {
      const start = locals.name('start');
      m.line(`const ${start} = w.position;`);
      writeNode(part, name, inner.type, value, locals, names, path);
      m.line(`${m.use('checkLength')}(w.position - ${start}, ${emitExpression(m, inner.length, names)}, ${place});`);
      return;
    }
    default:
      m.line(`${nestedWrite(part, name, inner, value, names)};`);
  }
}

/** Room is made before the view is asked for: it changes when the buffer grows. */
function reserve(part: Part, bits: number, locals: Locals): string {
  const at = locals.name('p');
  part.module.line(`const ${at} = w.reserve(${bits / 8});`);
  return at;
}

/** The call that writes a named type or a structure with functions of its own. */
export function nestedWrite(part: Part, name: string, node: Node, value: string, names: Names): string {
  const { module: m, schema, owner } = part;
  if (node.kind !== 'ref') {
    const child = childPart(part, name, node);
    return `write${child.name}(${['w', value, ...ownArguments(child, names, 'write')].join(', ')})`;
  }
  const callee = typeOf(schema, node.type);
  const given = node.given === undefined ? undefined : givenText(part, node.given, names);
  const write = m.use(`write${pascal(callee.localName)}`, fileOf(schema, owner, callee.name));
  const head = outerType(part, node) === undefined ? [] : [`${name}Head`];
  return `${write}(${['w', value, ...head, ...calleeArguments(owner, callee, given)].join(', ')})`;
}

type Prefixed = Extract<Node, { kind: 'prefixed' }>;

function writePrefixed(
  part: Part,
  name: string,
  node: Prefixed,
  value: string,
  locals: Locals,
  names: Names,
  path: string,
): void {
  const { module: m } = part;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  const content = direct(part.schema, node.type);
  if (content.kind === 'utf8' && content.length === 'rest' && node.head.kind === 'uint' && !isLimited(node.head)) {
    writePrefixedText(part, node.head, { at: undefined, value, place }, locals);
    return;
  }
  const head = locals.name('head');
  m.line(`const ${head} = w.reserve(${headBits(node.head) / 8});`);
  writeNode(part, name, content, value, locals, names, path);
  writeHead(m, node, head, place, locals);
}

/** Text to write, and where its length stands; undefined where there is no room for it yet. */
interface PrefixedText {
  readonly at: string | undefined;
  readonly value: string;
  readonly place: string;
}

/** Emits text behind its length, which is stored last: the text is gone through once only. */
export function writePrefixedText(part: Part, head: Uint, text: PrefixedText, locals: Locals): void {
  const { module: m } = part;
  const { bits, order } = head;
  if (isPlainWidth(head)) {
    const at = text.at ?? `w.reserve(${bits / 8})`;
    m.line(`${m.use(`setText${bits}`)}(w, ${at}, ${text.value}, ${text.place});`);
    return;
  }
  const at = text.at ?? reserve(part, bits, locals);
  const length = locals.name('length');
  m.line(`const ${length} = ${m.use('writeText')}(w, ${text.value}, ${prefixMax(bits)}, ${text.place});`);
  m.line(writeUint(m, bits, at, length, order));
}

const isPlainWidth = ({ bits, order = 'big' }: Uint): boolean => (bits === 16 || bits === 32) && order === 'big';

export const prefixMax = (bits: number): string => `0x${(2 ** bits - 1).toString(16)}`;
