import { fromLosslessJson } from '../../lossless-json/index.js';
import type { SessionExample } from '../../model.js';
import type { ResolvedSchema } from '../../resolved.js';
import { genericClasses } from '../classes.js';
import { openObligations } from './obligations.js';
import { type Observed, observe } from './observe.js';
import { initialSession, noKey, type SessionState, sessionNamed } from './state.js';

/** What is seen of the messages of an example, and what it says at the end in the form of the example. */
export interface ObservedExample {
  readonly steps: readonly Observed[];
  readonly findings: NonNullable<SessionExample['findings']>;
  readonly states: SessionExample['states'];
  readonly owed: readonly string[];
}

/** Runs the messages of an example through its session. @throws UsageError `unknown-session`. */
export function observeExample(
  schema: ResolvedSchema,
  name: string,
  { messages }: Pick<SessionExample, 'messages'>,
): ObservedExample {
  const session = sessionNamed(schema, name);
  const classes = genericClasses(schema);
  const steps: Observed[] = [];
  let state: SessionState = initialSession(schema, name);
  for (const message of messages) {
    const step = observe(schema, name, state, { ...message, value: fromLosslessJson(message.value, classes) });
    steps.push(step);
    state = step.state;
  }
  return {
    steps,
    findings: steps.flatMap(({ findings }, at) => findings.map((of) => ({ at, ...of }))),
    states: Object.fromEntries(
      Object.entries(session.machines).map(([machine, { key, initial }]) => {
        const states = state.machines[machine] ?? {};
        return [machine, key === undefined ? (states[noKey] ?? initial) : states];
      }),
    ),
    owed: openObligations(session, state).map(({ row }) => row),
  };
}
