import assert from 'node:assert/strict';
import { Acknowledgements } from '../../../src/conformance/explore/model/acknowledgements.js';

describe('the acknowledgements of a server that is explored', () => {
  /** A client that has announced a window of 1,000 bytes behind 500 others. */
  function announced(): Acknowledgements {
    const watched = new Acknowledgements('publisher');
    watched.sends(500);
    watched.announces(1000);
    return watched;
  }

  it('are due when two windows are full, and then missing', () => {
    const watched = announced();
    watched.sends(1999);
    assert.ok(watched.isKept);
    watched.sends(1);
    assert.ok(!watched.isKept);
    assert.equal(watched.missing.rule, 'rtmp/5.4.3/after-window');
    assert.equal(watched.came(2400), undefined);
    assert.ok(watched.isKept);
    assert.equal(watched.lagging, undefined);
  });

  it('are never due where no window is announced', () => {
    const watched = new Acknowledgements('publisher');
    watched.sends(1e9);
    assert.ok(watched.isKept);
    assert.equal(watched.lagging, undefined);
  });

  it('say no more than was sent, the handshake included', () => {
    const watched = announced();
    watched.sends(1000);
    assert.equal(watched.came(1500 + 3073), undefined);
    assert.equal(watched.came(1500 + 3074)?.rule, 'rtmp/5.4.3/counts-from-the-beginning');
  });

  it('say how many bytes have come since the beginning, not since the last of them', () => {
    const watched = announced();
    for (let time = 0; time < 4; time++) {
      watched.sends(1000);
      assert.equal(watched.came(1000), undefined);
    }
    assert.equal(watched.lagging?.rule, 'rtmp/5.4.3/counts-from-the-beginning');
    assert.deepEqual(watched.lagging.against, {
      on: 'publisher',
      is: 'comes',
      oneOf: [[{ types: [3], least: 2500 }]],
      said: 'an acknowledgement of at least 2500 bytes',
    });
  });

  it('are not as many as messages', () => {
    const watched = announced();
    for (let time = 0; time < 3; time++) assert.equal(watched.came(500), undefined);
    const failure = watched.came(500);
    assert.equal(failure?.rule, 'rtmp/5.4.3/after-window');
    assert.equal(failure.against?.is, 'most');
  });
});
