import assert from 'node:assert/strict';
import {
  flag,
  given,
  kinds,
  must,
  on,
  resolve,
  type SessionDefinition,
  type SessionRow,
  sessions,
  struct,
  u8,
} from '../../src/schema/index.js';
import {
  initialSession,
  type Observed,
  observe,
  openObligations,
  type SessionMessage,
  type SessionState,
  sessionNamed,
  stateOf,
} from '../../src/schema/interpreter/index.js';
import { schema as spec } from '../support/schema.js';
import { checkSessionExample } from '../support/session-example.js';
import { from, specificationOf, thing } from './resolver-support.js';

const { message, reply, row, session } = sessions;

const labelled = (name: string) => thing(name, struct({ id: u8 }), { label: 'kind' });
const [ask, first, second, third] = ['ask', 'first', 'second', 'third'].map(labelled);
const union = thing(
  'any',
  kinds({
    tag: { marker: u8 },
    cases: {
      ask: on(1, ask ?? assert.fail()),
      first: on(2, first ?? assert.fail()),
      second: on(3, second ?? assert.fail()),
      third: on(4, third ?? assert.fail()),
    },
  }),
);
const of = (name: string) => message('m', name);

const sessionOf = (...rows: readonly SessionRow[]): SessionDefinition =>
  session('x.talk', {
    doc: 'For a test.',
    from,
    rules: { one: must('One.', from), two: must('Two.', from) },
    sides: ['left', 'right'],
    messages: { m: 'x.any' },
    given: { late: flag() },
    machines: { only: { doc: 'The only one.', states: { a: 'A.', b: 'B.' }, initial: 'a' } },
    effects: {},
    rows,
    examples: [],
  });

const run = (
  definition: SessionDefinition,
  ...messages: readonly (readonly [by: string, kind: string, id?: number])[]
) => {
  const schema = resolve(
    specificationOf(...[ask, first, second, third].flatMap((type) => type ?? []), union, definition),
  );
  let state: SessionState = initialSession(schema, 'x.talk');
  const seen: Observed[] = [];
  for (const [by, kind, id = 0] of messages) {
    const sent: SessionMessage = { by, name: 'm', value: { kind, id } };
    const step = observe(schema, 'x.talk', state, sent);
    seen.push(step);
    state = step.state;
  }
  const named = sessionNamed(schema, 'x.talk');
  return { seen, state: stateOf(named, state, 'only'), owed: openObligations(named, state), session: state };
};

const asking = (outcomes: SessionRow['outcomes'], parts: Partial<SessionRow> = {}): SessionRow =>
  row('ask', { machine: 'only', from: ['a'], by: ['left'], is: of('ask'), outcomes, ...parts });

const both = asking({
  done: { to: 'b', replies: [reply(of('first'), 'one'), reply(of('second'), 'two', { same: ['id'] })] },
  failed: { replies: [reply(of('first'), 'one'), reply(of('third'), 'two')] },
});

