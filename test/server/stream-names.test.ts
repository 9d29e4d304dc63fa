import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathPart, streamKey, streamLabel, streamName } from '../../src/server/stream-names.js';

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'A', '.', '/', '%', '~', '0', '\0') }),
);

describe('the names of streams', () => {
  it('are what stands before a question mark, and applications end in no slash', () => {
    assert.deepEqual(streamName('live/?a=1', 's?key=2?3'), { app: 'live', name: 's' });
    assert.deepEqual(streamName('live/room//', 's/'), { app: 'live/room', name: 's/' });
    assert.equal(streamLabel({ app: 'live', name: 's' }), 'live/s');
  });

  it('are not confused with each other', () => {
    assert.notEqual(streamKey({ app: 'a/b', name: 'c' }), streamKey({ app: 'a', name: 'b/c' }));
  });

  it('stay readable as parts of paths where they are harmless', () => {
    assert.equal(pathPart('my-stream_01'), 'my-stream_01');
    assert.equal(pathPart('../x'), '%2e%2e%2fx');
    assert.equal(pathPart('Mail'), '%4dail');
    assert.equal(pathPart('con'), '%63on');
    assert.equal(pathPart(''), '%');
  });

  it('never lead elsewhere and always fit', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyName,
          anyName.map((name) => name.repeat(300)),
        ),
        (name) => {
          assert.match(pathPart(name), /^[a-z0-9_%~-]{1,180}$/);
        },
      ),
    );
  });

  it('give different parts for different names', () => {
    fc.assert(
      fc.property(anyName, anyName, (some, other) => {
        assert.equal(pathPart(some) === pathPart(other), some === other);
      }),
    );
    const long = 'A'.repeat(500);
    assert.notEqual(pathPart(`${long}a`), pathPart(`${long}b`));
    assert.match(pathPart(long), /(?<!%[0-9a-f]?)~[0-9a-f]{64}$/);
  });
});
