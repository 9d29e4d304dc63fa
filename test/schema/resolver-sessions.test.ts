import { field, flag, given, kinds, must, on, sessions, sizeOf, struct, u8, utf8 } from '../../src/schema/index.js';
import type { SessionDefinition, SessionRow } from '../../src/schema/model.js';
import { accepts, from, reports, thing } from './resolver-support.js';

const { message, reply, row, session } = sessions;

const ask = thing('ask', struct({ id: u8, name: utf8('rest') }), { label: 'kind' });
const answer = thing('answer', struct({ id: u8 }), { label: 'kind' });
const inner = thing('inner', kinds({ tag: { marker: u8 }, cases: { ask: on(1, ask), answer: on(2, answer) } }));
const wrapped = thing('wrapped', struct({ body: inner }), { label: 'kind' });
const union = thing('any', kinds({ tag: { marker: u8 }, cases: { wrapped: on(1, wrapped), answer: on(2, answer) } }));
const types = [ask, answer, inner, wrapped, union];

const one: SessionRow = row('ask', {
  machine: 'door',
  from: ['shut'],
  by: ['left'],
  is: { ...message('m', 'any', 'ask'), where: { name: ['in'] } },
  when: given('late'),
  requires: [{ condition: field('id'), rule: 'one' }],
  needs: [{ machine: 'house', in: ['dark'], rule: 'one' }],
  elsewhere: 'one',
  meanwhile: 'asked',
  outcomes: {
    done: {
      to: 'open',
      replies: [reply(message('m', 'answer'), 'one', { same: ['id'], key: field('id') })],
      makes: { machine: 'door', key: field('id'), state: 'open' },
      effects: [{ effect: 'open', with: { door: field('id') } }],
    },
  },
});

const talk = (parts: Partial<SessionDefinition> = {}): SessionDefinition =>
  session('x.talk', {
    doc: 'For a test.',
    from,
    rules: { one: must('One.', from) },
    sides: ['left', 'right'],
    messages: { m: 'x.any' },
    given: { late: flag() },
    machines: {
      door: { doc: 'A door.', key: field('id'), states: { shut: 'S.', asked: 'A.', open: 'O.' }, initial: 'shut' },
      house: { doc: 'The house.', states: { dark: 'D.' }, initial: 'dark' },
    },
    effects: { open: { doc: 'Opens.', takes: { door: u8 } } },
    rows: [one],
    examples: [],
    ...parts,
  });

const withRow = (parts: Partial<SessionRow>) => [...types, talk({ rows: [{ ...one, ...parts }] })];
const withOutcome = (parts: Partial<SessionRow['outcomes'][string]>) =>
  withRow({ outcomes: { done: { ...one.outcomes.done, replies: one.outcomes.done?.replies ?? [], ...parts } } });
const path = 'x.talk.rows.ask';

