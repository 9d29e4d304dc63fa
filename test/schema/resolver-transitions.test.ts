import {
  absent,
  bits,
  eq,
  field,
  flag,
  given,
  must,
  state,
  struct,
  transition,
  u8,
  value,
  when,
  wire,
} from '../../src/schema/index.js';
import type { TransitionCase, TransitionDefinition, TransitionStep } from '../../src/schema/model.js';
import { accepts, from, reports, thing } from './resolver-support.js';

const header = thing('header', struct({ format: u8, time: when(eq(field('format'), 0), u8) }));
const yes = { op: 'boolean', value: true } as const;

const one: TransitionCase = {
  name: 'full',
  reads: eq(wire('format'), 0),
  requires: [{ condition: state('known'), rule: 'known' }],
  writes: yes,
  wire: { format: { op: 'number', value: 0 }, time: value('time') },
  state: { known: yes, time: wire('time') },
};

const stream = (parts: Partial<TransitionDefinition>): TransitionDefinition =>
  transition('x.stream', {
    doc: 'For a test.',
    from,
    rules: { known: must('It is known', from) },
    wire: 'x.header',
    given: { lenient: flag() },
    state: {
      known: { type: flag(), initial: false, doc: 'Known.' },
      time: { type: u8, initial: 0, doc: 'Time.' },
    },
    value: { time: { type: u8, from: state('time'), doc: 'Time.' } },
    cases: [one],
    ...parts,
  });

const withCase = (parts: Partial<TransitionCase>) => [header, stream({ cases: [{ ...one, ...parts }] })];
const path = 'x.stream.cases.full';

describe('the resolver on transitions', () => {
  it('takes one in which everything is known', () => {
    accepts(header, stream({}));
  });

  it('reports a wire type that is not defined or not a struct', () => {
    reports([header, stream({ wire: 'x.heeder' })], ['unknown-type', 'x.stream.wire', 'x.header']);
    reports([header, thing('byte', u8), stream({ wire: 'x.byte' })], ['wire-not-struct', 'x.stream.wire']);
  });

  it('reports a state that it does not have, read or set', () => {
    reports(withCase({ requires: [{ condition: state('knwon'), rule: 'known' }] }), [
      'unknown-state',
      `${path}.requires.0`,
      'known',
    ]);
    reports(withCase({ state: { tine: wire('time') } }), ['unknown-state', `${path}.state.tine`, 'time']);
    reports(
      [header, stream({ value: { time: { type: u8, from: state('tim'), doc: 'Time.' } } })],
      ['unknown-state', 'x.stream.value.time.from', 'time'],
    );
  });

  it('reports wire fields that are unknown or left out', () => {
    reports(withCase({ reads: eq(wire('fromat'), 0) }), ['unknown-wire-field', `${path}.reads`, 'format']);
    reports(withCase({ wire: { format: { op: 'number', value: 0 }, tme: absent } }), [
      'unknown-wire-field',
      `${path}.wire.tme`,
      'time',
    ]);
    reports(withCase({ wire: {} }), ['missing-wire-field', path]);
  });

  it('reports a part of the value and a parameter that it does not have', () => {
    reports(withCase({ writes: eq(value('tim'), 1) }), ['unknown-value-field', `${path}.writes`, 'time']);
    reports(withCase({ writes: given('lenent') }), ['unknown-given', `${path}.writes`, 'lenient']);
  });

  it('reports examples that name what is not there, or have no one outcome', () => {
    const withStep = (step: TransitionStep) => [header, stream({ examples: [{ doc: 'Of a test.', steps: [step] }] })];
    const at = 'x.stream.examples.0';
    accepts(...withStep({ wire: { format: 0, time: 1 }, given: { lenient: true }, value: { time: 1 } }));
    reports(withStep({ wire: { fromat: 0 }, value: {} }), ['unknown-wire-field', `${at}.steps.0.wire`, 'format']);
    reports(withStep({ wire: {}, given: { lenent: true }, value: {} }), [
      'unknown-given',
      `${at}.steps.0.given`,
      'lenient',
    ]);
    reports(withStep({ wire: {}, value: { tim: 1 } }), ['unknown-value-field', `${at}.steps.0.value`, 'time']);
    reports(withStep({ wire: {} }), ['bad-example', `${at}.steps.0`]);
    reports(withStep({ wire: {}, value: {}, breaks: `${from.document}/${from.clause}/known` }), [
      'bad-example',
      `${at}.steps.0`,
    ]);
    reports(withStep({ wire: {}, breaks: 'x/1/known' }), ['unknown-rule', at]);
  });

  it('reports a rule that it does not state', () => {
    reports(withCase({ requires: [{ condition: yes, rule: 'knwon' }] }), ['unknown-rule', path, 'known']);
  });

  it('reports expressions over what does not exist at their place', () => {
    reports(withCase({ reads: eq(value('time'), 1) }), ['misplaced-expression', `${path}.reads`]);
    reports(withCase({ writes: eq(wire('time'), 1) }), ['misplaced-expression', `${path}.writes`]);
    reports(withCase({ state: { time: absent } }), ['misplaced-expression', `${path}.state.time`]);
    reports(withCase({ reads: eq(field('time'), 1) }), ['misplaced-expression', `${path}.reads`]);
  });

  it('reports booleans where numbers are wanted, and numbers where booleans are', () => {
    reports(withCase({ reads: wire('format') }), ['expression-type', `${path}.reads`]);
    reports(withCase({ state: { known: wire('time') } }), ['expression-type', `${path}.state.known`]);
    reports(withCase({ wire: { format: given('lenient') } }), ['expression-type', `${path}.wire.format`]);
    reports(withCase({ writes: eq(value('time'), state('known')) }), ['expression-type', `${path}.writes`]);
  });

  it('reports two cases with one name', () => {
    reports([header, stream({ cases: [one, one] })], ['duplicate-name', path]);
  });

  it('reports numbers that do not fit', () => {
    const wide = { type: bits(60), initial: 0, doc: 'Wide.' };
    const known = { type: flag(), initial: false, doc: 'Known.' };
    reports([header, stream({ state: { known, time: wide } })], ['integer-width', 'x.stream.state.time']);
    reports(
      [header, stream({ state: { known, time: { type: u8, initial: 256, doc: 'Time.' } } })],
      ['constant-out-of-range', 'x.stream.state.time'],
    );
  });
});
