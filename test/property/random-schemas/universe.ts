import type * as fc from 'fast-check';
import type { Case } from '../../../generated/arbitraries/catalog.js';
import type { CatalogEntry } from '../../../generated/catalog.js';
import { arbitrariesBackend } from '../../../src/generator/arbitraries/index.js';
import { catalogBackend } from '../../../src/generator/catalog/index.js';
import { codecsBackend } from '../../../src/generator/codecs/index.js';
import { ioTsBackend } from '../../../src/generator/io-ts/index.js';
import { resolve } from '../../../src/schema/index.js';
import type { Specification } from '../../../src/schema/model.js';
import { type Encoders, encodersOf } from '../support/encoders.js';
import { type Subject, withPrimitives } from '../support/inputs.js';
import { runGenerated } from '../support/run-generated.js';
import type { Universe } from '../support/universe.js';

const backends = [codecsBackend, ioTsBackend, arbitrariesBackend, catalogBackend];

/** Resolves a specification, generates its code and runs it: what the laws judge, and its types. */
export async function universeOf(specification: Specification): Promise<{ universe: Universe; subjects: Subject[] }> {
  const schema = resolve(specification);
  const files = new Map(backends.flatMap((backend) => backend.generate(schema).map(({ path, text }) => [path, text])));
  const { catalog, classes, arbitraries, formats } = await loaded(files, specification);
  const encoders = encodersOf(formats, schema);
  const subjects = [...catalog.values()].map((entry): Subject => {
    const cases = arbitraries.get(entry.name);
    if (cases === undefined) throw new Error(`${entry.name} has a codec but no arbitrary`);
    return { entry: withPrimitives(entry), cases };
  });
  return { universe: { schema, classes, encodeUnchecked: encoders.encodeUnchecked }, subjects };
}

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
