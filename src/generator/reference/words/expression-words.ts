import type { BytesExpression, Expression } from '../../../schema/model.js';
import { code, type Inline, joined, linkTo, type Text } from '../content.js';

/** What a number that is compared with a name stands for, where an enumeration says it. */
export type MeaningOf = (name: string, number: number) => string | undefined;

const comparisons = { ne: 'is not', lt: 'is less than', le: 'is at most', gt: 'is more than', ge: 'is at least' };
const opposite = { eq: 'ne', ne: 'eq', lt: 'ge', le: 'gt', gt: 'le', ge: 'lt' } as const;

/** A condition as a clause of a sentence: `format` is 0 and `extended` is set. */
export function conditionWords(of: Expression, meaningOf: MeaningOf = () => undefined): Text {
  const inner = (next: Expression): Text => {
    const text = conditionWords(next, meaningOf);
    return next.op === 'and' || next.op === 'or' || next.op === 'if' ? ['(', ...text, ')'] : text;
  };
  switch (of.op) {
    case 'boolean':
      return [of.value ? 'always' : 'never'];
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return [
        ...numberWords(of.left, meaningOf),
        ` ${of.op === 'eq' ? 'is' : comparisons[of.op]} `,
        ...comparedWith(of.left, of.right, meaningOf),
      ];
    case 'and':
      return joined(of.all.map(inner), ' and ');
    case 'or':
      return joined(of.all.map(inner), ' or ');
    case 'not':
      return negated(of.of, meaningOf, inner);
    case 'present':
      return [...numberWords(of.of, meaningOf), ' is there'];
    case 'if':
      return ['if ', ...inner(of.condition), ' then ', ...inner(of.yes), ', else ', ...inner(of.no)];
    default:
      return [...numberWords(of, meaningOf), ' is set'];
  }
}

function negated(of: Expression, meaningOf: MeaningOf, inner: (of: Expression) => Text): Text {
  switch (of.op) {
    case 'present':
      return [...numberWords(of.of, meaningOf), ' is missing'];
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return conditionWords({ ...of, op: opposite[of.op] }, meaningOf);
    case 'field':
    case 'given':
    case 'state':
    case 'wire':
    case 'value':
      return [...numberWords(of, meaningOf), ' is not set'];
    default:
      return ['not ', ...inner(of)];
  }
}

const comparedWith = (left: Expression, right: Expression, meaningOf: MeaningOf): Text => {
  const meaning = 'name' in left && right.op === 'number' ? meaningOf(left.name, right.value) : undefined;
  return meaning === undefined ? numberWords(right, meaningOf) : [...numberWords(right), ` (${meaning})`];
};

/** A number as a formula: bytes of `body` + 1. */
export function numberWords(of: Expression, meaningOf: MeaningOf = () => undefined): Text {
  const inner = (next: Expression): Text => {
    const text = numberWords(next, meaningOf);
    return next.op === 'plus' || next.op === 'minus' || next.op === 'if' ? ['(', ...text, ')'] : text;
  };
  switch (of.op) {
    case 'number':
      return [numeral(of.value)];
    case 'boolean':
      return [String(of.value)];
    case 'field':
    case 'given':
      return [code(of.name)];
    case 'state':
    case 'wire':
    case 'value':
      return [code(`${of.op}.${of.name}`)];
    case 'sizeOf':
      return ['bytes of ', code(of.name)];
    case 'countOf':
      return ['items of ', code(of.name)];
    case 'tagOf':
      return ['tag of ', code(of.name)];
    case 'sumOf':
      return ['sum of the bytes of ', code(of.name)];
    case 'absent':
      return ['missing'];
    case 'plus':
      return [...inner(of.left), ' + ', ...inner(of.right)];
    case 'minus':
      return [...inner(of.left), ' − ', ...inner(of.right)];
    case 'mod':
      return ['(', ...numberWords(of.of, meaningOf), `) modulo ${grouped(of.by)}`];
    case 'times':
      return [...inner(of.left), ' × ', ...inner(of.right)];
    case 'wrap':
      return [...inner(of.of), ` modulo 2^${of.bits}`];
    case 'if':
      return [...inner(of.yes), ' if ', ...conditionWords(of.condition, meaningOf), ', else ', ...inner(of.no)];
    case 'present':
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'and':
    case 'or':
    case 'not':
      return ['1 if ', ...conditionWords(of, meaningOf), ', else 0'];
  }
}

/** Bytes as a formula: the first 30 bytes of `playerKey`. */
export function bytesWords(of: BytesExpression): Text {
  switch (of.op) {
    case 'bytes':
      return [...(of.first === undefined ? [] : [`the first ${of.first} bytes of `]), linkTo(of.name)];
    case 'given':
      return [code(of.name)];
    case 'apply':
      return [code(of.primitive), ' of ', ...bytesWords(of.data), ' with the key ', ...bytesWords(of.key)];
    case 'if':
      return [...bytesWords(of.yes), ' if ', ...conditionWords(of.condition), ', else ', ...bytesWords(of.no)];
  }
}

/** Decimal; with hexadecimal where that says more: 16,777,215 (0xffffff). */
export const numeral = (value: number): string =>
  value >= 0xff && Number.isInteger(Math.log2(value + 1))
    ? `${grouped(value)} (0x${value.toString(16)})`
    : grouped(value);

/** 16777215 → 16,777,215. */
export const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');

/** The words without links and marks. */
export const plain = (text: Text): string => text.map(plainInline).join('');

const plainInline = (of: Inline): string => {
  if (typeof of === 'string') return of;
  if ('code' in of && typeof of.code === 'string') return of.code;
  if ('strong' in of) return of.strong;
  if ('level' in of) return of.level;
  return 'text' in of ? of.text : '';
};