describe('the resolver on sessions', () => {
  it('takes one in which everything is known', () => {
    accepts(...types, talk());
  });

  it('reports types, sides, machines and states that do not exist', () => {
    reports([...types, talk({ messages: { m: 'x.ani' } })], ['unknown-type', 'x.talk.messages.m', 'x.any']);
    reports(withRow({ by: ['lefd'] }), ['unknown-side', `${path}.by`, 'left']);
    reports(withRow({ from: ['shud'] }), ['unknown-state', `${path}.from`, 'shut']);
    reports(withRow({ needs: [{ machine: 'door', in: [], rule: 'one' }] }), ['unknown-machine', `${path}.needs`]);
    reports(withRow({ needs: [{ machine: 'house', in: ['darc'], rule: 'one' }] }), [
      'unknown-state',
      `${path}.needs`,
      'dark',
    ]);
    const dors = withOutcome({ makes: { machine: 'dor', key: field('id'), state: 'open' } });
    reports(dors, ['unknown-machine', `${path}.outcomes.done.makes`, 'door']);
    const machines = { ...talk().machines, house: { doc: 'H.', states: { dark: 'D.' }, initial: 'darc' } };
    reports(
      [...types, talk({ machines })],
      ['unknown-state', 'x.talk.machines.house.initial', 'dark'],
      ['unreachable-state', 'x.talk.machines.house.states.dark'],
    );
  });

  it('reports machines and states that only a row has wrong', () => {
    const rows = [
      one,
      row('other', { ...one, machine: 'haus', is: message('m', 'answer'), outcomes: { done: { replies: [] } } }),
    ];
    const found = rows.map((of) => (of.name === 'other' ? { ...of, when: given('late'), requires: [] } : of));
    reports([...types, talk({ rows: found })], ['unknown-machine', 'x.talk.rows.other', 'house']);
  });

  it('reports messages and kinds that there are none of', () => {
    reports(withRow({ is: message('n', 'answer') }), ['unknown-message', `${path}.is`, 'm']);
    reports(withRow({ is: message('m', 'anser') }), ['unknown-kind', `${path}.is`, 'answer']);
    reports(withRow({ is: message('m', 'wrapped', 'asq') }), ['unknown-kind', `${path}.is`, 'ask']);
    reports(withRow({ is: message('m', 'answer', 'ask') }), ['unknown-kind', `${path}.is`]);
  });

  it('reports fields, parameters and expressions that a message does not have', () => {
    reports(withRow({ when: given('lade') }), ['unknown-given', `${path}.when`, 'late']);
    reports(withRow({ when: sizeOf('name') }), ['misplaced-expression', `${path}.when`]);
    reports(withRow({ requires: [{ condition: field('ix'), rule: 'one' }] }), [
      'unknown-field',
      `${path}.requires.0`,
      'id',
    ]);
    reports(withRow({ is: { ...message('m', 'any', 'ask'), where: { nam: ['in'] } } }), [
      'unknown-field',
      `${path}.is`,
      'name',
    ]);
    reports(withOutcome({ replies: [reply(message('m', 'answer'), 'one', { same: ['name'] })] }), [
      'unknown-field',
      `${path}.outcomes.done.replies.0.same`,
    ]);
  });

  it('reports rules that the session does not state', () => {
    reports(withRow({ elsewhere: 'won', rule: 'one' }), ['unknown-rule', path, 'one']);
    reports(withOutcome({ replies: [reply(message('m', 'answer'), 'on')] }), ['unknown-rule', path, 'one']);
  });

  it('reports effects that do not exist, or take something else', () => {
    reports(withOutcome({ effects: [{ effect: 'opem', with: {} }] }), [
      'unknown-effect',
      `${path}.outcomes.done.effects`,
      'open',
    ]);
    reports(withOutcome({ effects: [{ effect: 'open', with: {} }] }), [
      'effect-misfit',
      `${path}.outcomes.done.effects`,
    ]);
    const pure = [...types, talk({ effects: { open: { doc: 'O.', takes: {} } } })];
    reports(pure, ['effect-misfit', `${path}.outcomes.done.effects`]);
  });

  it('reports rows that never apply, and two with one name', () => {
    const all = row('all', {
      ...one,
      from: ['any'],
      is: message('m'),
      requires: [],
      outcomes: { done: { replies: [] } },
    });
    const free = {
      name: all.name,
      machine: 'house',
      from: ['any'],
      by: ['left', 'right'],
      is: message('m'),
      outcomes: all.outcomes,
    };
    const again: SessionRow = { ...free, name: 'again', by: ['left'], from: ['dark'], is: message('m', 'answer') };
    reports([...types, talk({ rows: [one, free, again] })], ['hidden-row', 'x.talk.rows.again']);
    reports([...types, talk({ rows: [one, { ...one, name: 'ask', by: ['right'] }] })], ['duplicate-name', path]);
  });

  it('reports states that nothing leads to', () => {
    const { meanwhile: _, ...without } = one;
    reports([...types, talk({ rows: [without] })], ['unreachable-state', 'x.talk.machines.door.states.asked']);
  });

  it('reports outcomes that no reply tells apart', () => {
    const outcomes = {
      ...one.outcomes,
      other: { replies: [reply(message('m', 'wrapped'), 'one', { optional: true })] },
    };
    reports(withRow({ outcomes }), ['indistinct-outcomes', `${path}.outcomes.other`]);
  });
});
