import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as t from 'io-ts';
import { catalog, classes } from '../../generated/catalog.js';
import { vectorsBackend } from '../../src/generator/vectors/index.js';
import { interpretEncode } from '../../src/schema/interpreter/index.js';
import { fromLosslessJson, givenValues } from '../../src/schema/lossless-json/index.js';
import { primitives } from '../../src/transport/index.js';
import { assertSame, generatedOutcome, interpretedOutcome, type Outcome } from '../property/support/outcome.js';
import { theSpec } from '../property/support/universe.js';
import { assertGraphEqual } from '../support/graph-equal.js';
import { schema } from '../support/schema.js';
import { bytesOf, type Vector, vectorFile, vectorFiles, vectors } from '../support/vectors.js';
import { withMissing } from '../support/with-missing.js';

describe('the vectors', () => {
  for (const name of vectorFiles) {
    it(`keep to their JSON Schema: ${name}`, () => {
      const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
        JSON.parse(vectorFile('schema.json')),
      );
      validate(JSON.parse(vectorFile(name)));
      assert.deepEqual(validate.errors ?? [], []);
    });
  }

  it('have ids of their own', () => {
    const ids = vectors.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('are there for every type', () => {
    const covered = new Set(vectors.map(({ type }) => type));
    assert.deepEqual(
      // What shares the head of the type around it is covered there.
      Object.values(schema.types).flatMap(({ name, interned }) =>
        covered.has(name) || interned?.head === 'outer' ? [] : [name],
      ),
      [],
    );
  });

  it('are many', () => {
    assert.ok(vectors.length >= 1500, `${vectors.length} vectors`);
  });

  it('show or break, with those of transitions and sessions, every rule that has to be kept, but those of conduct', () => {
    const shown = rulesIn(vectorsBackend.generate(schema).map(({ text }): unknown => JSON.parse(text)));
    const musts = Object.values(schema.rules).filter(({ level }) => level === 'MUST');
    assert.ok(musts.length > 200);
    // What a peer does has no bytes: cases of the conformance tester hold peers to it.
    const ofConduct = musts.filter(({ statedBy }) => statedBy.every((name) => schema.conducts[name] !== undefined));
    assert.deepEqual(
      musts.filter(({ id }) => !shown.has(id)),
      ofConduct,
    );
  });

  for (const vector of vectors) {
    it(`${vector.id} is ${vector.validity}${vector.canonical ? '' : vector.error ? '' : ', not canonical'}`, () => {
      if (vector.validity === 'invalid') assertInvalid(vector);
      else assertValid(vector);
    });
  }
});

/** The rules that any vector in these files names. */
function rulesIn(files: readonly unknown[]): ReadonlySet<string> {
  const rules = new Set<string>();
  for (const file of files) {
    if (isVectorFile(file)) for (const vector of file.vectors) for (const id of vector.rules) rules.add(id);
  }
  return rules;
}

const isVectorFile = t.type({ vectors: t.array(t.type({ rules: t.array(t.string) })) }).is;

function outcomes(vector: Vector): Outcome {
  const entry = catalog.get(vector.type);
  assert.ok(entry !== undefined, `there is no codec for ${vector.type}`);
  const bytes = bytesOf(vector);
  const given = vector.given && givenValues(vector.given);
  const generated = generatedOutcome(entry, bytes, given);
  assertSame(generated, interpretedOutcome(theSpec, vector.type, bytes, given));
  return generated;
}

function assertInvalid(vector: Vector): void {
  const found = outcomes(vector);
  if (vector.error === 'need-more') {
    assert.equal(found.is, 'needMore');
    return;
  }
  assert.ok(found.is === 'DecodeError' || found.is === 'LimitError', `the bytes give ${found.is}, not an error`);
  assert.equal(found.code, vector.error);
  if (vector.rules.length > 0) assert.ok(vector.rules.includes(found.rule), `the error names the rule ${found.rule}`);
}

function assertValid(vector: Vector): void {
  const { type, hex, canonical } = vector;
  const given = vector.given && givenValues(vector.given);
  const found = outcomes(vector);
  assert.ok(found.is === 'value', `the bytes give ${found.is}, not a value`);
  const expected = fromLosslessJson(vector.value, classes);
  assertGraphEqual(withMissing(expected, found.value), expected, 'the bytes give another value');

  const entry = catalog.get(type);
  const options = { primitives, ...(given === undefined ? {} : { given }) };
  const again = hexOf(entry?.encode(found.value, given, { primitives }));
  assert.equal(
    hexOf(entry?.encode(expected, given, { primitives })),
    again,
    'fields that are left out change the bytes',
  );
  assert.equal(hexOf(interpretEncode(schema, type, expected, options)), again);
  assert.equal(again === hex, canonical, `the value is encoded as ${again}`);
}

const hexOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
