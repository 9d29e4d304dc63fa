import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { judged } from '../../../src/conformance/known-failing.js';
import { junitReport } from '../../../src/conformance/report/junit.js';
import { needsPeers } from '../../support/requirements.js';
import { allPass, mixed, withResult } from './sample.js';

const known = [
  { case: '*/version', reason: 'ticket 7' },
  { case: '*/echo', reason: 'ticket 8' },
];
const all = () => withResult(judged(mixed(), known), 3, { verdict: 'not-run', note: 'the "server" is gone' });

describe('the report in the XML of JUnit', () => {
  it('has a suite a section with its counts and a test a case', () => {
    const report = allPass(({ section }) => section === 'handshake');
    assert.equal(
      junitReport(report),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="mtrude 0.0.0 server rtmp://127.0.0.1/live/film" tests="2" failures="0" errors="0" skipped="0" time="1.234">
  <testsuite name="handshake" tests="2" failures="0" errors="0" skipped="0" time="0.025" timestamp="2026-01-02T03:04:05">
    <properties><property name="target" value="rtmp://127.0.0.1/live/film"/></properties>
    <testcase classname="handshake.rtmp.5.2.2" name="version" time="0.012"/>
    <testcase classname="handshake.rtmp.5.2.4" name="echo" time="0.012"/>
  </testsuite>
</testsuites>
`,
    );
  });

  it('skips known failures and what is not supported, and fails unexpected passes', () => {
    const text = junitReport(all());
    assert.match(text, /name="version" [^>]*><skipped message="Known to fail: ticket 7"\/>/);
    assert.match(text, /name="avmplus" [^>]*><skipped message="no AMF 3"\/>/);
    assert.match(text, /name="echo" [^>]*><failure message="Passes, although it is known to fail: ticket 8" type="un/);
    assert.match(text, /name="two-byte-id" [^>]*><system-out>non-strict: an _error<\/system-out>/);
    assert.match(
      text,
      /name="delta-after-full" [^>]*><error message="the &quot;server&quot; is gone" type="not-run"\/>/,
    );
  });

  it('is read by another parser of XML, which finds in it what was put there', function () {
    needsPeers(this, 'Python');
    const [head, ...tests] = parsed(junitReport(all()));
    assert.deepEqual(head, { tag: 'testsuites', tests: '6', failures: '2', errors: '1', skipped: '2' });
    assert.deepEqual(
      tests.map(({ name, tag }) => [name, tag]),
      [
        ['version', 'skipped'],
        ['echo', 'failure'],
        ['two-byte-id', 'system-out'],
        ['delta-after-full', 'error'],
        ['avmplus', 'skipped'],
        ['</script><b>&"|\ufffd\ufffd', 'failure'],
      ],
    );
    assert.equal(tests.at(-1)?.message, 'died | of <it>\ufffd');
    assert.match(tests.at(-1)?.text ?? '', /^rule: Nesting <ends> & "somewhere" \| here \(peers\/nesting\/bounded\)$/m);
  });
});

function parsed(xml: string): Readonly<Record<string, string>>[] {
  const program = `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
counts = ('tests', 'failures', 'errors', 'skipped')
for suite in root:
    found = suite.findall('testcase')
    assert int(suite.get('tests')) == len(found)
    for count, tag in (('failures', 'failure'), ('errors', 'error'), ('skipped', 'skipped')):
        assert int(suite.get(count)) == sum(1 for test in found if test.find(tag) is not None)
for count in counts:
    assert int(root.get(count)) == sum(int(suite.get(count)) for suite in root)
tests = [{'name': test.get('name'), 'tag': inner.tag, 'message': inner.get('message', ''), 'text': inner.text or ''}
         for test in root.iter('testcase') for inner in test]
json.dump([{'tag': root.tag, **{count: root.get(count) for count in counts}}, *tests], sys.stdout)
`;
  return JSON.parse(execFileSync('python3', ['-c', program], { input: xml, encoding: 'utf8' }));
}
