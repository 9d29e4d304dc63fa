import { ProtocolError } from '../../runtime/errors.js';
import type { TransitionDefinition, TransitionExample, TransitionStep } from '../model.js';
import type { ResolvedSchema } from '../resolved.js';
import { interpretEncode } from './encode/encode.js';
import { initialState, interpretReceive, interpretSend, type Scalars, transitionNamed } from './transitions.js';
import { typeNamed } from './types.js';

type Parameters = Readonly<Record<string, number | boolean>>;

/** One step of an example, received. */
export interface ReceivedStep {
  /** The parameters of the transition, all of them. */
  readonly given: Parameters;
  /** What is on the wire, as bytes of its type, and the parameters of that type. */
  readonly bytes: Uint8Array;
  readonly wireGiven: Parameters;
  /** What it gives. */
  readonly value?: Scalars;
  /** The rule that it breaks, in place of a value. */
  readonly breaks?: string;
  /** Whether a sender in the same state says the value with the same bytes. */
  readonly canonical: boolean;
}

/** Receives the steps of an example one after another. */
export function receiveExample(
  schema: ResolvedSchema,
  name: string,
  { steps }: Pick<TransitionExample, 'steps'>,
): readonly ReceivedStep[] {
  const transition = transitionNamed(schema, name);
  let state = initialState(schema, name);
  return steps.map((step) => {
    const given = allGiven(transition, step);
    const wireGiven = wireParameters(schema, transition, step, state);
    const bytesOf = (wire: Scalars) => interpretEncode(schema, transition.wire, wire, { given: wireGiven });
    const bytes = bytesOf(step.wire);
    try {
      const received = interpretReceive(schema, name, state, step.wire, given);
      const { wire } = interpretSend(schema, name, state, received.value, given);
      const isSame = Object.entries(wire).every(([field, of]) => of === step.wire[field]);
      state = received.state;
      return { given, bytes, wireGiven, value: received.value, canonical: isSame };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return { given, bytes, wireGiven, breaks: error.rule, canonical: false };
    }
  });
}

function allGiven({ given }: TransitionDefinition, step: TransitionStep): Parameters {
  return Object.fromEntries(
    Object.entries(given).map(([name, { kind }]) => [name, step.given?.[name] ?? (kind === 'flag' ? false : 0)]),
  );
}

/** What the type on the wire has to be told: the state says it, or what is on the wire itself. */
function wireParameters(
  schema: ResolvedSchema,
  transition: TransitionDefinition,
  step: TransitionStep,
  state: Scalars,
): Parameters {
  const names = Object.keys(typeNamed(schema, transition.wire).given ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const known = Object.hasOwn(state, name) ? state[name] : step.wire[name];
      return [name, typeof known === 'number' || typeof known === 'boolean' ? known : 0];
    }),
  );
}
