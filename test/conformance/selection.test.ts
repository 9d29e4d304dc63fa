import assert from 'node:assert/strict';
import { globs } from '../../src/conformance/glob.js';
import { selected } from '../../src/conformance/selection.js';
import { UsageError } from '../../src/runtime/index.js';
import { plan } from './report/sample.js';

describe('globs of cases', () => {
  const samples: readonly (readonly [glob: string, id: string, is: boolean])[] = [
    ['handshake/rtmp/5.2.2/version', 'handshake/rtmp/5.2.2/version', true],
    ['handshake/rtmp/5.2.2/version', 'handshake/rtmp/5x2.2/version', false],
    ['handshake', 'handshake/rtmp/5.2.2/version', true],
    ['handshake/', 'handshake/rtmp/5.2.2/version', true],
    ['hand', 'handshake/rtmp/5.2.2/version', false],
    ['hand*', 'handshake/rtmp/5.2.2/version', true],
    ['*/version', 'handshake/rtmp/5.2.2/version', true],
    ['*5.2.?/*', 'handshake/rtmp/5.2.2/version', true],
    ['*5.?/*', 'handshake/rtmp/5.2.2/version', false],
    ['(a|b)+', 'a', false],
  ];
  for (const [glob, id, is] of samples) {
    it(`${glob} ${is ? 'means' : 'does not mean'} ${id}`, () => assert.equal(globs([glob])(id), is));
  }

  it('mean what any of them means, and nothing where there are none', () => {
    assert.ok(globs(['a', 'b'])('b'));
    assert.ok(!globs([])('b'));
  });

  it('take no long time for many stars', () => {
    const start = performance.now();
    assert.ok(!globs([`${'*'.repeat(5000)}b`])('a\n'.repeat(5000)));
    assert.ok(performance.now() - start < 500);
  });
});

describe('a selection of cases', () => {
  const ids = (of: Parameters<typeof selected>[1]) => selected(plan, of).map(({ id }) => id);

  it('is the whole plan unless it says something', () => {
    assert.deepEqual(selected(plan, {}), plan);
  });

  it('takes what its globs name, without what is excluded, of the levels it names', () => {
    assert.deepEqual(ids({ cases: ['handshake', '*two-byte-id'] }), [
      'handshake/rtmp/5.2.2/version',
      'handshake/rtmp/5.2.4/echo',
      'chunk-stream/rtmp/5.3.1.1/two-byte-id',
    ]);
    assert.deepEqual(ids({ cases: ['handshake'], excluded: ['*echo'] }), ['handshake/rtmp/5.2.2/version']);
    assert.deepEqual(ids({ levels: ['SHOULD', 'CONFLICT'] }), [
      'chunk-stream/rtmp/5.3.1.1/two-byte-id',
      'chunk-stream/rtmp/5.3.1.3/delta-after-full',
    ]);
  });

  it('is refused where a glob names nothing, even beside one that does', () => {
    assert.throws(
      () => ids({ cases: ['handshake', 'handshak'] }),
      (error) => error instanceof UsageError && error.code === 'no-case' && /called handshak$/.test(error.message),
    );
  });

  it('is refused where nothing is left', () => {
    assert.throws(
      () => ids({ cases: ['handshake'], levels: ['SHOULD'] }),
      (error) => error instanceof UsageError && error.code === 'no-case',
    );
  });
});
