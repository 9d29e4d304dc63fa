import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EncodeError, ProtocolError } from '../../../src/runtime/errors.js';
import { initialState, interpretReceive, interpretSend, type Scalars } from '../../../src/schema/interpreter/index.js';
import type { ResolvedSchema } from '../../../src/schema/resolved.js';
import type { Holds } from './laws.js';

/** A generated transition with what the laws need of it. */
export interface TransitionSubject<
  State extends object,
  Wire extends object,
  Given extends object,
  Value extends object,
> {
  readonly name: string;
  readonly initial: () => State;
  readonly receive: (state: State, wire: Wire, given: Given) => Value;
  readonly send: (state: State, value: Value, given: Given) => Wire;
  /** What may be on the wire. */
  readonly wires: fc.Arbitrary<Wire>;
  readonly givens: fc.Arbitrary<Given>;
  /** Whether what is sent with these parameters says its value to a receiver who does not know it. */
  readonly says: (given: Given) => boolean;
  /** Values that are sent one after the other. */
  readonly sessions: fc.Arbitrary<readonly { readonly value: Value; readonly given: Given }[]>;
}

export interface TransitionLaw {
  readonly title: string;
  readonly hold: (holds: Holds) => void;
}

/** What holds for every transition: generated code does as the interpreter, and both directions agree. */
export const transitionLaws = <State extends object, Wire extends object, Given extends object, Value extends object>(
  schema: ResolvedSchema,
  subject: TransitionSubject<State, Wire, Given, Value>,
): readonly TransitionLaw[] => [
  {
    title: 'is sent alike by generated code and interpreter',
    hold: (holds) =>
      holds(subject.sessions, (session) => {
        const state = subject.initial();
        let mirror = initialState(schema, subject.name);
        for (const { value, given } of session) {
          const sent = attempt(() => subject.send(state, value, given));
          const other = attempt(() => {
            const step = interpretSend(schema, subject.name, mirror, scalars(value), scalars(given));
            mirror = step.state;
            return step.wire;
          });
          assert.deepEqual(sent, other);
          assert.deepEqual({ ...state }, { ...mirror });
        }
      }),
  },
  {
    title: 'is received alike by generated code and interpreter, whatever comes',
    hold: (holds) =>
      holds(fc.array(fc.tuple(subject.wires, subject.givens), { maxLength: 8 }), (row) => {
        const state = subject.initial();
        let mirror = initialState(schema, subject.name);
        for (const [wire, given] of row) {
          const received = attempt(() => subject.receive(state, wire, given));
          const other = attempt(() => {
            const step = interpretReceive(schema, subject.name, mirror, scalars(wire), scalars(given));
            mirror = step.state;
            return step.value;
          });
          assert.deepEqual(received, other);
          assert.deepEqual({ ...state }, { ...mirror });
        }
      }),
  },
  {
    title: 'gives the receiver the value that was sent, and both ends the same state',
    hold: (holds) =>
      holds(subject.sessions, (session) => {
        const [sender, receiver] = [subject.initial(), subject.initial()];
        for (const { value, given } of session) {
          if (!subject.says(given)) continue;
          const sent = wireOf(() => subject.send(sender, value, given));
          if (sent === undefined) continue;
          assert.deepEqual({ ...subject.receive(receiver, sent, given) }, { ...value });
          assert.deepEqual(sender, receiver);
        }
      }),
  },
];

/** As the interpreter has them: fields by name. */
const scalars = (of: object): Scalars => Object.fromEntries(Object.entries(of));

/** What a step gives: fields by name, or the error. */
function attempt(step: () => object): unknown {
  try {
    return { ...step() };
  } catch (error) {
    if (error instanceof ProtocolError) return { error: error.code, rule: error.rule };
    if (error instanceof EncodeError) return { error: error.code, rule: error.rule, path: error.path };
    throw error;
  }
}

/** Nothing where the value cannot be sent now. */
function wireOf<Wire>(send: () => Wire): Wire | undefined {
  try {
    return send();
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
