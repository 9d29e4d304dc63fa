import {
  absent,
  and,
  bits,
  eq,
  field,
  flag,
  given,
  ifElse,
  le,
  minus,
  not,
  plus,
  present,
  state,
  struct,
  transition,
  type,
  u8,
  value,
  when,
  wire,
  wrap,
} from '../../../src/schema/build/index.js';
import type { AnyDefinition, Expression, TransitionCase } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';
import { freshName } from './names.js';
import { from, told } from './source.js';

/** A part of the value, and how headers say it. */
interface Inherited {
  readonly name: string;
  /** 1 for a flag. */
  readonly bits: number;
  /** Headers of later forms leave it out. */
  readonly last: number;
  /** All but the full header have the difference to the one before. */
  readonly isStep: boolean;
}

/**
 * Headers that leave out what they have from their predecessors, the more the higher their form: form 0 says all. Both
 * directions agree by the way it is made.
 */
export function randomTransition(name: string, draw: Draw): AnyDefinition[] {
  const forms = draw.nat(3);
  const parts = inherited(draw, forms);
  const header = `${name}Header`;
  const isLoud = not(given('quiet'));
  const keepsQuiet = draw.flip();
  const previous = draw.flip() ? parts[0] : undefined;

  const caseOf = (form: number): TransitionCase => {
    const omitted = parts.filter(({ last }) => last < form);
    const hasPredecessor = form > 0 ? [state('known')] : [];
    const restricted = keepsQuiet ? [isLoud] : [];
    const same = omitted.map((part) => eq(value(part.name), state(part.name)));
    const chosen = form > 0 && draw.flip() ? [le(given('level'), draw.nat(200))] : [];
    const writes = [...hasPredecessor, ...restricted, ...same, ...chosen];
    return {
      name: `form${form}`,
      reads: eq(wire('form'), form),
      requires: [...hasPredecessor, ...restricted].map((condition) => ({ condition, rule: 'drawn' })),
      writes: writes.length === 0 ? { op: 'boolean', value: true } : and(...writes),
      wire: {
        form: { op: 'number', value: form },
        ...Object.fromEntries(parts.flatMap((part) => wireField(draw, part, form, forms))),
      },
      state: {
        known: { op: 'boolean', value: true },
        ...Object.fromEntries(
          parts.filter(({ last }) => last >= form).map((part) => [part.name, received(part, form)]),
        ),
        // Of the header before, although that part has a new value above.
        ...(previous && { previous: state(previous.name) }),
      },
    };
  };

  return [
    type(
      header,
      struct({
        // Now and then of a form that no case reads.
        form: bits(8, { max: forms + draw.nat(1), rule: 'drawn', doc: 'What is left out.' }),
        ...Object.fromEntries(
          parts.map((part) => [
            part.name,
            part.last === forms ? numberOf(part) : when(le(field('form'), part.last), numberOf(part)),
          ]),
        ),
      }),
      told,
    ),
    transition(name, {
      doc: 'Drawn at random.',
      from: [from],
      rules: { ...told.rules },
      wire: header,
      given: { quiet: flag(), level: u8 },
      state: {
        known: { type: flag(), initial: false, doc: 'Whether there was a header.' },
        ...Object.fromEntries(parts.map((part) => [part.name, { ...stateOf(part), doc: 'As it was.' }])),
        ...(previous && { previous: { ...stateOf(previous), doc: 'As it was before.' } }),
      },
      value: Object.fromEntries(
        parts.map((part) => [part.name, { type: numberOf(part), from: state(part.name), doc: 'As it is.' }]),
      ),
      cases: Array.from({ length: forms + 1 }, (_, at) => caseOf(forms - at)),
      examples: [{ doc: 'nothing but zeros', steps: [{ wire: { form: 0, ...zeros(parts) }, value: zeros(parts) }] }],
    }),
  ];
}

function inherited(draw: Draw, forms: number): Inherited[] {
  const taken = ['form', 'known', 'previous'];
  return Array.from({ length: draw.between(1, 3) }, () => {
    const name = freshName(draw, taken);
    taken.push(name);
    const width = draw.one(1, 8, 16, 24, 32);
    return { name, bits: width, last: draw.nat(forms), isStep: width > 1 && draw.flip() };
  });
}

const numberOf = ({ bits: width }: Inherited) => (width === 1 ? flag(8) : bits(width));

const stateOf = (part: Inherited) => ({ type: numberOf(part), initial: part.bits === 1 ? false : 0 });

const zeros = (parts: readonly Inherited[]) =>
  Object.fromEntries(parts.map(({ name, bits: width }) => [name, width === 1 ? false : 0]));

const isDifference = ({ isStep }: Inherited, form: number): boolean => isStep && form > 0;

/** What a header of this form says of the part; one that says nothing may say so, or be silent about it. */
function wireField(draw: Draw, part: Inherited, form: number, forms: number): [string, Expression][] {
  const { name, bits: width, last } = part;
  if (last < form) return draw.flip() ? [[name, absent]] : [];
  const said = isDifference(part, form) ? wrap(width, minus(value(name), state(name))) : value(name);
  const mayBeAbsent = last < forms && draw.nat(3) === 0;
  return [[name, mayBeAbsent ? ifElse(le(given('level'), 255), said, absent) : said]];
}

/** The new state of a part that a header of this form has. */
function received(part: Inherited, form: number): Expression {
  const { name, bits: width } = part;
  if (isDifference(part, form)) return wrap(width, plus(state(name), wire(name)));
  return form < part.last ? wire(name) : ifElse(present(wire(name)), wire(name), state(name));
}
