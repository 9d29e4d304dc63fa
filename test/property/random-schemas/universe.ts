import * as fc from 'fast-check';
import type { Case } from '../../../generated/arbitraries/catalog.js';
import type { CatalogEntry } from '../../../generated/catalog.js';
import { arbitrariesBackend } from '../../../src/generator/arbitraries/index.js';
import { catalogBackend } from '../../../src/generator/catalog/index.js';
import { codecsBackend } from '../../../src/generator/codecs/index.js';
import { ioTsBackend } from '../../../src/generator/io-ts/index.js';
import { resolve } from '../../../src/schema/index.js';
import type { Flag, Specification, TransitionDefinition, Uint } from '../../../src/schema/model.js';
import { callerIn, type Encoders, encodersOf } from '../support/encoders.js';
import { type Subject, withPrimitives } from '../support/inputs.js';
import { runGenerated } from '../support/run-generated.js';
import type { TransitionSubject } from '../support/transition-laws.js';
import type { Universe } from '../support/universe.js';

const backends = [codecsBackend, ioTsBackend, arbitrariesBackend, catalogBackend];

/** A transition of which nothing is known but its definition. */
type Transition = TransitionSubject<object, object, object, object>;

/** What the laws judge, and its types and transitions. */
interface Generated {
  readonly universe: Universe;
  readonly subjects: readonly Subject[];
  readonly transitions: readonly Transition[];
}

/** Resolves a specification, generates its code and runs it. */
export async function universeOf(specification: Specification): Promise<Generated> {
  const schema = resolve(specification);
  const files = new Map(backends.flatMap((backend) => backend.generate(schema).map(({ path, text }) => [path, text])));
  const { catalog, classes, arbitraries, formats } = await loaded(files, specification);
  const encoders = encodersOf(formats, schema);
  const subjects = [...catalog.values()].map((entry): Subject => {
    const cases = arbitraries.get(entry.name);
    if (cases === undefined) throw new Error(`${entry.name} has a codec but no arbitrary`);
    return { entry: withPrimitives(entry), cases };
  });
  const transitions = Object.values(schema.transitions).map((of) => transitionSubject(of, { formats, arbitraries }));
  return { universe: { schema, classes, encodeUnchecked: encoders.encodeUnchecked }, subjects, transitions };
}

function transitionSubject(
  { name, wire, value, given }: TransitionDefinition,
  { formats, arbitraries }: Pick<Loaded, 'formats' | 'arbitraries'>,
): Transition {
  const call = callerIn(formats);
  const fields = (verb: string, ...parameters: object[]): object => {
    const found = call(verb, name, parameters);
    if (typeof found !== 'object' || found === null) throw new Error(`${verb} of ${name} gives ${String(found)}`);
    return found;
  };
  const headers = arbitraries.get(wire);
  if (headers === undefined) throw new Error(`${wire} has no arbitrary`);
  const values = scalars(Object.entries(value).map(([part, { type }]) => [part, type]));
  const givens = scalars(Object.entries(given));
  return {
    name,
    initial: () => fields('initial'),
    receive: (state, header, parameters) => fields('receive', state, header, parameters),
    send: (state, content, parameters) => fields('send', state, content, parameters),
    wires: headers.map(({ value: header }) => {
      if (typeof header !== 'object' || header === null) throw new Error(`${wire} is no struct`);
      return header;
    }),
    givens,
    says: () => true,
    sessions: fc.array(fc.record({ value: values, given: givens }, { noNullPrototype: true }), { maxLength: 8 }),
  };
}

/** Few numbers, so that they often come again. */
const scalars = (types: readonly (readonly [string, Uint | Flag])[]): fc.Arbitrary<object> =>
  fc
    .tuple(
      ...types.map(([, type]) => (type.kind === 'flag' ? fc.boolean() : fc.constantFrom(0, 1, 2 ** type.bits - 1))),
    )
    .map((values) => Object.fromEntries(types.map(([name], at) => [name, values[at]])));

interface Loaded {
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  readonly classes: Universe['classes'];
  readonly arbitraries: ReadonlyMap<string, fc.Arbitrary<Case>>;
  readonly formats: Parameters<Encoders>[0];
}

async function loaded(files: ReadonlyMap<string, string>, { formats }: Specification): Promise<Loaded> {
  const names = formats.map(({ format }) => format);
  const entry = [
    "export * from './catalog.js';",
    "export * from './arbitraries/catalog.js';",
    ...names.map((name) => `import * as ${name} from './${name}/index.js';`),
    `export const formats = { ${names.join(', ')} };`,
  ].join('\n');
  // What the code exports takes the place of this.
  return runGenerated<Loaded>(files, entry, {
    catalog: new Map(),
    classes: {},
    arbitraries: new Map(),
    formats: {},
  });
}
