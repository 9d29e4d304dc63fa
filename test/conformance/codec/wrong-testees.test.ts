import assert from 'node:assert/strict';
import { runCodec } from '../../../src/conformance/codec/run-codec.js';
import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import type { RunOptions } from '../../../src/conformance/run-options.js';
import { answering, testee } from './testees.js';

/** What comes of some cases, in a few words each. */
async function outcomes(command: readonly string[], ids: readonly string[], options: RunOptions = {}) {
  const selects = ({ id }: PlannedCase) => ids.includes(id);
  const report = await runCodec(command, { timeoutMilliseconds: 20_000, selects, ...options });
  assert.equal(report.results.length, ids.length);
  return { ...report, said: report.results.map(({ verdict, note }) => (note ? `${verdict}: ${note}` : verdict)) };
}

const truth = 'amf0.value/true/decode';
const truthWritten = 'amf0.value/true/encode';
const refused = 'amf0.value/refused-tag-04/decode';

describe('a testee with other values', () => {
  const verdicts: readonly (readonly [what: string, answer: object, id: string, said: string])[] = [
    ['a wrong value fails', { value: 1 }, truth, 'fail: reads 1: value: 1 is not true'],
    ['a value in place of an error fails', { value: null }, refused, 'fail: reads null in place of an error'],
    [
      'an error in place of a value fails',
      { error: { code: 'Oops', message: 'no' } },
      truth,
      'fail: refuses it: Oops: no',
    ],
    ['any error will do', { error: { code: 'Oops', message: 'no' } }, refused, 'pass'],
    [
      'no lossless JSON fails',
      { value: { $number: 'seven' } },
      truth,
      'fail: reads {"$number":"seven"}: that is no lossless JSON: one of -0, NaN, Infinity, -Infinity is expected, at /$number',
    ],
    ['bytes in place of a value fail', { hex: '01' }, truth, 'fail: the answer to decode has no value'],
    ['a value in place of bytes fails', { value: true }, truthWritten, 'fail: the answer to encode has no hex'],
    ['the bytes of the vector pass, whatever the case of their digits', { hex: '0101' }, truthWritten, 'pass'],
    [
      'other bytes for the same value are a choice of the encoder',
      { hex: '01FF' },
      truthWritten,
      'informational: writes 01ff, other bytes for the same value',
    ],
    [
      'bytes of another value fail',
      { hex: '0100' },
      truthWritten,
      'fail: writes 0100, which is another value: value: false is not true',
    ],
    [
      'bytes of no value fail',
      { hex: '12' },
      truthWritten,
      'fail: writes 12, which is no value: Unknown tag 18 at byte 0, amf0.value (amf0/2.1/marker)',
    ],
    ['too few bytes fail', { hex: '' }, truthWritten, 'fail: writes no bytes, which is no value: bytes are missing'],
    [
      'no answer to encode but an error fails',
      { error: { code: 'E', message: '' } },
      truthWritten,
      'fail: refuses it: E: ',
    ],
    [
      'what is not supported is no failure',
      { unsupported: 'next year' },
      'amf0.value/true/decode',
      'unsupported: next year',
    ],
    [
      'another reading of what peers do is not strict',
      { value: 0 },
      'amf0.value/another-nan/decode',
      'non-strict: reads 0: value: 0 is not NaN',
    ],
    [
      'another reading of what is contested is information',
      { value: 'b' },
      'amf0.value/a-as-0c0000000161/decode',
      'informational: reads "b": value: "b" is not "a"',
    ],
    [
      'so is a refusal',
      { error: { code: 'E', message: 'too short' } },
      'amf0.value/a-as-0c0000000161/decode',
      'informational: refuses it: E: too short',
    ],
  ];
  for (const [what, answer, id, said] of verdicts) {
    it(`is told of: ${what}`, async () => {
      assert.deepEqual((await outcomes(answering(answer), [id])).said, [said]);
    });
  }

  it('is not asked for types that it does not list', async () => {
    const hello = "hello = ({ id }) => send({ id, protocol: 1, name: 'small', types: ['amf0.value'] });";
    const command = testee(`${hello} var answer = ({ id }) => send({ id, value: true });`);
    const { said } = await outcomes(command, [truth, 'amf0.strictArray/nothing/decode']);
    assert.deepEqual(said, ['pass', 'unsupported: the command does not list amf0.strictArray']);
  });
});

