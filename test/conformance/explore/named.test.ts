import assert from 'node:assert/strict';
import type { Failure } from '../../../src/conformance/explore/model/failure.js';
import type { Carriage, Sent } from '../../../src/conformance/explore/run/execution.js';
import type { ExploredMessage } from '../../../src/conformance/explore/session.js';
import { named } from '../../../src/conformance/explore/shrink/named.js';

const plain: Carriage = { chunks: 1, format: 0, isExtended: false };

const sent = (step: Partial<ExploredMessage> = {}, carriage: Partial<Carriage> = {}): Sent => ({
  step: {
    do: 'send',
    on: 'publisher',
    is: 'valid',
    typeId: 8,
    stream: 1,
    timestamp: 0,
    chunkStreamId: 4,
    header: 'full',
    ...step,
  },
  bytes: new Uint8Array(),
  carriage: { ...plain, ...carriage },
  predicts: [],
});

const lost: Failure = { is: 'media', rule: 'rtmp/7.2.2.6/passed-on', said: '', about: 'lost' };
const times: Failure = { is: 'media', rule: 'peers/relay/timestamps-kept', said: '', about: 'times' };
const closed: Failure = { is: 'closed', said: '', about: 'connection' };
const unreadable: Failure = { is: 'unreadable', said: '', about: 'unreadable' };

describe('the rule that is named for a failure', () => {
  const cases: readonly (readonly [string, Failure, readonly Sent[], string | undefined])[] = [
    ['its own where nothing particular is left', lost, [sent()], lost.rule],
    ['none where there is none', closed, [sent()], undefined],
    [
      'that of a message that has to be there',
      closed,
      [sent({ rule: 'peers/ping/ping-to-server' })],
      'peers/ping/ping-to-server',
    ],
    ['the form of a chunk stream id', lost, [sent({ chunkStreamId: 64 })], 'rtmp/5.3.1.1/every-form-of-id'],
    ['the longest form by itself', lost, [sent({ chunkStreamId: 320 })], 'rtmp/5.3.1.1/every-form-of-id'],
    [
      'the byte order of it beside others',
      lost,
      [sent({ chunkStreamId: 320 }), sent({ chunkStreamId: 65 })],
      'errata/4.1/chunk-stream-id',
    ],
    ['a delta', times, [sent(), sent({ timestamp: 20 }, { format: 1 })], 'rtmp/5.3.1.2.5/adds-the-delta'],
    [
      'a header that is repeated',
      times,
      [sent(), sent({ timestamp: 20 }, { format: 3 })],
      'rtmp/5.3.1.2.4/repeats-the-last',
    ],
    ['an extended timestamp', times, [sent({}, { isExtended: true })], 'rtmp/5.3.1.3/extended-in-full'],
    [
      'an extended timestamp in several chunks',
      lost,
      [sent({}, { isExtended: true, chunks: 2 })],
      'errata/5.1/extended-timestamp-on-type-3',
    ],
    [
      'timestamps that wrap around',
      times,
      [sent({ timestamp: 2 ** 32 - 1 }), sent({ timestamp: 9 }, { format: 1 })],
      'errata/7/timestamps-wrap',
    ],
    ['how a server cuts what it sends', unreadable, [sent({}, { chunks: 3 })], 'rtmp/5.4.1/for-next-chunks'],
    ['not what stands beside, where times are wrong', times, [sent({ rule: 'peers/relay/any-data' })], times.rule],
    [
      'its own where it is plain from what came',
      { ...lost, rule: 'peers/relay/in-order', about: 'order' },
      [sent({ chunkStreamId: 64 })],
      'peers/relay/in-order',
    ],
  ];
  for (const [name, failure, all, rule] of cases) {
    it(`is ${name}`, () => {
      assert.equal(named({ sent: all, transcripts: [], failure }, 'whole').failure.rule, rule);
    });
  }

  it('is that of segments where the handshake fails in small ones alone', () => {
    const refused: Failure = { is: 'refused', said: '', about: 'connection' };
    const execution = { sent: [], transcripts: [], failure: refused };
    assert.equal(named(execution, 'bytes').failure.rule, 'rtmp/5.2.3/any-segments');
    assert.equal(named(execution, 'whole').failure.rule, undefined);
  });
});