describe('the interpreter of sessions', () => {
  for (const [name, { examples }] of Object.entries(spec.sessions)) {
    for (const example of examples) {
      it(`says of ${name} what the example says: ${example.doc}`, () => checkSessionExample(spec, name, example));
    }
  }

  it('knows the outcome when its last reply is there', () => {
    const { seen, state } = run(sessionOf(both), ['left', 'ask', 7], ['right', 'first'], ['right', 'second', 7]);
    assert.deepEqual(
      seen.map(({ row: of, answers }) => [of, answers]),
      [
        ['ask', undefined],
        [undefined, { row: 'ask', rule: 'paper/1/one' }],
        [undefined, { row: 'ask', rule: 'paper/1/two', outcome: 'done' }],
      ],
    );
    assert.equal(state, 'b');
  });

  it('keeps what is owed by rule until then', () => {
    const { owed } = run(sessionOf(both), ['left', 'ask'], ['right', 'first']);
    assert.deepEqual(owed, [{ row: 'ask', by: 'right', rules: ['paper/1/two'] }]);
  });

  it('takes a reply of another outcome as long as both are possible', () => {
    const { seen, state, owed } = run(sessionOf(both), ['left', 'ask'], ['right', 'first'], ['right', 'third']);
    assert.equal(seen[2]?.answers?.outcome, 'failed');
    assert.equal(state, 'a');
    assert.deepEqual(owed, []);
  });

  it('reports a reply that comes before one that is owed first', () => {
    const { seen } = run(sessionOf(both), ['left', 'ask', 7], ['right', 'second', 7], ['right', 'first']);
    assert.deepEqual(seen[1]?.findings, [{ is: 'overtaken', rule: 'paper/1/one' }]);
    assert.equal(seen[2]?.answers?.outcome, 'done');
  });

  it('does not take a reply from the side that asked, or one that does not agree', () => {
    const { seen } = run(sessionOf(both), ['left', 'ask', 7], ['left', 'first'], ['right', 'second', 8]);
    assert.deepEqual(
      seen.slice(1).map(({ findings }) => findings),
      [[{ is: 'out-of-place' }], [{ is: 'out-of-place' }]],
    );
  });

  it('answers the first of two messages first', () => {
    const open = asking({ done: { replies: [reply(of('first'), 'one')] } });
    const { seen, owed } = run(sessionOf(open, moves), ['left', 'ask', 1], ['left', 'ask', 2], ['right', 'first']);
    assert.equal(seen[2]?.answers?.outcome, 'done');
    assert.equal(owed.length, 1);
  });

  it('takes replies that need not come once, also after the outcome is known', () => {
    const open = asking({
      done: { replies: [reply(of('first'), 'one', { optional: true }), reply(of('second'), 'two')] },
    });
    const { seen, session: last } = run(
      sessionOf(open, moves),
      ['left', 'ask'],
      ['right', 'second'],
      ['right', 'first'],
      ['right', 'first'],
    );
    assert.deepEqual(
      seen.map(({ findings }) => findings.length),
      [0, 0, 0, 1],
    );
    assert.deepEqual(last.owed, []);
  });

  it('keeps one row of what may still come, however often it was asked for', () => {
    const open = asking({ done: { replies: [reply(of('first'), 'one', { optional: true })] } });
    const asked = Array.from({ length: 5 }, () => ['left', 'ask'] as const);
    const { session: last, owed } = run(sessionOf(open, moves), ...asked);
    assert.equal(last.owed.length, 1);
    assert.deepEqual(owed, []);
  });

  it('passes over rows whose condition does not hold', () => {
    const open = asking({ done: { to: 'b', replies: [] } }, { when: given('late') });
    const { seen, state } = run(sessionOf(open), ['left', 'ask']);
    assert.deepEqual(seen[0]?.findings, [{ is: 'out-of-place' }]);
    assert.equal(state, 'a');
  });

  it('reports messages that no row has', () => {
    const open = asking({ done: { to: 'b', replies: [] } });
    const { seen } = run(sessionOf(open), ['left', 'third']);
    assert.deepEqual(seen[0]?.findings, [{ is: 'unknown' }]);
  });

  it('leaves the state that it is given as it is', () => {
    const { seen } = run(sessionOf(both), ['left', 'ask']);
    assert.deepEqual(initialSession(spec, 'rtmp.connection'), { machines: {}, owed: [] });
    assert.equal(seen[0]?.state.owed.length, 1);
  });

  it('knows the sessions of the schema only', () => {
    assert.throws(() => initialSession(spec, 'rtmp.conection'), { name: 'UsageError', code: 'unknown-session' });
  });
});

/** Leads to the state that others do not. */
const moves = row('third', {
  machine: 'only',
  from: ['a'],
  by: ['right'],
  is: of('third'),
  outcomes: { done: { to: 'b', replies: [] } },
});
