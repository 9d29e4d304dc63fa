import assert from 'node:assert/strict';
import { isRight } from 'fp-ts/lib/Either.js';
import { judged } from '../../../src/conformance/known-failing.js';
import { reportFromJson, reportToJson } from '../../../src/conformance/report/json.js';
import { reportForm } from '../../../src/conformance/report/json-form.js';
import { allPass, mixed, transcript, withResult } from './sample.js';

const known = [{ case: '*/version', reason: 'ticket 7' }];

/** Through text and back. */
function again(report: ReturnType<typeof judged>) {
  const found = reportForm.decode(JSON.parse(JSON.stringify(reportToJson(report))));
  assert.ok(isRight(found), JSON.stringify(found));
  return reportFromJson(found.right);
}

describe('the report in JSON', () => {
  it('comes back as it was, with the bytes and the reasons of known failures', () => {
    const report = judged(mixed(), known);
    assert.deepEqual(again(report), report);
  });

  it('keeps who closed a connection and why a run ended early', () => {
    const transcripts = [{ name: 'a', passages: [], closedBy: 'peer' as const }];
    const report = { ...withResult(allPass(), 0, { transcripts }), aborted: 'the server is silent' };
    assert.deepEqual(again(report), report);
  });

  it('says first what came of the run', () => {
    assert.deepEqual(reportToJson(judged(mixed(), known)).summary, {
      good: false,
      cases: 6,
      pass: 1,
      fail: 2,
      'non-strict': 1,
      unsupported: 1,
      informational: 1,
      'not-run': 0,
      failures: [mixed().results.at(-1)?.id],
      knownFailures: ['handshake/rtmp/5.2.2/version'],
      unexpectedPasses: [],
    });
  });

  it('has bytes as hex, with who sent them and when', () => {
    const [result] = reportToJson(mixed()).results;
    assert.deepEqual(result?.transcripts[0]?.passages.at(-1), { at: 4.5, by: 'tester', hex: '616263' });
  });

  it('leaves out the middle of what is long, and says how much; of what passed more', () => {
    const long = ['tester', `${'01'.repeat(9000)}${'02'.repeat(9000)}`] as const;
    const transcripts = [transcript('a', long, ['peer', '03'], ['tester', '04'])];
    const kept = (report: ReturnType<typeof judged>, index: number) =>
      reportToJson(report).results[index]?.transcripts[0]?.passages.map(({ hex, leftOut }) => [
        hex.length / 2,
        leftOut,
      ]);
    assert.deepEqual(kept(withResult(allPass(), 0, { transcripts }), 0), [
      [500, 17001],
      [499, undefined],
      [1, undefined],
      [1, undefined],
    ]);
    assert.deepEqual(kept(withResult(mixed(), 0, { transcripts }), 0)?.[0], [4096, 9809]);
    const read = again(withResult(allPass(), 0, { transcripts }));
    assert.equal(read.results[0]?.transcripts[0]?.passages[0]?.leftOut, 17001);
    assert.deepEqual(again(read), read);
  });

  it('is refused with hex that is none', () => {
    const text = JSON.stringify(reportToJson(mixed())).replace('616263', '61626');
    assert.ok(!isRight(reportForm.decode(JSON.parse(text))));
  });
});
