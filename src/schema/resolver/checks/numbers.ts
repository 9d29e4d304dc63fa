import { golombLimits, golombRange } from '../../exp-golomb.js';
import type { ByteOrder, Enumeration, ExpGolomb, Expression, Spellings, Uint } from '../../model.js';
import { spelled } from '../../spellings.js';
import { expressions, subexpressions, type Visit } from '../walk.js';
import { type Check, type Context, eachNode, repeated } from './check.js';

/** Widths, ranges and fixed numbers fit each other. */
export const checkNumbers: Check = (context) => {
  const { index, report } = context;
  eachNode(context, ({ node, path, within }, { type: root }) => {
    for (const [step, of] of expressions(node)) checkLiterals(context, `${path}.${step}`, of);
    switch (node.kind) {
      case 'uint':
        checkUint(context, path, node);
        break;
      case 'int':
        if (![8, 16, 24, 32].includes(node.bits))
          report.error('int-width', path, `a signed integer has 8, 16, 24 or 32 bits, not ${node.bits}`);
        else checkOrder(context, path, node.bits, node.order);
        break;
      case 'expGolomb':
        checkExpGolomb(context, path, node);
        break;
      case 'differences':
        checkWidth(context, path, node.bits);
        checkFixed(context, path, node.start, { kind: 'uint', bits: node.bits, min: 1 });
        checkFixed(context, path, node.most, { ...widest, min: 1 });
        break;
      case 'uintOf':
        checkWidth(context, path, greatest(within, node.bits));
        break;
      case 'flag':
      case 'reserved':
        checkWidth(context, path, node.bits);
        break;
      case 'constant':
        checkFixed(context, path, node.value, node.base);
        break;
      case 'enum':
        checkMembers(context, path, node);
        break;
      case 'spellings':
        checkSpellings(context, path, node);
        // Bits are written one number at a time, so that each can be looked at.
        if (root.kind !== 'bitstream') checkGaps(context, path, node);
        break;
      case 'overlay':
        checkFixed(context, `${path}.size`, node.size, { kind: 'uint', bits: 32, min: 1 });
        break;
      case 'digest':
        checkFixed(context, `${path}.bytes`, node.bytes, { kind: 'uint', bits: 32, min: 1 });
        break;
      case 'terminated':
        checkFixed(context, `${path}.end`, node.end, { kind: 'uint', bits: 7 });
        break;
      case 'record':
        if (node.terminator !== undefined) {
          checkFixed(context, `${path}.terminator`, node.terminator, { kind: 'uint', bits: 8 });
        }
        break;
      case 'variant': {
        const marker: Uint = 'marker' in node.tag ? node.tag.marker : 'peek' in node.tag ? node.tag.peek : widest;
        for (const { name, tag } of node.cases) checkFixed(context, `${path}.cases.${name}`, tag, marker);
        for (const { name, tag } of node.refused ?? []) checkFixed(context, `${path}.refused.${name}`, tag, marker);
        break;
      }
      default:
    }
  });
  for (const { name, given = {} } of index.types.values()) {
    for (const [parameter, type] of Object.entries(given)) {
      if (type.kind !== 'bytes') checkNumber(context, `${name}.given.${parameter}`, type);
    }
  }
};

export type Numeric = Uint | { readonly kind: 'flag'; readonly bits: number };

/** The width and range of a parameter, a state or a part of a value. */
export function checkNumber(context: Context, path: string, type: Numeric): void {
  if (type.kind === 'uint') checkUint(context, path, type);
  else checkWidth(context, path, type.bits);
}

/** What expressions can compute with. */
/** What any number of the language fits into. */
const widest: Uint = { kind: 'uint', bits: 53 };

/** The numbers that stand in an expression. */
export function checkLiterals(context: Context, path: string, whole: Expression): void {
  for (const of of subexpressions(whole)) {
    if (of.op === 'number') checkFixed(context, path, of.value, widest);
    if (of.op === 'wrap') checkWidth(context, path, of.bits);
    if (of.op === 'mod') checkFixed(context, path, of.by, { ...widest, min: 1 });
  }
}

const largest = (bits: number): number => 2 ** bits - 1;

function checkWidth({ report }: Context, path: string, bits: number): boolean {
  if (Number.isInteger(bits) && bits >= 1 && bits <= 53) return true;
  report.error('integer-width', path, `an integer has 1 to 53 bits, not ${bits}`);
  return false;
}

