import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { vectorsBackend } from '../../src/generator/vectors/index.js';
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
