import { golombRange } from '../../schema/exp-golomb.js';
import type { Expression, Node, Struct } from '../../schema/model.js';
import { subexpressions } from '../../schema/resolver/walk.js';
import { BitScope, conditionText, formText, givenParameter, numberText } from './bit-scope.js';
import { emitExpression } from './expressions.js';
import { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import { key, local, pascal, quote } from './names.js';
import { childPart, type Part } from './part.js';
import { membersText } from './read-run.js';
import { hasValue, isOptional, typeText } from './types.js';

type Bitstream = Extract<Node, { kind: 'bitstream' }>;

/** Emits the functions that read a bitstream: one for its bits, and `read…`, which finds where they end. */
export function emitReadBits(part: Part, node: Bitstream): void {
  const { module: m, name, owner } = part;
  m.useType('Reader');
  m.useType('NeedMore');
  m.useType('BitReader');
  const given = givenParameter(owner);
  m.line(`function read${name}Bits(${['b: BitReader', ...given].join(', ')}): ${name} {`);
  const reading = { part, locals: new Locals(['b', 'given']), made: new Set<string>() };
  m.line(`return ${readStruct(reading, part, node.type, part.path, new BitScope())};`, '}', '');

  const read = given.length === 0 ? `read${name}Bits` : `(b) => read${name}Bits(b, given)`;
  const form = `const form: ${m.useType('BitstreamForm')} = ${formText(node)};`;
  const place = `${quote(part.path)}, ${quote(owner.layoutRule)}`;
  m.line(form, '', `export function read${name}(${['r: Reader', ...given].join(', ')}): ${name} | NeedMore {`);
  m.line(`return ${m.use('readBitstream')}(r, form, ${read}, ${place});`, '}', '');
}

/** One emitted function. */
interface Reading {
  readonly part: Part;
  readonly locals: Locals;
  /** The locals that hold what was read: they need no other name. */
  readonly made: Set<string>;
}

/** Emits the reads of the fields, and gives the text that builds the value. `within` names its parts. */
function readStruct(reading: Reading, within: Part, node: Struct, path: string, outer?: BitScope): string {
  const scope = new BitScope(outer);
  const values: string[] = [];
  for (const { name, type } of node.fields) {
    const text = readField(reading, within, name, type, `${path}.${name}`, scope);
    if (text === undefined) continue;
    scope.set(name, text, isOptional(type));
    if (hasValue(type)) values.push(key(name) === text ? name : `${key(name)}: ${text}`);
  }
  return `{ ${values.join(', ')} }`;
}

/** Emits one field; gives the local that holds it, or undefined where nothing is kept. */
function readField(
  reading: Reading,
  within: Part,
  name: string,
  type: Node,
  path: string,
  scope: BitScope,
): string | undefined {
  const { module: m } = reading.part;
  if (type.kind === 'when' || type.kind === 'ifMore') {
    const inner = type.type;
    const condition = type.kind === 'when' ? conditionText(m, type.condition, scope) : 'b.hasMore()';
    if (!hasValue(inner)) {
      m.line(`if (${condition}) {`);
      readValue(reading, within, name, inner, path, scope);
      m.line('}');
      return undefined;
    }
    const value = reading.locals.name(local(name));
    m.line(`let ${value}: ${typeText(within, name, inner)} | undefined;`, `if (${condition}) {`);
    m.line(`${value} = ${readValue(reading, within, name, inner, path, scope)};`, '}');
    return value;
  }
  const text = readValue(reading, within, name, type, path, scope);
  if (text === undefined || reading.made.has(text)) return text;
  const value = reading.locals.name(local(name));
  m.line(`const ${value} = ${text};`);
  return value;
}

/** Emits what comes before the value of a node, and gives its text; undefined where it has none. */
function readValue(
  reading: Reading,
  within: Part,
  name: string,
  node: Node,
  path: string,
  scope: BitScope,
): string | undefined {
  const { part } = reading;
  const { module: m } = part;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  switch (node.kind) {
    case 'uint':
      return readUint(reading, name, node, place);
    case 'enum': {
      if (node.open) return readUint(reading, name, node.base, place);
      const value = made(reading, name, `b.uint(${node.base.bits})`);
      m.line(`${m.use('expectMember')}(${value}, ${membersText(node.members)}, b.offset, ${place});`);
      return value;
    }
    case 'flag':
      return node.bits === 1 ? 'b.flag()' : `b.uint(${node.bits}) !== 0`;
    case 'reserved':
      m.line(`b.uint(${node.bits});`);
      return undefined;
    case 'alignment':
      m.line('b.align();');
      return undefined;
    case 'constant':
      m.line(`${m.use('expectNumber')}(b.uint(${node.base.bits}), ${node.value}, b.offset, ${place});`);
      return undefined;
    case 'spellings':
      return readSpellings(reading, name, node, place);
    case 'expGolomb': {
      const { least, most } = golombRange(node);
      return `b.${node.signed ? 'se' : 'ue'}(${least}, ${most}, ${place})`;
    }
    case 'uintOf':
      return `b.uint(${numberText(m, node.bits, scope)})`;
    case 'bytes':
      return typeof node.length === 'string' ? undefined : `b.take(${numberText(m, node.length, scope)}, ${place})`;
    case 'remainingBits':
      return 'b.rest()';
    case 'differences':
      return `b.differences(${node.most}, ${node.start}, ${node.bits}, ${place})`;
    case 'computed':
      return emitExpression(m, node.from, scope);
    case 'struct':
      return readStruct(reading, childPart(within, name, node), node, path, scope);
    case 'list':
      return readList(reading, childPart(within, name, node), node, name, path, scope);
    default:
      throw new RangeError(`A ${node.kind} does not stand inside a bitstream`);
  }
}

function made(reading: Reading, name: string, text: string): string {
  const value = reading.locals.name(local(name));
  reading.part.module.line(`const ${value} = ${text};`);
  reading.made.add(value);
  return value;
}

function readUint(reading: Reading, name: string, node: Spellings['head'], place: string): string {
  const text = `b.uint(${node.bits})`;
  if (!isRanged(node)) return text;
  const value = made(reading, name, text);
  checkRange(reading.part.module, value, node, place);
  return value;
}

type Spellings = Extract<Node, { kind: 'spellings' }>;

function readSpellings(reading: Reading, name: string, node: Spellings, place: string): string {
  const { module: m } = reading.part;
  const { head } = node;
  const value = reading.locals.name(local(name));
  reading.made.add(value);
  m.line(`let ${value} = b.uint(${head.bits});`);
  node.alternatives.forEach(({ escape: announcing, tail, plus }, at) => {
    m.line(`${at > 0 ? 'else ' : ''}if (${value} === ${announcing}) {`);
    if (isRanged(tail)) {
      m.line(`${value} = b.uint(${tail.bits});`);
      checkRange(m, value, tail, place);
      if (plus > 0) m.line(`${value} += ${plus};`);
    } else m.line(`${value} = b.uint(${tail.bits})${plus > 0 ? ` + ${plus}` : ''};`);
    m.line('}');
  });
  if (node.plus === 0 && !isRanged(head)) return value;
  m.line('else {');
  checkRange(m, value, head, place);
  if (node.plus > 0) m.line(`${value} += ${node.plus};`);
  m.line('}');
  return value;
}

const isRanged = ({ min, max }: Spellings['head']): boolean => min !== undefined || max !== undefined;

function checkRange(m: Part['module'], value: string, node: Spellings['head'], place: string): void {
  if (!isRanged(node)) return;
  const { bits, min = 0, max = 2 ** bits - 1 } = node;
  m.line(`${m.use('expectRange')}(${value}, ${min}, ${max}, b.offset, ${place});`);
}

type List = Extract<Node, { kind: 'list' }>;

function readList(reading: Reading, within: Part, node: List, name: string, path: string, scope: BitScope): string {
  const { module: m } = reading.part;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  const list = reading.locals.name(local(name));
  reading.made.add(list);
  const item = () => {
    m.line(`b.count(${place});`);
    m.line(`${list}.push(${readValue(reading, within, 'item', node.item, path, scope)});`, '}');
  };
  m.line(`const ${list}: ${within.name} = [];`);
  if (node.until === 'end') {
    m.line('while (b.hasMore()) {');
    item();
    return list;
  }
  if (typeof node.until === 'string' || !('counted' in node.until))
    throw new RangeError('A list of bits has no count in front');
  const { counted } = node.until;
  const counts = numberText(m, counted, scope);
  const count = /^\w+$/.test(counts) ? counts : reading.locals.name(`${name}Length`);
  const index = reading.locals.name(`of${pascal(name)}`);
  if (count !== counts) m.line(`const ${count} = ${counts};`);
  if (mayBeNegative(counted)) m.line(`${m.use('expectLength')}(${count}, b.here, ${place});`);
  m.line(`for (let ${index} = 0; ${index} < ${count}; ${index}++) {`);
  item();
  return list;
}

const mayBeNegative = (of: Expression): boolean => subexpressions(of).some(({ op }) => op === 'minus');
