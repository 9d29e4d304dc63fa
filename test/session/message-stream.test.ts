import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { messageArbitrary } from '../../generated/arbitraries/rtmp.js';
import type { Message } from '../../generated/rtmp/message.js';
import { tagOfMessage } from '../../generated/rtmp/message.js';
import { EncodeError } from '../../src/runtime/errors.js';
import { ChunkWriter, SharedMessage, SharedRun } from '../../src/session/chunk-stream/index.js';
import { MessageStream } from '../../src/session/message-stream/index.js';
import { bytes, filled, hex, join } from './chunk-stream-support.js';
import { from, media, open, ping, read } from './message-stream-support.js';

describe('a message stream', () => {
  it('carries any messages to its peer', () => {
    const messages = fc.array(fc.tuple(messageArbitrary, fc.nat(), fc.constantFrom(0, 1, 2, 300)), { maxLength: 6 });
    fc.assert(
      fc.property(messages, (all) => {
        const here = open();
        const there = open();
        for (const [message, timestamp, streamId] of all) here.stream.send(message, { streamId, timestamp });
        for (const part of here.sent) there.stream.receive(part);
        assert.deepEqual(
          there.received.map(({ raw: { timestamp, streamId, typeId } }) => ({ timestamp, streamId, typeId })),
          all.map(([message, timestamp, streamId]) => ({ timestamp, streamId, typeId: tagOfMessage(message) })),
        );
        there.received.forEach(({ message }, index) => {
          const expected = all[index]?.[0];
          const isMedia = ['audio', 'video', 'aggregate'].includes(expected?.kind ?? '');
          assert.deepEqual(message, isMedia ? undefined : expected);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('passes audio, video and aggregate messages on as they are', () => {
    const { stream, received } = open();
    const writer = new ChunkWriter();
    for (const typeId of [8, 9, 22]) stream.receive(writer.write({ ...media(300), typeId }));
    assert.deepEqual(
      received.map(({ raw, message }) => ({ typeId: raw.typeId, payload: raw.payload.slice(), message })),
      [8, 9, 22].map((typeId) => ({ typeId, payload: filled(300), message: undefined })),
    );
  });

  it('reports messages and user control events that it does not know, and goes on', () => {
    const { stream, received } = open();
    stream.receive(bytes('03 000000 000002 07 00000000 aabb 02 000000 000003 04 00000000 00ffcc'));
    stream.receive(bytes('03 000000 000001 18 00000000 00'));
    assert.deepEqual(
      received.map(({ message }) => message),
      [
        { kind: 'unknownMessage', typeId: 7, data: bytes('aabb') },
        { kind: 'userControl', event: { kind: 'unknownEvent', eventType: 255, data: bytes('cc') } },
        { kind: 'unknownMessage', typeId: 24, data: bytes('00') },
      ],
    );
  });

  it('refuses contents that end too early or too late', () => {
    const receive = (chunk: string) => () => open().stream.receive(bytes(chunk));
    assert.throws(receive('02 000000 000003 05 00000000 000000'), { name: 'DecodeError', code: 'truncated' });
    assert.throws(receive('02 000000 000005 05 00000000 0000000000'), { name: 'DecodeError', code: 'trailing-bytes' });
    assert.throws(receive('03 000000 000003 14 00000000 020007'), { name: 'DecodeError', code: 'truncated' });
    assert.throws(receive('02 000000 000001 04 00000000 00'), { name: 'DecodeError', code: 'truncated' });
  });

  it('takes commands and data of AMF 3 without their format byte for those of AMF 0, if it is lenient', () => {
    const command = '02000c63726561746553747265616d 004000000000000000 05';
    const data = '0200117c52746d7053616d706c65416363657373 0101 0101';
    const [commands, rows] = [
      bytes(`03 000000 000019 11 00000000 ${command}`),
      bytes(`03 000000 000018 0f 00000000 ${data}`),
    ];
    const notes: string[] = [];
    const { stream, received } = open({ lenientFormat: true, decoding: { note: (rule) => notes.push(rule) } });
    stream.receive(commands);
    stream.receive(rows);
    stream.receive(bytes(`03 000000 00001a 11 00000000 00 ${command}`));
    assert.deepEqual(
      received.map(({ raw, message }) => [raw.typeId, message?.kind]),
      [
        [20, 'commandMessage'],
        [18, 'dataMessage'],
        [17, 'commandExtended'],
      ],
    );
    assert.deepEqual(notes, ['errata/7.2/missing-format', 'errata/7.2/missing-format']);
    for (const chunk of [commands, rows]) {
      assert.throws(() => open().stream.receive(chunk), { name: 'DecodeError', rule: 'errata/7.2/format-selector' });
    }
  });

  it('refuses other formats of AMF 3, lenient or not', () => {
    for (const chunk of [
      '03 000000 000002 11 00000000 0105',
      '03 000000 000003 10 00000000 010000',
      '03 000000 000000 0f 00000000',
      '03 000000 000005 11 00000000 0200016199',
    ]) {
      assert.throws(() => open({ lenientFormat: true }).stream.receive(bytes(chunk)), {
        name: 'DecodeError',
        rule: /^(errata\/7.2\/|rtmp\/)/,
      });
    }
  });

  it('decodes within the limits that it is given', () => {
    const deep = bytes(`03 000000 000017 14 00000000 02000161 00 0000000000000000 ${'0a00000001'.repeat(2)}`);
    const { stream } = open({ decoding: { limits: { depth: 1 } } });
    assert.throws(() => stream.receive(deep), { name: 'LimitError', code: 'depth-limit' });
  });

  it('lets what the handler throws pass', () => {
    const stream = new MessageStream(() => {}, {
      message: () => {
        throw new RangeError('mine');
      },
    });
    assert.throws(() => stream.receive(from(ping(1))), RangeError);
  });

  it('answers ping requests', () => {
    const { stream, sent, received } = open();
    stream.receive(from(ping(1234)));
    assert.deepEqual(read(sent), [{ kind: 'userControl', event: { kind: 'pingResponse', timestamp: 1234 } }]);
    assert.equal(received.length, 1);
  });

  it('sends ping requests', () => {
    const { stream, sent } = open();
    stream.ping(77);
    assert.deepEqual(read(sent), [ping(77)]);
  });

  it('announces a chunk size and keeps to it', () => {
    const { stream, sent } = open();
    stream.setChunkSize(1000);
    assert.equal(stream.chunkSize, 1000);
    stream.sendRaw(media(900));
    const [announcement, chunks] = sent;
    assert.equal(hex(announcement ?? new Uint8Array(0)), '02000000000004010000000000' + '0003e8');
    assert.equal(chunks?.length, 12 + 900);
    assert.throws(() => stream.setChunkSize(0), EncodeError);
    assert.throws(() => stream.setChunkSize(0x80000000), EncodeError);
    assert.equal(stream.chunkSize, 1000);
  });

  it('sends chunks that are shared by many connections', () => {
    const { stream, sent } = open();
    const { streamId: _, ...content } = media(300);
    const shared = new SharedMessage(content);
    stream.sendRaw(media(10));
    stream.sendShared(shared.bytes(1, stream.chunkSize), shared.raw(1));
    stream.sendRaw(media(20));
    const there = open();
    for (const part of sent) there.stream.receive(part);
    assert.deepEqual(
      there.received.map(({ raw }) => ({ ...raw, payload: raw.payload.slice() })),
      [media(10), media(300), media(20)],
    );
  });

  it('sends a run of shared messages in one go', () => {
    const { stream, sent } = open();
    const { streamId: _, ...content } = media(200);
    const run = new SharedRun([
      new SharedMessage(content),
      new SharedMessage({ ...content, typeId: 8, chunkStreamId: 4 }),
    ]);
    assert.equal(run.bytes(1, 128), run.bytes(1, 128));
    stream.sendRaw(media(10));
    stream.sendRun(run, 1);
    stream.sendRaw(media(20));
    assert.equal(sent.length, 3);
    assert.equal(stream.stats.messagesSent, 4);
    const there = open();
    there.stream.receive(join(sent));
    assert.deepEqual(
      there.received.map(({ raw }) => ({ ...raw, payload: raw.payload.slice() })),
      [media(10), media(200), { ...media(200), typeId: 8, chunkStreamId: 4 }, media(20)],
    );
  });

  it('sends each kind of message on the chunk stream that peers use for it, and each message stream on its own', () => {
    const { stream, sent } = open();
    const data = new Uint8Array(0);
    const messages: Message[] = [
      ping(0),
      { kind: 'commandMessage', command: { kind: 'closeStream', transactionId: 0, commandObject: null } },
      { kind: 'audio', data },
      { kind: 'dataMessage', data: { kind: 'sampleAccess', audio: true, video: true } },
      { kind: 'video', data },
      { kind: 'aggregate', tags: [] },
    ];
    for (const streamId of [0, 1, 2, 0xffffffff]) for (const message of messages) stream.send(message, { streamId });
    stream.send(ping(0), { streamId: 0, chunkStreamId: 99 });
    const there = open();
    there.stream.receive(join(sent));
    const ids = there.received.map(({ raw }) => raw.chunkStreamId);
    assert.deepEqual(ids.slice(0, 18), [2, 3, 4, 5, 6, 6, 2, 8, 4, 5, 6, 6, 2, 13, 9, 10, 11, 11]);
    assert.ok(ids.slice(18, 24).every((id) => id < 320));
    assert.equal(ids[24], 99);
  });

  it('counts what goes in and out', () => {
    const { stream, sent } = open();
    const input = from(ping(1), ping(2));
    stream.receive(input);
    assert.deepEqual(stream.stats, {
      bytesReceived: input.length,
      bytesSent: join(sent).length,
      messagesReceived: 2,
      messagesSent: 2,
      unacknowledged: join(sent).length,
    });
  });
});