describe('a testee that is lost', () => {
  it('by its end fails the case, with what it said last, and is started again', async () => {
    const dying = "if (request === 'encode') { console.error('first line\\nout of luck'); process.exit(3); }";
    const command = testee(`var answer = ({ id, request }) => { ${dying} send({ id, value: true }); };`);
    const { said, aborted } = await outcomes(command, [truth, truthWritten, 'amf0.value/true-as-01ff/decode']);
    assert.equal(aborted, undefined);
    assert.deepEqual(said, ['pass', 'fail: the command ended with status 3: out of luck', 'pass']);
  });

  it('by a signal is told of as well', async () => {
    const command = testee("var answer = () => process.kill(process.pid, 'SIGKILL');");
    assert.deepEqual((await outcomes(command, [truth])).said, ['fail: the command ended with SIGKILL']);
  });

  it('again and again is not started for ever', async () => {
    const text = '{"id":1,"protocol":1,"name":"mayfly"}';
    const command = ['sh', '-c', `printf '\\000\\000\\000\\${text.length.toString(8).padStart(3, '0')}${text}'`];
    const selects = ({ section }: PlannedCase) => section === 'amf0';
    const { results, aborted } = await runCodec(command, { selects, timeoutMilliseconds: 20_000 });
    assert.equal(aborted, 'the command was lost 60 times');
    assert.ok(results.slice(0, 60).every(({ verdict }) => verdict === 'fail'));
    assert.ok(results.length > 100);
    assert.ok(results.slice(60).every(({ verdict }) => verdict === 'not-run'));
  });

  it('by silence at one request fails the case and is started again', async () => {
    const command = testee(
      "var answer = ({ id, request }) => { if (request === 'decode') send({ id, value: true }); };",
    );
    const { said } = await outcomes(command, [truth, truthWritten, 'amf0.value/true-as-01ff/decode'], {
      timeoutMilliseconds: 1000,
    });
    assert.deepEqual(said, ['pass', 'fail: the command did not answer in 1 s', 'pass']);
  });

  it('by silence from the start is reported in 5 seconds, not case by case', async () => {
    const begin = performance.now();
    const { results, aborted } = await runCodec(['sleep', '30']);
    assert.ok(performance.now() - begin < 5000);
    assert.equal(aborted, 'the command did not answer in 4.5 s, when it was greeted');
    assert.ok(results.length > 3000 && results.every(({ verdict }) => verdict === 'not-run'));
  });

  it('because there is none is reported at once', async () => {
    const { aborted, said } = await outcomes(['mtrude-has-no-such-command'], [truth]);
    assert.match(aborted ?? '', /^the command cannot be started: .*ENOENT, when it was greeted$/);
    assert.deepEqual(said, [`not-run: ${aborted}`]);
    await assert.rejects(runCodec([]), { name: 'UsageError', code: 'missing-command' });
  });

  it('with all that it started', async () => {
    const command = ['sh', '-c', 'sleep 30 & sleep 30'];
    const begin = performance.now();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const { aborted } = await outcomes(command, [truth], { signal: stop.signal });
    assert.equal(aborted, 'interrupted');
    assert.ok(performance.now() - begin < 10_000);
  });
});

