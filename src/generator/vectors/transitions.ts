import { type ReceivedStep, receiveExample } from '../../schema/interpreter/index.js';
import type { Source, TransitionDefinition, TransitionExample, TransitionStep } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { layoutRuleId } from '../../schema/rules.js';

type Scalars = Readonly<Record<string, number | boolean>>;

/** One step: what is received, and what comes of it. */
interface Step {
  /** The bytes of the type on the wire, and the parameters of that type. */
  readonly hex: string;
  readonly wireGiven: Scalars;
  readonly wire: Scalars;
  readonly given: Scalars;
  readonly value?: Scalars;
  readonly breaks?: string;
  /** Whether a sender in the same state writes the value so. */
  readonly canonical: boolean;
}

/** What is received one after another, from the initial state on; `transition-file-schema.ts` says the same. */
export interface TransitionVector {
  readonly id: string;
  readonly transition: string;
  readonly wireType: string;
  readonly doc: string;
  readonly steps: readonly Step[];
  readonly validity: 'valid' | 'invalid' | 'contested';
  readonly rules: readonly string[];
  readonly source: readonly Source[];
}

/** The examples of the transitions of a format. */
export const transitionVectors = (schema: ResolvedSchema, format: string): readonly TransitionVector[] =>
  Object.values(schema.transitions)
    .filter(({ name }) => name.startsWith(`${format}.`))
    .flatMap((transition) => (transition.examples ?? []).map((example) => vector(schema, transition, example)));

function vector(
  schema: ResolvedSchema,
  { name, wire, from }: TransitionDefinition,
  example: TransitionExample,
): TransitionVector {
  const received = receiveExample(schema, name, example);
  const steps = example.steps.map((step, at) => stepOf(step, received[at]));
  const shown = [...(example.rules ?? []), ...steps.flatMap(({ breaks }) => breaks ?? [])];
  const rules = shown.length === 0 ? [layoutRuleId(from)] : [...new Set(shown)];
  const isContested = rules.some((id) => schema.rules[id]?.level === 'CONFLICT');
  return {
    id: `${name}/${example.doc.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    transition: name,
    wireType: wire,
    doc: example.doc,
    steps,
    validity: steps.some(({ breaks }) => breaks !== undefined) ? 'invalid' : isContested ? 'contested' : 'valid',
    rules,
    source: from,
  };
}

function stepOf({ wire, value, breaks }: TransitionStep, received: ReceivedStep | undefined) {
  if (received === undefined) throw new RangeError('A step of an example was not received');
  return {
    hex: Buffer.from(received.bytes).toString('hex'),
    wireGiven: received.wireGiven,
    wire,
    given: received.given,
    ...(value === undefined ? {} : { value }),
    ...(breaks === undefined ? {} : { breaks }),
    canonical: received.canonical,
  };
}
