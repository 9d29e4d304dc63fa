import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  type ChunkMessageHeaderGiven,
  type ChunkStreamGiven,
  decodeChunkMessageHeader,
  encodeChunkMessageHeader,
  initialChunkStream,
  receiveChunkStream,
  sendChunkStream,
} from '../../generated/rtmp/index.js';
import { type TransitionVector, transitionVectors } from '../../src/generator/vectors/transitions.js';
import { needMore, ProtocolError } from '../../src/runtime/index.js';
import { receiveExample } from '../../src/schema/interpreter/index.js';
import { schema } from '../support/schema.js';
import { bytesOf, vectorFile } from '../support/vectors.js';

const vectors: readonly TransitionVector[] = JSON.parse(vectorFile('transitions/rtmp.json')).vectors;
const name = 'rtmp.chunkStream';

describe('the vectors of transitions', () => {
  it('keep to their JSON Schema', () => {
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(vectorFile('transitions/schema.json')),
    );
    validate(JSON.parse(vectorFile('transitions/rtmp.json')));
    assert.deepEqual(validate.errors ?? [], []);
  });

  it('are those of the spec, have ids of their own, and are there for every transition', () => {
    assert.deepEqual(vectors, transitionVectors(schema, 'rtmp'));
    assert.equal(new Set(vectors.map(({ id }) => id)).size, vectors.length);
    assert.deepEqual([...new Set(vectors.map(({ transition }) => transition))], Object.keys(schema.transitions));
  });

  it('say what the interpreter says', () => {
    for (const example of schema.transitions[name]?.examples ?? []) {
      const received = receiveExample(schema, name, example);
      const expected = example.steps.map(({ value, breaks }) => value ?? breaks);
      assert.deepEqual(
        received.map(({ value, breaks }) => value ?? breaks),
        expected,
        example.doc,
      );
    }
  });

  for (const { id, steps } of vectors) {
    it(`${id}: generated code says so too`, () => {
      const state = initialChunkStream();
      for (const step of steps) {
        const { hex, wireGiven, given, value, breaks, canonical } = step;
        const parameters = headerGiven(wireGiven);
        const wire = decodeChunkMessageHeader(bytesOf(step), parameters);
        assert.ok(wire !== needMore);
        const before = { ...state };
        if (breaks !== undefined) {
          assert.throws(
            () => receiveChunkStream(state, wire, streamGiven(given)),
            (error) => error instanceof ProtocolError && error.rule === breaks,
          );
          assert.deepEqual(state, before);
          continue;
        }
        const received = receiveChunkStream(state, wire, streamGiven(given));
        assert.deepEqual(received, value);
        const sent = sendChunkStream(before, received, streamGiven(given));
        const again = Buffer.from(encodeChunkMessageHeader(sent, { ...parameters, format: sent.format })).toString(
          'hex',
        );
        assert.equal(again === hex && sent.format === wire.format, canonical);
      }
    });
  }
});

type Parameters = Readonly<Record<string, number | boolean>>;

const headerGiven = ({ format, extended }: Parameters): ChunkMessageHeaderGiven => ({
  format: Number(format),
  extended: extended === true,
});
const streamGiven = ({ continuing, zeroAfterFull }: Parameters): ChunkStreamGiven => ({
  continuing: continuing === true,
  zeroAfterFull: zeroAfterFull === true,
});
