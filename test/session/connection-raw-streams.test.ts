import { deepEqual, equal, throws } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { encodeAggregate, encodeData, fromCommand, MessageType } from '../../generated/rtmp/index.js';
import { head, publishing, send } from './connection-raw-support.js';
import { codes, later, payload, RawPeer, RecordingApplication } from './connection-support.js';

describe('the streams of a server', () => {
  it('ignores and counts media in streams that do not publish', () => {
    const application = new RecordingApplication();
    const peer = new RawPeer(application);
    peer.connect();
    peer.createStream();
    const audio = { kind: 'audio', data: payload(5) } as const;
    for (const streamId of [1, 1, 9, 9]) peer.stream.send(audio, { streamId });
    equal(peer.server.stats.ignoredMessages, 4);
    deepEqual(codes(peer.reports), ['media-ignored', 'media-ignored']);
    deepEqual(application.messages, []);
  });

  it('splits aggregates into their parts, with timestamps from that of the aggregate on', () => {
    const application = new RecordingApplication();
    const peer = publishing(application);
    const tag = (tagType: number, timestamp: number, data: Uint8Array) => ({
      tag: { filter: false, tagType, timestamp, data },
    });
    const metadata = encodeData({ kind: 'setDataFrame', name: 'onMetaData', values: [{}] });
    const tags = [
      tag(MessageType.audio, 1000, payload(3)),
      tag(MessageType.video, 1040, payload(4)),
      tag(MessageType.data, 1060, metadata),
      tag(MessageType.aggregate, 1070, payload(0)),
    ];
    const raw = { typeId: MessageType.aggregate, streamId: 1, chunkStreamId: 6 };
    peer.stream.sendRaw({ ...raw, timestamp: 0xfffffff0, payload: encodeAggregate({ kind: 'aggregate', tags }) });
    peer.stream.sendRaw({ ...raw, timestamp: 50, payload: payload(0) });
    deepEqual(application.log.slice(2), [
      `media 1 ${MessageType.audio} ${0xfffffff0} 3`,
      `media 1 ${MessageType.video} ${0x18} 4`,
      `media 1 ${MessageType.data} ${0x2c} 17`,
    ]);
    deepEqual(codes(peer.reports), ['unknown-message']);
  });

  it('throws for an aggregate that is cut', () => {
    const peer = publishing();
    const raw = { typeId: MessageType.aggregate, streamId: 1, chunkStreamId: 6, timestamp: 0 };
    throws(() => peer.stream.sendRaw({ ...raw, payload: payload(5) }), { code: 'truncated' });
  });

  it('reports messages of types that it does not know', () => {
    const peer = publishing();
    peer.stream.sendRaw({ typeId: 99, streamId: 1, chunkStreamId: 6, timestamp: 0, payload: payload(5) });
    deepEqual(codes(peer.reports), ['unknown-message']);
  });

  it('deletes a stream that is named where its id should be', () => {
    const application = new RecordingApplication();
    const peer = publishing(application);
    const [name = ''] = fromCommand({ kind: 'deleteStream', ...head, streamId: 1 });
    peer.command([name, 0, null, 'other']);
    peer.command([name, 0, null, 's']);
    deepEqual(application.log.slice(2), ['closeStream 1 s']);
    deepEqual(codes(peer.reports), ['unknown-command']);
  });

  it('notes the deletion of a stream that is not there', () => {
    const peer = publishing();
    send(peer, { kind: 'deleteStream', ...head, streamId: 7 }, 0);
    deepEqual(codes(peer.reports), ['out-of-place']);
  });

  it('deletes a stream only after the answer that it waits for', async () => {
    const { answer, give } = later<{ accept: true }>();
    const application = new RecordingApplication({ publish: () => answer });
    const peer = publishing(application);
    peer.stream.send({ kind: 'audio', data: payload(5) }, { streamId: 1 });
    send(peer, { kind: 'deleteStream', ...head, streamId: 1 }, 0);
    peer.stream.send({ kind: 'audio', data: payload(6) }, { streamId: 1 });
    give({ accept: true });
    await setImmediate();
    deepEqual(application.log.slice(2), [`media 1 ${MessageType.audio} 0 5`, 'closeStream 1 s']);
  });

  it('tells its owner what goes wrong after a late answer, and closes', async () => {
    const application = new RecordingApplication({
      publish: async () => ({
        accept: true,
        started: () => {
          throw new Error('broken');
        },
      }),
    });
    const peer = publishing(application);
    await setImmediate();
    deepEqual(
      peer.failures.map(({ message }) => message),
      ['broken'],
    );
    equal(peer.server.state, 'closed');
    deepEqual(application.log.slice(2), ['closeStream 1 s', 'disconnect']);
  });

  it('ignores what comes after it was closed', () => {
    const application = new RecordingApplication();
    const peer = publishing(application);
    peer.server.close();
    peer.stream.send({ kind: 'audio', data: payload(5) }, { streamId: 1 });
    peer.server.ping();
    deepEqual(application.messages, []);
  });

  it('hears how much the player buffers', () => {
    const lengths: number[] = [];
    const application = new RecordingApplication({ bufferLength: (_stream, length) => lengths.push(length) });
    const peer = publishing(application);
    const event = { kind: 'setBufferLength', streamId: 1, length: 3000 } as const;
    peer.stream.send({ kind: 'userControl', event }, { streamId: 0 });
    peer.stream.send({ kind: 'userControl', event: { ...event, streamId: 5 } }, { streamId: 0 });
    deepEqual(lengths, [3000]);
    equal(peer.server.streams[0]?.bufferLength, 3000);
  });
});
