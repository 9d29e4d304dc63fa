import type { Reply, SessionDefinition, SessionRow } from '../../model.js';
import { evaluateOver, fieldOf, fits, type SessionMessage } from './message.js';
import type { Observed, SessionFinding } from './observe.js';
import { type Obligation, type SessionState, withState } from './state.js';

type Answer = Pick<Observed, 'state' | 'effects' | 'findings'> & {
  readonly answers: NonNullable<Observed['answers']>;
};

/**
 * What comes of a message that is owed; it answers the first that it fits. What must come goes before what may still come
 * for a message whose outcome is known.
 */
export function answered(session: SessionDefinition, state: SessionState, message: SessionMessage): Answer | undefined {
  const open = state.owed.filter(({ settled }) => settled === undefined);
  const lingers = state.owed.filter(({ settled }) => settled !== undefined);
  for (const owed of [...open, ...lingers]) {
    const row = session.rows.find(({ name }) => name === owed.row);
    if (row === undefined || owed.by !== message.by) continue;
    const advanced = metBy(row, owed, message);
    if (Object.keys(advanced).length === 0) continue;
    const next = { ...owed, met: { ...owed.met, ...advanced } };
    const findings = overtaken(row, advanced);
    const answers = { row: row.name, rule: ruleMet(row, advanced) };
    const stepped = replaced(state, owed, next);
    if (owed.settled !== undefined) {
      return { state: lingering(row, next, stepped), effects: [], findings, answers };
    }
    const done = settle(row, next, stepped, message);
    const outcome = settledOutcome(row, next);
    return { ...done, findings, answers: { ...answers, ...(outcome === undefined ? {} : { outcome }) } };
  }
  return undefined;
}

/** The session with one of its obligations: as it is, or once its outcome is known. `last` is the message that makes it so. */
export function settle(
  row: SessionRow,
  owed: Obligation,
  state: SessionState,
  last: SessionMessage,
): Pick<Observed, 'state' | 'effects'> {
  const name = settledOutcome(row, owed);
  const outcome = name === undefined ? undefined : row.outcomes[name];
  if (name === undefined || outcome === undefined) return { state, effects: [] };
  const { to, makes } = outcome;
  const moved = to === undefined ? state : withState(state, owed.machine, owed.key, to);
  const made =
    makes === undefined ? moved : withState(moved, makes.machine, String(evaluateOver(makes.key, last)), makes.state);
  const { [name]: there = [] } = owed.met;
  const settled = { ...owed, settled: name, met: { [name]: there } };
  return { state: lingering(row, settled, replaced(made, owed, settled)), effects: owed.effects[name] ?? [] };
}

/** What is left to be sent: for each message without an outcome, the rules of the replies that are not there. */
export function openObligations(
  session: SessionDefinition,
  state: SessionState,
): readonly { readonly row: string; readonly by: string; readonly rules: readonly string[] }[] {
  return state.owed.flatMap(({ row: name, by, met, settled }) => {
    if (settled !== undefined) return [];
    const row = session.rows.find((of) => of.name === name);
    const rules = Object.entries(met).flatMap(([outcome, there]) =>
      (row?.outcomes[outcome]?.replies ?? []).flatMap(({ optional, rule }, at) =>
        optional === true || there.includes(at) ? [] : [rule],
      ),
    );
    return [{ row: name, by, rules: [...new Set(rules)] }];
  });
}

/** Replies that need not come may still do. Of one message and machine the last is kept, so that they do not pile up. */
function lingering(row: SessionRow, owed: Obligation, state: SessionState): SessionState {
  const replies = row.outcomes[owed.settled ?? '']?.replies ?? [];
  const isComplete = replies.length === (owed.met[owed.settled ?? ''] ?? []).length;
  const isLike = (of: Obligation) => of.settled !== undefined && of.row === owed.row && of.key === owed.key;
  return { ...state, owed: state.owed.filter((of) => (of === owed ? !isComplete : !isLike(of))) };
}

/** What was asked for first stays first. */
const replaced = (state: SessionState, before: Obligation, after: Obligation): SessionState => ({
  ...state,
  owed: state.owed.map((of) => (of === before ? after : of)),
});

/** The outcomes that the message is a reply of, each with the replies that are there now. */
const metBy = (row: SessionRow, owed: Obligation, message: SessionMessage): Obligation['met'] =>
  Object.fromEntries(
    Object.entries(owed.met).flatMap(([name, there]) => {
      const replies = row.outcomes[name]?.replies ?? [];
      const at = replies.findIndex((reply, index) => !there.includes(index) && isReply(reply, owed, message));
      return at < 0 ? [] : [[name, [...there, at]] as const];
    }),
  );

/** Of several outcomes that it is a reply of, the first says why. */
function ruleMet(row: SessionRow, advanced: Obligation['met']): string {
  const [[name, there] = ['', []]] = Object.entries(advanced);
  return row.outcomes[name]?.replies[there.at(-1) ?? 0]?.rule ?? '';
}

const isReply = ({ is, same = [], key }: Reply, owed: Obligation, message: SessionMessage): boolean =>
  fits(is, message) &&
  same.every((field) => fieldOf(message, field) === owed.same[field]) &&
  (key === undefined || String(evaluateOver(key, message)) === owed.key);

/** A reply that came before one that is owed before it. */
function overtaken(row: SessionRow, met: Obligation['met']): readonly SessionFinding[] {
  const findings = Object.entries(met).map(([name, there]) =>
    (row.outcomes[name]?.replies ?? [])
      .slice(0, there.at(-1))
      .filter(({ optional }, at) => optional !== true && !there.includes(at))
      .map(({ rule }): SessionFinding => ({ is: 'overtaken', rule })),
  );
  // An outcome in whose order it is explains it.
  return findings.find((of) => of.length === 0) ?? findings[0] ?? [];
}

/** The outcome whose replies are all there, but for those that need not come. */
const settledOutcome = (row: SessionRow, { met }: Obligation): string | undefined =>
  Object.keys(met).find((name) =>
    (row.outcomes[name]?.replies ?? []).every(({ optional }, at) => optional === true || met[name]?.includes(at)),
  );
