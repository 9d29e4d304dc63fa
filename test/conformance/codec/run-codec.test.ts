import assert from 'node:assert/strict';
import { codecPlan } from '../../../src/conformance/codec/cases.js';
import { runCodec } from '../../../src/conformance/codec/run-codec.js';
import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import type { CaseResult } from '../../../src/conformance/result.js';
import { mtrude } from '../../support/command-line.js';
import { needsPeers } from '../../support/requirements.js';
import { vectors } from '../../support/vectors.js';

/** Other tests run beside these. */
const timeoutMilliseconds = 20_000;

const counts = (results: readonly CaseResult[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { verdict } of results) found[verdict] = (found[verdict] ?? 0) + 1;
  return found;
};

describe('the cases of codecs', () => {
  const plan = codecPlan();

  it('are all vectors in each direction that they have', () => {
    const decoded = vectors.map(({ id }) => `${id}/decode`);
    const encoded = vectors.flatMap(({ id, canonical, validity }) =>
      canonical && validity !== 'invalid' ? [`${id}/encode`] : [],
    );
    assert.deepEqual(new Set(plan.map(({ id }) => id)), new Set([...decoded, ...encoded]));
    assert.equal(plan.length, decoded.length + encoded.length);
  });

  it('say what they demand, send and expect', () => {
    const found = plan.find(({ id }) => id === 'amf0.value/refused-tag-04/decode');
    assert.deepEqual(found, {
      id: 'amf0.value/refused-tag-04/decode',
      section: 'amf0',
      rule: 'amf0/2.6/movie-clip',
      level: 'MUST',
      demands: 'Movie clips are reserved and never serialized',
      sends: 'decode amf0.value: 04',
      expects: 'an error, as refused-tag',
    });
  });

  it('name parameters, and what the vector is about', () => {
    const found = plan.find(({ sends }) => sends.includes('format 0'));
    assert.match(found?.sends ?? '', /^decode rtmp\.\w+ \(format 0, extended (true|false)\)/);
    const cycle = plan.find(({ id }) => id === 'amf0.value/a-cycle/encode');
    assert.equal(cycle?.sends, 'encode amf0.value – a cycle: {"$id":1,"self":{"$ref":1}}');
    assert.equal(cycle?.expects, '03000473656c66070000000009');
  });
});

describe('testees that keep to the spec', () => {
  it('mtrude testee passes every vector', async () => {
    const { results, aborted, kind, target } = await runCodec(mtrude('testee'), { timeoutMilliseconds });
    assert.deepEqual([aborted, kind], [undefined, 'codec']);
    assert.match(target, /main\.js testee$/);
    assert.deepEqual(
      results.map(({ id }) => id),
      codecPlan().map(({ id }) => id),
    );
    const others = results.filter(({ verdict, level }) => verdict !== 'pass' && level !== 'CONFLICT');
    assert.deepEqual(
      others.map(({ id, note }) => `${id}: ${note}`),
      [],
    );
    const contested = results.filter(({ verdict }) => verdict === 'informational');
    assert.ok(contested.length > 10);
    assert.deepEqual(
      contested.filter(({ note }) => !/^((reads|writes) as mtrude|refuses it): /.test(note ?? '')),
      [],
    );
  });

  it('the one in Python passes what is AMF 0, and says that it has nothing else', async function () {
    needsPeers(this, 'Python');
    const { results, aborted } = await runCodec(['python3', 'examples/testee.py'], { timeoutMilliseconds });
    assert.equal(aborted, undefined);
    const amf0 = results.filter(({ section }) => section === 'amf0');
    const { pass = 0, informational = 0, unsupported = 0, ...rest } = counts(amf0);
    assert.deepEqual(rest, {});
    assert.ok(pass >= 200 && informational > 0, `${pass} passed`);
    // AMF 3 among AMF 0.
    assert.ok(unsupported < 20, `${unsupported} unsupported`);
    assert.deepEqual(Object.keys(counts(results.filter(({ section }) => section !== 'amf0'))), ['unsupported']);
  });

  it('are asked for what is selected only, and heard of case by case', async () => {
    const selects = ({ id }: PlannedCase) => id.startsWith('amf0.value/true');
    const heard: string[] = [];
    const progress = ({ id }: CaseResult) => heard.push(id);
    const { results } = await runCodec(mtrude('testee'), { selects, progress, timeoutMilliseconds });
    const wanted = codecPlan().filter(selects);
    assert.ok(wanted.length > 3);
    assert.deepEqual(
      results.map(({ id }) => id),
      wanted.map(({ id }) => id),
    );
    assert.deepEqual(
      heard,
      wanted.map(({ id }) => id),
    );
  });

  it('have all that was said recorded', async () => {
    const selects = ({ id }: PlannedCase) => id === 'amf0.value/true/encode';
    const { results } = await runCodec(mtrude('testee'), { selects, timeoutMilliseconds });
    const passages = results[0]?.transcripts[0]?.passages ?? [];
    assert.deepEqual(
      passages.map(({ by, bytes }) => [by, Buffer.from(bytes).subarray(4).toString()]),
      [
        ['tester', '{"id":2,"request":"encode","type":"amf0.value","given":{},"value":true}'],
        ['peer', '{"id":2,"hex":"0101"}'],
      ],
    );
  });
});
