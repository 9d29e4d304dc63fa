import assert from 'node:assert/strict';
import { checkKnownFailing, judged } from '../../../src/conformance/known-failing.js';
import { runOutcomeOf } from '../../../src/conformance/report/run-outcome.js';
import { UsageError } from '../../../src/runtime/index.js';
import { allPass, mixed, plan, withResult } from './sample.js';

const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
const [first = '', second = ''] = ids(plan);
const last = plan.at(-1)?.id ?? '';

describe('the outcome of a run', () => {
  it('counts each verdict', () => {
    assert.deepEqual(runOutcomeOf(mixed()).counts, {
      pass: 1,
      fail: 2,
      'non-strict': 1,
      unsupported: 1,
      informational: 1,
      'not-run': 0,
    });
  });

  it('is good where nothing failed, whatever else there was to see', () => {
    assert.ok(runOutcomeOf(allPass()).isGood);
    const seen = withResult(withResult(allPass(), 2, { verdict: 'non-strict' }), 4, { verdict: 'unsupported' });
    assert.ok(runOutcomeOf(seen).isGood);
  });

  it('is not good where a case failed that nobody said would', () => {
    const outcome = runOutcomeOf(judged(mixed(), [{ case: first, reason: 'ticket 7' }]));
    assert.deepEqual(ids(outcome.failures), [last]);
    assert.deepEqual(ids(outcome.known), [first]);
    assert.equal(outcome.known[0]?.knownFailing, 'ticket 7');
    assert.ok(!outcome.isGood);
  });

  it('is good where only known cases failed', () => {
    const known = [
      { case: first, reason: 'ticket 7' },
      { case: 'limits/*', reason: 'ticket 8' },
    ];
    assert.ok(runOutcomeOf(judged(mixed(), known)).isGood);
  });

  it('is not good where a case passed that is known to fail', () => {
    const outcome = runOutcomeOf(judged(allPass(), [{ case: second, reason: 'ticket 9' }]));
    assert.deepEqual(ids(outcome.unexpectedPasses), [second]);
    assert.ok(!outcome.isGood);
  });

  it('has no unexpected pass where a known case could not run, was not strict or is not supported', () => {
    for (const verdict of ['unsupported', 'non-strict', 'not-run'] as const) {
      const report = judged(withResult(allPass(), 0, { verdict }), [{ case: first, reason: 'ticket 7' }]);
      assert.deepEqual(runOutcomeOf(report).unexpectedPasses, []);
    }
  });

  it('is not good where the run ended early or left out cases', () => {
    assert.ok(!runOutcomeOf({ ...allPass(), aborted: 'the server is silent' }).isGood);
    assert.ok(!runOutcomeOf(withResult(allPass(), 0, { verdict: 'not-run' })).isGood);
  });

  it('takes the reason of the first entry that means a case', () => {
    const known = [
      { case: first, reason: 'one' },
      { case: 'handshake/*', reason: 'two' },
    ];
    const [one, two, three] = judged(allPass(), known).results;
    assert.deepEqual([one?.knownFailing, two?.knownFailing, three?.knownFailing], ['one', 'two', undefined]);
  });
});

describe('known failures', () => {
  it('are refused where an entry means no case', () => {
    checkKnownFailing([{ case: 'handshake/*', reason: 'ticket 7' }], plan);
    assert.throws(
      () => checkKnownFailing([{ case: 'handshake/rtmp/5.2.2/verison', reason: 'ticket 7' }], plan),
      (error) => error instanceof UsageError && error.code === 'unknown-case' && /verison/.test(error.message),
    );
  });
});
