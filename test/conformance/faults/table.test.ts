import assert from 'node:assert/strict';
import type { CaseResult, RunReport } from '../../../src/conformance/result.js';
import type { Verdict } from '../../../src/conformance/verdict.js';
import type { Fault } from './fault.js';
import { pageOf, rowOf, rowsOf } from './table.js';

const broken = 'rtmp/5.2.4/echo';

const fault: Fault = {
  name: 'a-fault',
  what: 'Something is wrong',
  rules: [broken, 'rtmp/5.2.4/layout'],
  section: 'handshake',
  target: 'server',
  mutations: [],
};

const result = (id: string, rule: string, verdict: Verdict, note = ''): CaseResult => ({
  id,
  section: 'handshake',
  rule,
  level: 'MUST',
  demands: '',
  sends: '',
  expects: '',
  verdict,
  note,
  milliseconds: 0,
  transcripts: [],
});

const report = (...results: CaseResult[]): RunReport => ({
  mtrude: '',
  kind: 'server',
  target: '',
  started: '',
  milliseconds: 0,
  results,
});

const other = 'rtmp/5.2.2/layout';

describe('the table of faults and cases', () => {
  it('takes a case of the broken rule for the right one', () => {
    const row = rowOf(fault, report(), report(result('a/b', broken, 'fail'), result('a/c', other, 'fail')));
    assert.deepEqual(
      row.caught.map(({ id, isRight }) => [id, isRight]),
      [
        ['a/b', true],
        ['a/c', false],
      ],
    );
    assert.ok(row.isRight);
  });

  it('takes a case of another rule that is broken as well for a right one', () => {
    assert.ok(rowOf(fault, report(), report(result('a/b', 'rtmp/5.2.4/layout', 'non-strict'))).isRight);
  });

  it('misses what only other cases catch', () => {
    const row = rowOf(fault, report(), report(result('a/b', broken, 'pass'), result('a/c', other, 'fail')));
    assert.equal(row.isRight, false);
    assert.match(pageOf([row]), /1 faults, 0 caught by the right case/);
  });

  it('sees another reading than that of the healthy peer', () => {
    const seen = (note: string) => report(result('a/b', broken, 'informational', note));
    assert.ok(rowOf(fault, seen('as a delta'), seen('as a timestamp')).isRight);
    assert.equal(rowOf(fault, seen('as a delta'), seen('as a delta')).isRight, false);
  });

  it('says of a run that ended before its time that it did', () => {
    const aborted = { ...report(), aborted: 'nobody listens' };
    assert.deepEqual(rowOf(fault, report(), aborted).caught, [
      { id: 'run', isRight: false, verdict: 'aborted', note: 'nobody listens' },
    ]);
  });

  it('is not made where the healthy peer fails', async () => {
    await assert.rejects(
      rowsOf([fault], () => Promise.resolve(report(result('a/b', other, 'fail', 'what was seen')))),
      /a\/b: what was seen/,
    );
  });

  it('has a row for each fault and a column for each case that catches one', () => {
    const row = rowOf(fault, report(), report(result('a/b', broken, 'fail'), result('a/c', other, 'fail')));
    const page = pageOf([row]);
    assert.match(
      page,
      /\| a-fault \(server\) \| Something is wrong \| rtmp\/5\.2\.4\/echo \| \*\*a\/b\*\*<br>and 1 more \|/,
    );
    assert.match(page, /\| a-fault \| ● \| ○ \|/);
  });
});
