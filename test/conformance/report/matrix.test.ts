import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { judged } from '../../../src/conformance/known-failing.js';
import { matrixHtml } from '../../../src/conformance/report/matrix/html.js';
import { matrixMarkdown } from '../../../src/conformance/report/matrix/markdown.js';
import { matrixOf } from '../../../src/conformance/report/matrix/matrix.js';
import { allPass, mixed, plan, transcript, withResult } from './sample.js';

const one = { name: 'one', report: judged(mixed(), [{ case: '*/version', reason: 'ticket 7' }]) };
const two = { name: 'two & <b>', report: allPass(({ section }) => section !== 'amf') };
const client = { name: 'player', report: { ...allPass(), kind: 'client' as const } };

describe('the matrix', () => {
  it('has cases down and targets across, in the order of the runs', () => {
    const { sections } = matrixOf([two, one]);
    assert.deepEqual(
      sections.map(({ title, rows }) => [title, ...rows.map(({ results }) => results.map((of) => of?.verdict))]),
      [
        ['Handshake', ['pass', 'fail'], ['pass', 'pass']],
        ['Chunk stream', ['pass', 'non-strict'], ['pass', 'informational']],
        ['Limits', ['pass', 'fail']],
        ['AMF', [undefined, 'unsupported']],
      ],
    );
  });

  it('keeps servers and clients apart', () => {
    const { sections } = matrixOf([one, client]);
    assert.deepEqual(
      sections.map(({ title }) => title),
      ['Handshake', 'Chunk stream', 'AMF', 'Limits']
        .flatMap((title) => `Server: ${title}`)
        .concat(['Handshake', 'Chunk stream', 'AMF', 'Limits'].map((title) => `Client: ${title}`)),
    );
    assert.ok(sections.every(({ rows }) => rows.every(({ results }) => results.filter((of) => of).length === 1)));
  });
});

describe('the matrix in Markdown', () => {
  const text = matrixMarkdown(matrixOf([one, two]));

  it('has the sums of each target', () => {
    assert.match(
      text,
      /\| target \| tested \| passed \| failed \| not strict \| unsupported \| informational \| not run \|/,
    );
    assert.match(text, /\| one \| server rtmp:\/\/127\.0\.0\.1\/live\/film \| 1 \| 2 \| 1 \| 1 \| 1 \| 0 \|/);
  });

  it('has a table a section, with a cell for each target', () => {
    assert.match(text, /## Handshake\n\n\| case \| level \| one \| two & &lt;b> \|\n\|---\|---\|---\|---\|\n/);
    assert.match(text, /\| `handshake\/rtmp\/5\.2\.2\/version` \| MUST \| ✗ failed \| ✓ passed \|/);
    assert.match(text, /\| `amf\/amf3\/3\.1\/avmplus` \| MUST \| - unsupported \| {2}\|/);
  });

  it('says of each target what was seen, with rule and reason', () => {
    assert.match(
      text,
      /- \*\*failed\*\* `handshake\/rtmp\/5\.2\.2\/version` \(MUST\): S0 of version &lt;\/script>&lt;i>9\. The rule: The answer is version `3` \(`rtmp\/5\.2\.2\/answers-3`\)\. Known to fail: ticket 7\./,
    );
    assert.ok(!text.includes('Seen of two'));
  });

  it('lets nothing of a name end its cell', () => {
    assert.match(text, /^\| `limits\/.*\\\|.*` \| DE-FACTO \| ✗ failed \| ✓ passed \|$/m);
  });
});

describe('the matrix in HTML', () => {
  const text = matrixHtml(matrixOf([one, two]));

  it('loads nothing', () => {
    assert.ok(!/<(link|img|iframe|object|embed|audio|video|base)\b|\bsrc=|url\(|@import|https?:/i.test(text));
    assert.match(text, /Content-Security-Policy" content="default-src 'none';/);
  });

  it('is a table with a row a case and a cell a target, before any script runs', () => {
    for (const { demands } of plan)
      assert.ok(
        text.includes(
          `title="${demands.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}"`,
        ),
      );
    assert.match(text, /<th scope="col">one<\/th><th scope="col">two &amp; &lt;b&gt;<\/th>/);
    assert.equal([...text.matchAll(/<tr data-level=/g)].length, plan.length);
    assert.match(text, /<td class="fail" data-cell="0\/0" title="[^"]*">✗ failed, known<\/td>/);
    assert.match(text, /<li><b class="fail">failed<\/b> <code>handshake\/rtmp\/5\.2\.2\/version<\/code>/);
  });

  it('lets nothing of what peers said be markup or end the script', () => {
    assert.ok(!text.includes('<i>') && !text.includes('<it>') && !text.includes('<b>'));
    assert.equal([...text.matchAll(/<\/script>/g)].length, 2);
    const data = dataOf(text);
    assert.equal(data.cases[0]?.results[0]?.note, 'S0 of version </script><i>9');
  });

  it('shows a bounded part of the bytes, and counts the rest', () => {
    const turns = Array.from({ length: 40 }, (_, n) => [n % 2 === 0 ? 'tester' : 'peer', 'ff'.repeat(300)] as const);
    const shownOf = (verdict: 'fail' | 'pass') => {
      const report = withResult(allPass(), 0, { verdict, transcripts: [transcript('a', ...turns)] });
      const [connection] =
        dataOf(matrixHtml(matrixOf([{ name: 'a', report }]))).cases[0]?.results[0]?.connections ?? [];
      assert.ok(connection);
      const of = (wanted: string) =>
        connection.turns
          .filter(([by]) => by === wanted)
          .reduce((sum, [, , head, , tail]) => sum + size(head) + size(tail), 0);
      assert.equal(of('tester'), of('peer'));
      return of('tester');
    };
    assert.equal(shownOf('fail'), 2000);
    assert.equal(shownOf('pass'), 500);
  });
});

const size = (base64: string): number => Buffer.from(base64, 'base64').length;

interface Data {
  readonly cases: readonly {
    readonly results: readonly {
      readonly note?: string;
      readonly connections: readonly { readonly turns: readonly [string, number, string, number, string][] }[];
    }[];
  }[];
}

function dataOf(html: string): Data {
  const [, packed = ''] = /id="data">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(inflateSync(Buffer.from(packed, 'base64')).toString());
}
