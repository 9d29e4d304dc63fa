import { UsageError } from '../../../runtime/errors.js';
import type { SessionDefinition } from '../../model.js';
import type { ResolvedSchema } from '../../resolved.js';
import type { Scalar } from '../expressions.js';

/** Where a session stands: plain data, never changed, so that what could happen next can be tried. */
export interface SessionState {
  /** Machines that have left their first state, by name and key; those of a kind have the key of nothing. */
  readonly machines: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is owed, in the order in which it was asked for. */
  readonly owed: readonly Obligation[];
}

/** A message whose outcome is not known yet, or to which replies may still come that need not. */
export interface Obligation {
  readonly row: string;
  readonly machine: string;
  readonly key: string;
  /** The side that owes. */
  readonly by: string;
  /** The kinds of the message that asks, from the outside in. */
  readonly asked: readonly string[];
  /** The values of its fields, for replies that agree in them. */
  readonly same: Readonly<Record<string, Scalar>>;
  /** What the effects of each outcome take. */
  readonly effects: Readonly<Record<string, readonly SessionEffectCall[]>>;
  /** The outcome, once it is known. */
  readonly settled?: string;
  /** For each outcome that is still possible, which of its replies are there. */
  readonly met: Readonly<Record<string, readonly number[]>>;
}

/** What the program around has to do. */
export interface SessionEffectCall {
  readonly effect: string;
  readonly with: Readonly<Record<string, Scalar>>;
}

/** The key of machines that are one of a kind. */
export const noKey = '';

/** Nothing was sent yet. @throws UsageError `unknown-session`. */
export function initialSession(schema: ResolvedSchema, name: string): SessionState {
  sessionNamed(schema, name);
  return { machines: {}, owed: [] };
}

/** The state of a machine; the first one for a key that nothing was said of. */
export const stateOf = (session: SessionDefinition, { machines }: SessionState, name: string, key = noKey): string =>
  machines[name]?.[key] ?? session.machines[name]?.initial ?? '';

export const withState = (state: SessionState, machine: string, key: string, to: string): SessionState => ({
  ...state,
  machines: { ...state.machines, [machine]: { ...state.machines[machine], [key]: to } },
});

export function sessionNamed(schema: ResolvedSchema, name: string): SessionDefinition {
  const found = Object.hasOwn(schema.sessions, name) ? schema.sessions[name] : undefined;
  if (found === undefined) throw new UsageError('unknown-session', `no session is named ${name}`);
  return found;
}
