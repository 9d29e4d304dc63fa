import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { handshakeEchoArbitrary, handshakeHelloArbitrary, messageArbitrary } from '../../generated/arbitraries/rtmp.js';
import { needMore } from '../../src/runtime/need-more.js';
import { type Direction, decodeDirection, encodeDirection } from '../../src/session/direction.js';
import { bytes, filled, hex, join, plainRecord } from './chunk-stream-support.js';

const handshake = join([Uint8Array.of(3), filled(1536, 1), filled(1536, 2)]);

const directions: fc.Arbitrary<Direction> = plainRecord({
  version: fc.nat({ max: 31 }),
  hello: handshakeHelloArbitrary,
  echo: handshakeEchoArbitrary,
  messages: fc.array(
    plainRecord({
      chunkStreamId: fc.constantFrom(2, 3, 64, 320),
      timestamp: fc.oneof(fc.nat({ max: 50 }), fc.integer({ min: 0, max: 0xffffffff })),
      streamId: fc.constantFrom(0, 1),
      header: fc.constant(undefined),
      message: messageArbitrary,
    }),
    { maxLength: 6 },
  ),
});

describe('one direction of a connection', () => {
  it('is decoded to what was encoded', () => {
    fc.assert(
      fc.property(directions, (direction) => {
        assert.deepEqual(decodeDirection(encodeDirection(direction)), direction);
      }),
      { numRuns: 300 },
    );
  });

  it('needs more where it ends within the handshake, a header or a message', () => {
    const whole = join([handshake, bytes('04 000000 000002 08 01000000 aabb')]);
    for (const size of [0, 1, 1536, 1537, 3072, 3074, 3084, 3085, whole.length - 1]) {
      assert.equal(decodeDirection(whole.subarray(0, size)), needMore, String(size));
    }
    assert.notEqual(decodeDirection(whole.subarray(0, 3073)), needMore);
  });

  const reencoded = (chunks: string) => {
    const input = join([handshake, bytes(chunks)]);
    const direction = decodeDirection(input);
    assert.ok(direction !== needMore);
    return { direction, output: hex(encodeDirection(direction).subarray(handshake.length)), input: bytes(chunks) };
  };

  it('keeps the form of headers that are longer than needed', () => {
    const { direction, output, input } = reencoded(
      '04 000005 000001 08 01000000 aa 04 000005 000001 08 01000000 aa 44 000000 000001 08 aa 84 000000 aa c4 aa',
    );
    assert.deepEqual(
      direction.messages.map(({ header }) => header),
      [undefined, 'full', 'sameStream', 'delta', undefined],
    );
    assert.equal(output, hex(input));
  });

  it('follows chunk sizes that change inside', () => {
    const { output, input } = reencoded(
      '02 000000 000004 01 00000000 00000001 42 000000 000004 01 00 c2 00 c2 00 c2 02 04 000000 000003 08 01000000 aaaa c4 bb',
    );
    assert.equal(output, hex(input));
  });

  it('writes canonically what was not: interleaved messages, long chunk stream ids, type 3 after type 0', () => {
    const small = '02 000000 000004 01 00000000 00000001';
    const cases = [
      [
        `${small} 04 000000 000002 08 01000000 aa 05 000000 000002 09 01000000 cc c4 bb c5 dd`,
        `${small} 04 000000 000002 08 01000000 aa c4 bb 05 000000 000002 09 01000000 cc c5 dd`,
      ],
      ['010000 000000 000001 08 01000000 aa', '0000 000000 000001 08 01000000 aa'],
      ['04 000005 000001 08 01000000 aa c4 aa', '04 000005 000001 08 01000000 aa 84 000005 aa'],
    ];
    for (const [chunks = '', canonical = ''] of cases)
      assert.equal(reencoded(chunks).output, canonical.replaceAll(' ', ''));
  });

  it('reads chunks with the options for lenient readers', () => {
    const chunks = bytes('04 000005 000001 08 01000000 aa c4 aa');
    const direction = decodeDirection(join([handshake, chunks]), { chunks: { zeroAfterFull: true } });
    assert.ok(direction !== needMore);
    assert.equal(direction.messages[1]?.timestamp, 5);
  });
});