describe('a testee that sends garbage', () => {
  const garbage: readonly (readonly [what: string, code: string, said: RegExp])[] = [
    [
      'text',
      "process.stdout.write('Hello, world!')",
      /no frame of JSON: a frame of 1,214,606,444 bytes is too long; does it/,
    ],
    ['no JSON', "process.stdout.write('\\0\\0\\0\\4oops')", /no frame of JSON: .*JSON/],
    ['no UTF-8', 'process.stdout.write(Buffer.from([0, 0, 0, 2, 0x22, 0xff]))', /no frame of JSON: /],
    ['no answer', 'send(7)', /no answer: it lacks an id, or a part of it has the wrong type$/],
    ['an answer with a part of another type', 'send({ id, hex: 7 })', /no answer: it lacks an id, or a part/],
    [
      'an answer without content',
      'send({ id })',
      /no answer: it has to have one of value, hex, error, unsupported and/,
    ],
    ['an answer with two', "send({ id, value: 1, hex: '' })", /no answer: it has to have one of/],
    ['an answer with odd digits', "send({ id, hex: '0' })", /no answer: hex has to be pairs of hex digits$/],
    [
      'an answer to hello without a name',
      'send({ id, protocol: 1 })',
      /no answer: the answer to hello has to have a name$/,
    ],
    ['an answer to another request', 'send({ id: id + 1, value: 1 })', /answered 3, not 2$/],
    ['an answer to no request', 'send({ id: null, value: 1 })', /answered null, not 2$/],
  ];
  for (const [what, code, said] of garbage) {
    it(`is told what it sent: ${what}`, async () => {
      const { results, aborted } = await outcomes(testee(`var answer = ({ id }) => { ${code}; };`), [truth]);
      assert.equal(aborted, undefined);
      assert.equal(results[0]?.verdict, 'fail');
      assert.match(results[0]?.note ?? '', said);
      assert.equal(results[0]?.transcripts[0]?.closedBy, 'peer');
    });
  }

  it('is found when it answers twice', async () => {
    const command = testee('var answer = ({ id }) => { send({ id, value: true }); send({ id, value: true }); };');
    const { said } = await outcomes(command, [truth, 'amf0.value/true-as-01ff/decode']);
    assert.equal(said.length, 2);
    assert.ok(said.some((each) => each.startsWith('fail: the command answered')));
  });

  const greetings: readonly (readonly [what: string, code: string, aborted: RegExp])[] = [
    [
      'another version',
      "send({ id, protocol: 2, name: 'new' })",
      /^the command speaks version 2 of the protocol, not 1, when it was greeted$/,
    ],
    [
      'an error',
      "send({ id, error: { code: 'E', message: '' } })",
      /^the command gave error, not protocol and name, when it was greeted$/,
    ],
    ['its end', 'process.exit(0)', /^the command ended with status 0, when it was greeted$/],
    ['text', "process.stdout.write('Ready.')", /^the command sent what is no frame of JSON: .*, when it was greeted$/],
  ];
  for (const [what, code, aborted] of greetings) {
    it(`is not asked anything after it answered hello with ${what}`, async () => {
      const report = await outcomes(testee(`hello = ({ id }) => { ${code}; };`), [truth]);
      assert.match(report.aborted ?? '', aborted);
      assert.deepEqual(report.said, [`not-run: ${report.aborted}`]);
    });
  }
});

describe('a run that is interrupted', () => {
  it('before it begins runs nothing', async () => {
    const { said, aborted } = await outcomes(answering({ value: true }), [truth], { signal: AbortSignal.abort() });
    assert.deepEqual([aborted, said], ['interrupted', ['not-run: interrupted']]);
  });

  it('while it waits for an answer leaves the rest', async () => {
    const stop = new AbortController();
    const command = testee(
      "var answer = ({ id, request }) => { if (request === 'decode') send({ id, value: true }); };",
    );
    const begin = performance.now();
    const { said, aborted } = await outcomes(command, [truth, truthWritten, 'amf0.value/true-as-01ff/decode'], {
      signal: stop.signal,
      progress: () => setTimeout(() => stop.abort(), 50),
    });
    assert.deepEqual([aborted, said], ['interrupted', ['pass', 'not-run: interrupted', 'not-run: interrupted']]);
    assert.ok(performance.now() - begin < 10_000);
  });
});
