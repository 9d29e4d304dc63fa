import assert from 'node:assert/strict';
import { judged } from '../../../src/conformance/known-failing.js';
import { consoleReport } from '../../../src/conformance/report/console.js';
import { ProgressLine } from '../../../src/conformance/report/progress.js';
import { styleOf } from '../../../src/conformance/report/style.js';
import { allPass, mixed, withResult } from './sample.js';

const plain = styleOf(false);

describe('the report on the console', () => {
  it('is a tree of sections, clauses and cases with a line of sums', () => {
    assert.equal(
      consoleReport(
        allPass(({ section }) => section === 'handshake'),
        plain,
      ),
      `server rtmp://127.0.0.1/live/film

Handshake
  rtmp 5.2.2
    ✓ version
  rtmp 5.2.4
    ✓ echo

2 cases in 1.2 s: 2 passed
`,
    );
  });

  it('ends with each failure: level, rule, what was sent, expected and seen, and the last bytes', () => {
    const text = consoleReport(mixed(), plain);
    assert.match(text, /\n {4}✗ version {2}S0 of version <\/script><i>9 \(delivery: bytes\)\n/);
    assert.match(text, /\n {4}! two-byte-id {2}an _error\n/);
    assert.match(text, /\n {4}i delta-after-full {2}reads it as a delta\n/);
    assert.match(text, /\n {4}- avmplus {2}no AMF 3\n/);
    const [, failures = ''] = text.split('Failures (2)\n\n');
    assert.ok(
      failures.startsWith(`1) handshake/rtmp/5.2.2/version MUST
   rule:     The answer is version \`3\` (rtmp/5.2.2/answers-3)
   sent:     C0 and C1 (delivery: bytes)
   expected: S0 of version 3
   seen:     S0 of version </script><i>9
   bytes of publisher:
     tester, 0 ms
`),
      failures,
    );
    assert.match(failures, / … 4812 bytes …\n/);
    assert.match(failures, /\n {5}peer, 3 ms\n {7}0000 {2}09 .*\n {5}tester, 5 ms\n {7}0000 {2}61 62 63 .* abc\n/);
    assert.match(failures, /\n6 cases in 1\.2 s: 1 passed, 2 failed, 1 not strict, 1 unsupported, 1 informational\n$/);
  });

  it('says of what was not strict how', () => {
    const [, rest = ''] = consoleReport(mixed(), plain).split('Not strict (1)\n\n');
    assert.match(
      rest,
      /^1\) chunk-stream\/rtmp\/5\.3\.1\.1\/two-byte-id SHOULD\n {3}rule: {5}Ids above 63 take two bytes/,
    );
  });

  it('shortens a long note in the tree, and has all of it below', () => {
    const text = consoleReport(withResult(mixed(), 0, { note: 'n'.repeat(500) }), plain);
    assert.match(text, /✗ version {2}n{160}… \(delivery: bytes\)\n/);
    assert.match(text, / seen: {5}n{500}\n/);
  });

  it('counts cases of a clause where very many passed, and failures after so many', () => {
    const [first] = allPass().results;
    assert.ok(first);
    const many = (verdict: 'pass' | 'fail', count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...first, id: `amf0.value/${verdict}-${n}/decode`, verdict }));
    const results = [...many('pass', 20), ...many('fail', 51)];
    assert.match(consoleReport({ ...allPass(), results }, plain), /\n {4}✓ amf0\.value\/pass-19\/decode\n/);
    const text = consoleReport({ ...allPass(), results: [...many('pass', 21), ...many('fail', 51)] }, plain);
    assert.match(text, /\n {2}rtmp 5\.2\.2\n {4}✓ 21 cases passed\n {4}✗ amf0\.value\/fail-0\/decode\n/);
    assert.match(text, /\n\nand 1 more, which the other reports have\n/);
    assert.ok(!text.includes('\n51) '));
  });

  it('groups known failures and unexpected passes apart', () => {
    const known = [
      { case: '*/version', reason: 'ticket 7' },
      { case: '*/echo', reason: 'ticket 8' },
    ];
    const text = consoleReport(judged(mixed(), known), plain);
    assert.match(text, /\n {4}✗ version .*\(known failure\)/);
    assert.match(text, /\n {4}✓ echo {2}\(unexpected pass\)\n/);
    const [, rest = ''] = text.split('Passed, although known to fail (1)\n\n');
    assert.match(rest, /^1\) handshake\/rtmp\/5\.2\.4\/echo MUST\n {3}known as: ticket 8\n/);
    assert.match(rest, /\nKnown to fail \(1\)\n\n1\) handshake\/rtmp\/5\.2\.2\/version MUST\n {3}known as: ticket 7\n/);
    assert.match(rest, /\nFailures \(1\)\n\n1\) limits\//);
    assert.match(rest, /, 2 failed, .* \(1 known to fail\)\n$/);
  });

  it('says why a run ended early', () => {
    const report = { ...withResult(allPass(), 0, { verdict: 'not-run' }), aborted: 'the server is silent' };
    assert.match(consoleReport(report, plain), /1 not run\nThe run ended early: the server is silent\n$/);
  });

  it('lists no cases that did not run', () => {
    const results = allPass().results.map((result) => ({ ...result, verdict: 'not-run' as const, note: 'no server' }));
    assert.equal(
      consoleReport({ ...allPass(), results, aborted: 'no server' }, plain),
      'server rtmp://127.0.0.1/live/film\n\n6 cases in 1.2 s: 6 not run\nThe run ended early: no server\n',
    );
  });

  it('says who closed a connection and what came before the bytes shown', () => {
    const [passed] = mixed().results;
    assert.ok(passed);
    const passages = Array.from({ length: 9 }, (_, n) => ({
      at: n,
      by: n % 2 === 0 ? ('tester' as const) : ('peer' as const),
      bytes: new Uint8Array(100),
    }));
    const transcripts = [{ name: 'player', passages, closedBy: 'peer' as const }];
    const text = consoleReport(withResult(mixed(), 0, { transcripts }), plain);
    assert.match(text, /bytes of player, after 300 bytes of the tester and 200 bytes of the peer:\n/);
    assert.match(text, /\n {5}closed by the peer\n/);
  });

  it('lets no note speak to the terminal', () => {
    const text = consoleReport(withResult(mixed(), 0, { note: 'said \u001b[2Jclear\n\u009b' }), plain);
    assert.match(text, /seen: {5}said \\x1b\[2Jclear\\x0a\\x9b\n/);
  });

  it('has colours only where they are asked for', () => {
    assert.ok(!consoleReport(mixed(), plain).includes('\u001b'));
    assert.ok(consoleReport(mixed(), styleOf(true)).includes('\u001b[32m✓ echo\u001b[39m'));
  });
});

describe('the line of progress', () => {
  it('says how many cases ended, how many failed and which ended last, in one line', () => {
    let text = '';
    const line = new ProgressLine(6, plain, (part) => {
      text += part;
    });
    for (const result of mixed().results) line.ended(result);
    line.clear();
    const states = text.split('\r\u001b[2K');
    assert.equal(states[1], '1/6 1 failed handshake/rtmp/5.2.2/version');
    assert.match(states[6] ?? '', /^6\/6 2 failed limits/);
    assert.equal(states.at(-1), '');
    assert.ok(states.every((state) => state.length < 80 && !state.includes('\n')));
  });
});
