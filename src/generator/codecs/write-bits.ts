import { golombRange } from '../../schema/exp-golomb.js';
import type { Expression, Node, Spellings, Struct } from '../../schema/model.js';
import { expressions, subexpressions, walk } from '../../schema/resolver/walk.js';
import { type Span, spelled } from '../../schema/spellings.js';
import { BitScope, conditionText, givenParameter, numberText } from './bit-scope.js';
import { emitExpression } from './expressions.js';
import { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import { key, local, quote } from './names.js';
import type { Part } from './part.js';
import { isOptional } from './types.js';
import { choices } from './ways.js';
import { slotNumber } from './write-run.js';

type Bitstream = Extract<Node, { kind: 'bitstream' }>;

/** Emits the functions that write a bitstream: one for its bits, `write…` and `size…` around it. */
export function emitWriteBits(part: Part, node: Bitstream): void {
  const { module: m, name, owner } = part;
  m.useType('Writer');
  m.useType('BitWriter');
  const given = givenParameter(owner);
  const parameters = [`value: ${name}`, ...given].join(', ');
  m.line(`function write${name}Bits(b: BitWriter, ${parameters}): void {`);
  const writing = { part, locals: new Locals(['b', 'value', 'given']) };
  writeStruct(writing, node.type, 'value', part.path, new BitScope());
  m.line('}', '');

  const write = `(b) => write${name}Bits(${['b', 'value', ...given.map(() => 'given')].join(', ')})`;
  m.line(`export function write${name}(w: Writer, ${parameters}): void {`);
  m.line(`${m.use('writeBitstream')}(w, form, ${write});`, '}', '');
  m.line(`export function size${name}(${parameters}): number {`);
  m.line(`return ${m.use('sizeBitstream')}(form, ${write});`, '}', '');
}

/** One emitted function. */
interface Writing {
  readonly part: Part;
  readonly locals: Locals;
}

/** Emits the writes of the fields of `value`; lengths are compared once all of them are written. */
function writeStruct(writing: Writing, node: Struct, value: string, path: string, outer: BitScope): void {
  const { module: m } = writing.part;
  const scope = new BitScope(outer);
  const later: string[] = [];
  m.line(`${m.use('checkPlain')}(${value}, ${quote(path)}, ${quote(ruleOf(node))});`);
  for (const { name, type } of node.fields) {
    const text = property(value, name);
    if (type.kind === 'constant') scope.set(name, String(type.value), false);
    else if (type.kind === 'computed') scope.set(name, writeComputed(writing, node, name, type.from, scope), false);
    else scope.set(name, text, isOptional(type));
    writeField(writing, type, text, `${path}.${name}`, scope, later);
  }
  m.line(...later);
}

/** What others look at is computed once, from what the value says elsewhere. */
function writeComputed(writing: Writing, struct: Struct, name: string, from: Expression, scope: BitScope): string {
  const { module: m } = writing.part;
  if (!isMentioned(struct, name)) return '0';
  const computed = writing.locals.name(local(name));
  m.line(`const ${computed} = ${emitExpression(m, from, scope)};`);
  return computed;
}

function isMentioned(struct: Struct, name: string): boolean {
  let found = false;
  walk(struct, '', ({ node }) => {
    const all = expressions(node).flatMap(([, of]) => subexpressions(of));
    found ||= all.some((of) => of.op === 'field' && of.name === name);
  });
  return found;
}

function writeField(writing: Writing, type: Node, value: string, path: string, scope: BitScope, later: string[]): void {
  const { module: m } = writing.part;
  if (type.kind !== 'when' && type.kind !== 'ifMore') {
    writeValue(writing, type, value, path, scope, (check) => later.push(check));
    return;
  }
  const place = `${quote(path)}, ${quote(ruleOf(type))}`;
  const isThere =
    type.kind === 'when'
      ? `${m.use('isPresent')}(${value}, ${conditionText(m, type.condition, scope)}, ${place})`
      : `${value} !== undefined`;
  m.line(`if (${isThere}) {`);
  const held = type.type.kind === 'struct' ? writing.locals.name(local(path.slice(path.lastIndexOf('.') + 1))) : value;
  if (held !== value) m.line(`const ${held} = ${value};`);
  writeValue(writing, type.type, held, path, scope, (check) => later.push(`if (${value} !== undefined) ${check}`));
  m.line('}');
}

function writeValue(
  writing: Writing,
  node: Node,
  value: string,
  path: string,
  scope: BitScope,
  later: (check: string) => void,
): void {
  const { part } = writing;
  const { module: m } = part;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  switch (node.kind) {
    case 'uint':
    case 'flag':
    case 'reserved':
      m.line(`b.uint(${slotNumber(part, node, value, path)}, ${node.bits});`);
      return;
    case 'enum':
    case 'constant':
      m.line(`b.uint(${slotNumber(part, node, value, path)}, ${node.base.bits});`);
      return;
    case 'alignment':
      m.line('b.align();');
      return;
    case 'spellings':
      writeSpellings(writing, node, value, place);
      return;
    case 'expGolomb': {
      const { least, most } = golombRange(node);
      m.line(`b.${node.signed ? 'se' : 'ue'}(${value}, ${least}, ${most}, ${place});`);
      return;
    }
    case 'uintOf': {
      const width = numberText(m, node.bits, scope);
      m.line(`b.uint(${m.use('checkUint')}(${value}, 0, 2 ** (${width}) - 1, ${place}), ${width});`);
      return;
    }
    case 'bytes':
      m.line(`b.put(${value}, ${place});`);
      if (typeof node.length === 'string') return;
      later(`${m.use('checkLength')}(${value}.length, ${numberText(m, node.length, scope)}, ${place});`);
      return;
    case 'remainingBits':
      m.line(`b.rest(${value}, ${place});`);
      return;
    case 'differences':
      m.line(`b.differences(${value}, ${node.most}, ${node.start}, ${node.bits}, ${place});`);
      return;
    case 'computed':
      return;
    case 'struct':
      writeStruct(writing, node, value, path, scope);
      return;
    case 'list': {
      const item = writing.locals.name('item');
      m.line(`for (const ${item} of ${m.use('checkArray')}(${value}, ${place})) {`);
      writeValue(writing, node.item, item, path, scope, (check) => m.line(check));
      m.line('}');
      if (node.until === 'end') return;
      if (typeof node.until === 'string' || !('counted' in node.until))
        throw new RangeError('A list of bits has no count in front');
      later(`${m.use('checkLength')}(${value}.length, ${numberText(m, node.until.counted, scope)}, ${place});`);
      return;
    }
    default:
      throw new RangeError(`A ${node.kind} does not stand inside a bitstream`);
  }
}

/** The first spelling that can hold the number; a number in a gap between them has none. */
function writeSpellings(writing: Writing, node: Spellings, value: string, place: string): void {
  const { module: m } = writing.part;
  const number = writing.locals.name('number');
  const spans = spelled(node);
  const check = (text: string, least: string) =>
    `${m.use('checkUint')}(${text}, ${least}, ${spans.at(-1)?.[1]}, ${place});`;
  m.line(`const ${number} = ${check(value, String(spans[0]?.[0]))}`);
  if (spans.length > 1) m.line(check(number, leastText(number, spans)));
  const ways = choices(node, number);
  for (const [at, { escape: announcing, tail, plus, test }] of ways.entries()) {
    const written = plus === 0 ? number : `${number} - ${plus}`;
    m.line(`${at > 0 ? '} else ' : ''}${test === undefined ? '' : `if (${test}) `}{`);
    if (tail === undefined) m.line(`b.uint(${written}, ${node.head.bits});`);
    else m.line(`b.uint(${announcing}, ${node.head.bits});`, `b.uint(${written}, ${tail.bits});`);
  }
  m.line('}');
}

/** Of the span that a number is in or below. */
const leastText = (number: string, spans: readonly Span[]): string =>
  spans.reduceRight(
    (rest, [first, last]) => (rest === '' ? `${first}` : `${number} <= ${last} ? ${first} : ${rest}`),
    '',
  );

const property = (value: string, name: string): string =>
  key(name) === name ? `${value}.${name}` : `${value}[${key(name)}]`;
