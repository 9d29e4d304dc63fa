import type { SessionDefinition, SessionRow } from '../../model.js';
import type { ResolvedSchema } from '../../resolved.js';
import { evaluateOver, fieldOf, fits, fitsKinds, kindsOf, type SessionMessage } from './message.js';
import { answered, settle } from './obligations.js';
import {
  noKey,
  type Obligation,
  type SessionEffectCall,
  type SessionState,
  sessionNamed,
  stateOf,
  withState,
} from './state.js';

/** Something about a message that is not as the session says. */
export interface SessionFinding {
  /**
   * `unknown`: no row has such a message. `out-of-place`: none has it in this state. `requirement`: a condition of its
   * row fails. `need`: another machine is in a state that the row does not want. `overtaken`: it is owed, and so is
   * another one before it.
   */
  readonly is: 'unknown' | 'out-of-place' | 'requirement' | 'need' | 'overtaken';
  /** The rule that the sender breaks; none where the documents leave it open. */
  readonly rule?: string;
}

export interface Observed {
  readonly state: SessionState;
  /** The row that applies. */
  readonly row?: string;
  /** The row of the message that it answers, the rule under which it was owed, and the outcome if it is known now. */
  readonly answers?: { readonly row: string; readonly rule: string; readonly outcome?: string };
  readonly effects: readonly SessionEffectCall[];
  readonly findings: readonly SessionFinding[];
}

/**
 * One message further. What the message breaks is reported and the session goes on: an observer sees what peers do, and
 * says what the documents say of it. @throws UsageError `unknown-session`.
 */
export function observe(schema: ResolvedSchema, name: string, state: SessionState, message: SessionMessage): Observed {
  const session = sessionNamed(schema, name);
  const reply = answered(session, state, message);
  const after = reply?.state ?? state;
  const found = session.rows.find((row) => applies(session, after, row, message));
  const rest = found === undefined ? misplaced(session, message, reply !== undefined) : undefined;
  const done = found === undefined ? undefined : performed(session, after, found, message);
  return {
    state: done?.state ?? after,
    ...(found === undefined ? {} : { row: found.name }),
    ...(reply === undefined ? {} : { answers: reply.answers }),
    effects: [...(reply?.effects ?? []), ...(done?.effects ?? [])],
    findings: [...(reply?.findings ?? []), ...(done?.findings ?? []), ...(rest ?? [])],
  };
}

const isOf = (row: SessionRow, message: SessionMessage): boolean =>
  row.by.includes(message.by) &&
  fits(row.is, message) &&
  (row.when === undefined || evaluateOver(row.when, message) === true);

function applies(session: SessionDefinition, state: SessionState, row: SessionRow, message: SessionMessage): boolean {
  if (!isOf(row, message)) return false;
  return (
    row.from.includes('any') || row.from.includes(stateOf(session, state, row.machine, keyOf(session, row, message)))
  );
}

/** Which of the machines the message speaks of. */
function keyOf(session: SessionDefinition, row: SessionRow, message: SessionMessage): string {
  const key = row.key ?? session.machines[row.machine]?.key;
  return key === undefined ? noKey : String(evaluateOver(key, message));
}

function performed(
  session: SessionDefinition,
  state: SessionState,
  row: SessionRow,
  message: SessionMessage,
): Pick<Observed, 'state' | 'effects' | 'findings'> {
  const { machine, requires = [], needs = [], meanwhile } = row;
  const findings: SessionFinding[] = [
    ...needs
      .filter((need) => !need.in.includes(stateOf(session, state, need.machine)))
      .map(({ rule }) => ({ is: 'need' as const, rule })),
    ...requires
      .filter(({ condition }) => evaluateOver(condition, message) !== true)
      .map(({ rule }) => ({ is: 'requirement' as const, rule })),
  ];
  const owed = obligationOf(session, row, message);
  const waiting = meanwhile === undefined ? state : withState(state, machine, owed.key, meanwhile);
  return { ...settle(row, owed, { ...waiting, owed: [...waiting.owed, owed] }, message), findings };
}

function obligationOf(session: SessionDefinition, row: SessionRow, message: SessionMessage): Obligation {
  const outcomes = Object.entries(row.outcomes);
  const same = new Set(outcomes.flatMap(([, { replies }]) => replies.flatMap((reply) => reply.same ?? [])));
  const [first, second] = session.sides;
  return {
    row: row.name,
    machine: row.machine,
    key: keyOf(session, row, message),
    by: message.by === first ? second : first,
    asked: kindsOf(message).kinds,
    same: Object.fromEntries([...same].map((field) => [field, fieldOf(message, field)])),
    effects: Object.fromEntries(
      outcomes.map(([name, { effects = [] }]) => [
        name,
        effects.map(({ effect, with: takes }) => ({
          effect,
          with: Object.fromEntries(Object.entries(takes).map(([of, from]) => [of, evaluateOver(from, message)])),
        })),
      ]),
    ),
    met: Object.fromEntries(outcomes.map(([name]) => [name, []])),
  };
}

/** Why no row applies, for what is no reply either. */
function misplaced(session: SessionDefinition, message: SessionMessage, isReply: boolean): readonly SessionFinding[] {
  if (isReply) return [];
  const rows = session.rows.filter((row) => isOf(row, message));
  const [first] = rows;
  if (first !== undefined) {
    const rule = rows.find(({ elsewhere }) => elsewhere !== undefined)?.elsewhere;
    return [{ is: 'out-of-place', ...(rule === undefined ? {} : { rule }) }];
  }
  const { kinds } = kindsOf(message);
  const known = session.rows.flatMap(({ is, outcomes }) => [
    is,
    ...Object.values(outcomes).flatMap(({ replies }) => replies.map((reply) => reply.is)),
  ]);
  return [{ is: known.some((pattern) => fitsKinds(pattern, kinds)) ? 'out-of-place' : 'unknown' }];
}
