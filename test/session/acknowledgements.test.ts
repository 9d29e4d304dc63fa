import assert from 'node:assert/strict';
import type { Message } from '../../generated/rtmp/message.js';
import { SetPeerBandwidthLimitType } from '../../generated/rtmp/set-peer-bandwidth.js';
import { ChunkWriter } from '../../src/session/chunk-stream/index.js';
import { AcknowledgementWindow } from '../../src/session/message-stream/acknowledgement-window.js';
import { PeerAcknowledgements } from '../../src/session/message-stream/peer-acknowledgements.js';
import { bytes } from './chunk-stream-support.js';
import { from, media, open, ping, read } from './message-stream-support.js';

describe('acknowledgements', () => {
  const window = (size: number): Message => ({ kind: 'windowAcknowledgementSize', size });
  const acknowledgement = (sequenceNumber: number): Message => ({ kind: 'acknowledgement', sequenceNumber });
  const acknowledged = (sent: readonly Uint8Array[]) =>
    read(sent).map((message) => (message?.kind === 'acknowledgement' ? message.sequenceNumber : message?.kind));

  it('follow each window, and count the bytes after the handshake', () => {
    const { stream, sent } = open();
    stream.receive(from(window(10_000)));
    assert.deepEqual(acknowledged(sent), []);
    const writer = new ChunkWriter();
    while (stream.stats.bytesReceived < 40_000) stream.receive(writer.write(media(500)));
    const numbers = acknowledged(sent);
    assert.equal(numbers.length, 4);
    // The handshake of 3073 bytes belongs to the first window, so that a sender that counts it does not wait in vain.
    for (const [index, expected] of [6927, 16_927, 26_927, 36_927].entries()) {
      assert.ok(typeof numbers[index] === 'number' && numbers[index] >= expected && numbers[index] < expected + 3000);
    }
  });

  it('are sent though the peer did not ask for them', () => {
    const { stream, sent } = open();
    const writer = new ChunkWriter();
    stream.receive(writer.write({ ...media(0), typeId: 1, payload: bytes('00ffffff') }));
    stream.receive(writer.write(media(2_500_000)));
    assert.deepEqual(acknowledged(sent), [stream.stats.bytesReceived]);
  });

  it('come at least as often as the limit to the peer demands', () => {
    const { stream, sent } = open();
    stream.setPeerBandwidth(5000, SetPeerBandwidthLimitType.dynamic);
    stream.receive(new ChunkWriter().write(media(5000)));
    assert.deepEqual(acknowledged(sent).slice(1), [stream.stats.bytesReceived]);
  });

  it('are not sent for a window of 0 bytes', () => {
    const { stream, sent } = open();
    stream.receive(from(window(0), ping(1)));
    assert.deepEqual(acknowledged(sent), ['userControl']);
  });

  it('say the number of bytes modulo 2^32', () => {
    const acknowledgements = new AcknowledgementWindow();
    acknowledgements.received = 0xffffffff;
    assert.equal(acknowledgements.takeDue(), 0xffffffff);
    acknowledgements.received += 2_500_000;
    assert.equal(acknowledgements.takeDue(), 2_499_999);
    assert.equal(acknowledgements.takeDue(), undefined);
  });

  it('of the peer add up over 2^32', () => {
    const peer = new PeerAcknowledgements();
    const sent = 0x1_8000_0000;
    for (const number of [0x7fffffff, 0xfffffff0, 0x10]) peer.note(number, sent);
    assert.equal(peer.total, 0x1_0000_0010);
  });

  it('of the peer are followed over wraps and new starts', () => {
    const { stream } = open();
    stream.sendRaw(media(1000));
    const sent = stream.stats.bytesSent;
    stream.receive(from(acknowledgement(400)));
    assert.equal(stream.stats.unacknowledged, sent - 400);
    stream.receive(from(acknowledgement(sent + 3073)));
    assert.equal(stream.stats.unacknowledged, 0);
    stream.sendRaw(media(1000));
    stream.receive(from(acknowledgement(10)));
    assert.equal(stream.stats.unacknowledged, 0);
    stream.sendRaw(media(1000));
    const before = stream.stats.unacknowledged;
    stream.receive(from(acknowledgement(110)));
    assert.equal(stream.stats.unacknowledged, before - 100);
  });
});

describe('the limit that a peer sets', () => {
  const { hard, soft, dynamic } = SetPeerBandwidthLimitType;
  const limit = (size: number, limitType: number): Message => ({ kind: 'setPeerBandwidth', size, limitType });

  it('is answered with a window acknowledgement size, unless that was announced already', () => {
    const { stream, sent } = open();
    stream.receive(from(limit(5000, dynamic), limit(5000, hard)));
    assert.deepEqual(read(sent), [{ kind: 'windowAcknowledgementSize', size: 5000 }]);
    stream.setWindowAcknowledgementSize(7000);
    stream.receive(new ChunkWriter().write({ ...media(0), typeId: 6, payload: bytes('00001b58 00') }));
    assert.equal(sent.length, 2);
    stream.receive(bytes('02 000000 000005 06 00000000 00001388 00'));
    assert.deepEqual(read(sent).at(-1), { kind: 'windowAcknowledgementSize', size: 5000 });
  });

  it('combines with the one in force', () => {
    const cases: [readonly Message[], number | undefined][] = [
      [[limit(5000, hard)], 5000],
      [[limit(5000, hard), limit(9000, hard)], 9000],
      [[limit(5000, soft)], 5000],
      [[limit(5000, soft), limit(9000, soft)], 5000],
      [[limit(5000, hard), limit(4000, soft)], 4000],
      [[limit(5000, dynamic)], undefined],
      [[limit(5000, hard), limit(9000, dynamic)], 9000],
      [[limit(5000, hard), limit(6000, dynamic), limit(9000, dynamic)], 9000],
      [[limit(5000, soft), limit(4000, dynamic)], 5000],
      [[limit(5000, hard), limit(4000, 7)], 5000],
    ];
    for (const [messages, expected] of cases) {
      const { stream } = open();
      stream.receive(from(...messages));
      assert.equal(stream.peerBandwidth, expected, JSON.stringify(messages));
    }
  });
});
