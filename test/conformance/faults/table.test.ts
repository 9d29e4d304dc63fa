import assert from 'node:assert/strict';
import type { CaseResult, RunReport } from '../../../src/conformance/result.js';
import type { Verdict } from '../../../src/conformance/verdict.js';
import type { Fault } from './fault.js';
import { introduced, pageOf, summaryOf } from './page.js';
import { rowOf, rowsOf } from './table.js';

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
    const row = rowOf(fault, [], report(result('a/b', broken, 'fail'), result('a/c', other, 'fail')));
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
    assert.ok(rowOf(fault, [], report(result('a/b', 'rtmp/5.2.4/layout', 'non-strict'))).isRight);
  });

  it('misses what only other cases catch', () => {
    const row = rowOf(fault, [], report(result('a/b', broken, 'pass'), result('a/c', other, 'fail')));
    assert.equal(row.isRight, false);
    assert.equal(summaryOf([row]), '1 faults, 0 caught by the right case.');
  });

  it('sees another reading than that of the healthy peer', () => {
    const seen = (note: string) => report(result('a/b', broken, 'informational', note));
    assert.ok(rowOf(fault, seen('as a delta').results, seen('as a timestamp')).isRight);
    assert.equal(rowOf(fault, seen('as a delta').results, seen('as a delta')).isRight, false);
  });

  it('says of a run that ended before its time that it did', () => {
    const aborted = { ...report(), aborted: 'nobody listens' };
    assert.deepEqual(rowOf(fault, [], aborted).caught, [
      { id: 'run', isRight: false, verdict: 'aborted', note: 'nobody listens' },
    ]);
  });

  it('is not made where the healthy peer fails', async () => {
    await assert.rejects(
      rowsOf([fault], () => Promise.resolve(report(result('a/b', other, 'fail', 'what was seen')))),
      /a\/b: what was seen/,
    );
  });

  it('holds servers, publishers and players against healthy ones of their kind', async () => {
    const seen: string[] = [];
    const targets = ['server', 'client', 'player'] as const;
    const rows = await rowsOf(
      targets.map((target) => ({ ...fault, name: target, target })),
      (peer, of) => {
        seen.push(`${of?.name ?? 'healthy'}: ${peer}`);
        return Promise.resolve(report());
      },
    );
    assert.deepEqual(seen, [
      'healthy: server',
      'healthy: publisher',
      'healthy: player',
      'server: server',
      'client: publisher',
      'player: player',
    ]);
    assert.deepEqual(
      rows.map((row) => row.fault.name),
      targets,
    );
  });
});

describe('the page of faults and cases', () => {
  const row = rowOf(fault, [], report(result('a/b', broken, 'fail'), result('a/c', other, 'fail')));

  it('has a chapter for each section of servers and clients', () => {
    const page = pageOf([row, { ...row, fault: { ...fault, target: 'player', section: 'media' } }]);
    assert.deepEqual(page.match(/^## .*$/gm), ['## Servers: Handshake', '## Clients: Media']);
    assert.match(page, /\| Servers: Handshake \| 1 \| 1 \|/);
  });

  it('says of each fault what it is, and which cases catch it', () => {
    assert.deepEqual(introduced(fault), ['a-fault', 'Something is wrong', broken]);
    assert.match(
      pageOf([row]),
      /\| a-fault \| Something is wrong \| rtmp\/5\.2\.4\/echo \| \*\*a\/b\*\*, and 1 more \|/,
    );
  });

  it('has a line for each fault, a column for each right case, and the number of others', () => {
    assert.match(pageOf([row]), /\| Fault \| 1 \| Others \|\n.*\n\| a-fault \| ● \| 1 \|\n\n.*\n\n1\. a\/b\n$/);
  });

  it('has the columns in the order of the faults that they are right for', () => {
    const second = { ...fault, name: 'another', rules: [other] as const };
    const rows = [row, rowOf(second, [], report(result('a/c', other, 'fail'), result('a/b', broken, 'fail')))];
    assert.match(pageOf(rows), /\| a-fault \| ● \| ○ \| {2}\|\n\| another \| ○ \| ● \| {2}\|\n/);
  });

  it('puts cases that catch the same faults in one column', () => {
    const many = Array.from({ length: 11 }, (_, index) => result(`a/${index}`, broken, 'fail'));
    const page = pageOf([rowOf(fault, [], report(...many))]);
    assert.match(page, /\| a-fault \| ● \| {2}\|\n/);
    assert.match(page, /\n1\. a\/0, a\/1, .*a\/7 and 3 more\n/);
  });
});