function checkUint(context: Context, path: string, { bits, order, min = 0, max = largest(bits) }: Uint): void {
  if (!checkWidth(context, path, bits)) return;
  checkOrder(context, path, bits, order);
  if ([min, max].every(Number.isInteger) && min >= 0 && min <= max && max <= largest(bits)) return;
  context.report.error('range-misfit', path, `${min} to ${max} is no range within 0 to ${largest(bits)}`);
}

/** What the code can say at all bounds what it may say. */
function checkExpGolomb({ report }: Context, path: string, node: ExpGolomb): void {
  const { least, most } = golombLimits(node.signed);
  const range = golombRange(node);
  const fits = [range.least, range.most].every(Number.isInteger) && range.least <= range.most;
  if (fits && range.least >= least && range.most <= most) return;
  report.error('range-misfit', path, `${range.least} to ${range.most} is no range within ${least} to ${most}`);
}

/** The most that an expression over the fields around it can give; more than any width where that is not known. */
function greatest(within: Visit['within'], of: Expression): number {
  switch (of.op) {
    case 'number':
      return of.value;
    case 'wrap':
      return 2 ** of.bits - 1;
    case 'plus':
      return greatest(within, of.left) + greatest(within, of.right);
    case 'times':
      return greatest(within, of.left) * greatest(within, of.right);
    case 'minus':
      return greatest(within, of.left);
    case 'if':
      return Math.max(greatest(within, of.yes), greatest(within, of.no));
    case 'field': {
      const field = within?.struct.fields.find(({ name }) => name === of.name)?.type;
      if (field === undefined) return within === undefined ? Number.POSITIVE_INFINITY : greatest(within.outer, of);
      const node = field.kind === 'when' ? field.type : field;
      return node.kind === 'uint' ? (node.max ?? largest(node.bits)) : Number.POSITIVE_INFINITY;
    }
    default:
      return Number.POSITIVE_INFINITY;
  }
}

function checkOrder({ report }: Context, path: string, bits: number, order: ByteOrder = 'big'): void {
  if (order === 'big') return;
  if (bits % 8 !== 0) report.error('bad-byte-order', path, `${bits} bits are no whole bytes to bring into an order`);
  if (order === 'little') return;
  const fits = order.length === bits / 8 && [...order].sort().every((significance, at) => significance === at);
  if (!fits) report.error('bad-byte-order', path, `the order names each of 0 to ${bits / 8 - 1} once`);
}

/** A number that the spec fixes, against the integer that holds it. */
export function checkFixed({ report }: Context, path: string, value: number, { bits, min, max }: Uint): void {
  const [low, high] = [min ?? 0, max ?? largest(bits)];
  if (Number.isInteger(value) && value >= low && value <= high) return;
  report.error('constant-out-of-range', path, `${value} is not within ${low} to ${high}`);
}

function checkMembers(context: Context, path: string, { members, base }: Enumeration): void {
  const all = Object.entries(members);
  for (const [name, { value }] of all) checkFixed(context, `${path}.members.${name}`, value, base);
  repeated(
    all,
    ([, { value }]) => value,
    ([name, { value }], [first]) =>
      context.report.error('duplicate-enum-number', `${path}.members.${name}`, `${value} is ${first} already`),
  );
}

function checkSpellings(context: Context, path: string, node: Spellings): void {
  const { head, plus, alternatives } = node;
  const { report } = context;
  for (const of of [{ plus }, ...alternatives]) checkFixed(context, path, of.plus, widest);
  const bounded = head.min !== undefined || head.max !== undefined;
  alternatives.forEach(({ escape: announcing }, at) => {
    const place = `${path}.alternatives.${at}`;
    if (!Number.isInteger(announcing) || announcing < 0 || announcing > largest(head.bits)) {
      report.error('escape-misfit', place, `a head of ${head.bits} bits cannot be ${announcing}`);
    } else if (bounded && announcing >= (head.min ?? 0) && announcing <= (head.max ?? largest(head.bits))) {
      report.error('overlapping-spellings', place, `${announcing} is a number in the range of the head as well`);
    }
  });
  repeated(
    alternatives.map((of, at) => ({ ...of, at })),
    (of) => of.escape,
    (again, first) =>
      report.error(
        'overlapping-spellings',
        `${path}.alternatives.${again.at}`,
        `${again.escape} announces alternative ${first.at} already`,
      ),
  );
}

function checkGaps({ report }: Context, path: string, node: Spellings): void {
  const [first, next] = spelled(node);
  if (first === undefined || next === undefined) return;
  report.error('unspelled-number', path, `no spelling can hold ${first[1] + 1}, but ${next[0]} has one`);
}
