import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { catalog, classes } from '../../generated/catalog.js';
import { vectorsBackend } from '../../src/generator/vectors/index.js';
import { fromLosslessJson } from '../../src/schema/lossless-json/index.js';
import { primitives } from '../../src/transport/index.js';
import { schema } from '../support/schema.js';
import { vectorFile } from '../support/vectors.js';

interface Vector {
  readonly id: string;
  readonly session: string;
  readonly rules: readonly string[];
}

const files = vectorsBackend
  .generate(schema)
  .map(({ path }) => path.slice('vectors/'.length))
  .filter((path) => path.startsWith('sessions/') && path !== 'sessions/schema.json');
const vectorsIn = (path: string): readonly Vector[] => JSON.parse(vectorFile(path)).vectors;
const vectors = files.flatMap(vectorsIn);

describe('the vectors of sessions', () => {
  for (const path of files) {
    it(`keep to their JSON Schema: ${path}`, () => {
      const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
        JSON.parse(vectorFile('sessions/schema.json')),
      );
      validate(JSON.parse(vectorFile(path)));
      assert.deepEqual(validate.errors ?? [], []);
    });
  }

  it('have ids of their own, and are there for every session', () => {
    assert.equal(new Set(vectors.map(({ id }) => id)).size, vectors.length);
    assert.deepEqual(new Set(vectors.map(({ session }) => session)), new Set(Object.keys(schema.sessions)));
  });

  it('hold messages that can be sent', () => {
    for (const { name, messages: types, examples } of Object.values(schema.sessions)) {
      for (const { doc, messages } of examples) {
        messages.forEach(({ name: message, value }, at) => {
          const entry = catalog.get(types[message] ?? '');
          assert.ok(entry !== undefined, `${name} has no message ${message}`);
          const of = fromLosslessJson(value, classes);
          assert.doesNotThrow(
            () => entry.encode(of, givenFor(entry.name, of), { primitives }),
            `${name}, ${doc}, message ${at}`,
          );
        });
      }
    }
  });

  it('show or break every rule that a session has to keep', () => {
    const shown = new Set(vectors.flatMap(({ rules }) => rules));
    const musts = Object.values(schema.rules).filter(
      ({ level, statedBy }) => level === 'MUST' && statedBy.some((name) => schema.sessions[name] !== undefined),
    );
    assert.ok(musts.length > 10);
    assert.deepEqual(
      musts.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
  });
});

/** The parameter by which a type tells its cases apart, as the value has it. */
function givenFor(name: string, value: unknown): Record<string, number | boolean> | undefined {
  const { type, given } = schema.types[name] ?? {};
  if (given?.server !== undefined) return { server: false };
  if (type?.kind !== 'variant' || !('on' in type.tag) || type.tag.on.op !== 'given') return undefined;
  const fields: Record<string, unknown> = Object(value);
  const kind = `${name.split('.')[0]}.${fields.kind}`;
  const found = type.cases.find((of) => of.type.kind === 'ref' && of.type.type === kind);
  return { [type.tag.on.name]: found?.tag ?? Number(fields[type.else?.tagField ?? '']) };
}
