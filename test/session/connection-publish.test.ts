import { deepEqual, equal, rejects } from 'node:assert/strict';
import { decodeData, MessageType, PublishType, StatusCode } from '../../generated/rtmp/index.js';
import { UsageError } from '../../src/runtime/index.js';
import type { Answer } from '../../src/session/connection/index.js';
import { connectedPair, later, Pair, payload, RecordingApplication } from './connection-support.js';

describe('publishing', () => {
  it('delivers audio, video and data as they were sent', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    await stream.publish('s?key=1');
    stream.send({ typeId: MessageType.audio, timestamp: 0, payload: payload(10) });
    stream.send({ typeId: MessageType.video, timestamp: 20, payload: payload(100_000) });
    stream.sendData({ kind: 'other', values: ['onTextData', 'x'] }, 30);
    await pair.quiet();
    deepEqual(application.log, [
      'connect live',
      `publish 1 s?key=1 ${PublishType.live}`,
      `media 1 ${MessageType.audio} 0 10`,
      `media 1 ${MessageType.video} 20 100000`,
      `media 1 ${MessageType.data} 30 17`,
    ]);
    deepEqual(application.messages[1]?.payload, payload(100_000));
  });

  it('passes the type on', async () => {
    const application = new RecordingApplication();
    const { stream } = await connectedPair(application);
    await stream.publish('s', PublishType.record);
    equal(application.log[1], `publish 1 s ${PublishType.record}`);
  });

  it('follows the order of an encoder: releaseStream, FCPublish, createStream, publish', async () => {
    const application = new RecordingApplication();
    const pair = new Pair(application);
    await pair.connect();
    pair.client.releaseStream('s');
    pair.client.fcPublish('s');
    const stream = await pair.client.createStream();
    await stream.publish('s');
    pair.client.fcUnpublish('s');
    stream.delete();
    await pair.quiet();
    deepEqual(application.log.slice(1), [`publish 1 s ${PublishType.live}`, 'closeStream 1 s']);
    deepEqual(pair.reports, []);
    deepEqual(pair.clientReports, []);
  });

  it('rejects with the code of an application that refuses, and can be tried again', async () => {
    let name = '';
    const { stream } = await connectedPair(
      new RecordingApplication({
        publish: (_stream, request) => {
          name = request.name;
          return name === 'taken'
            ? { accept: false, code: StatusCode.publishBadName, description: 'taken is in use' }
            : { accept: true };
        },
      }),
    );
    await rejects(stream.publish('taken'), { status: StatusCode.publishBadName, description: 'taken is in use' });
    equal(stream.state, 'idle');
    await stream.publish('free');
    equal(stream.state, 'publishing');
  });

  it('refuses a second name in one stream', async () => {
    const application = new RecordingApplication();
    const { stream } = await connectedPair(application);
    await stream.publish('s');
    await rejects(stream.publish('t'), { status: StatusCode.publishBadName });
    equal(application.log.length, 2);
  });

  it('loses no media while the answer is pending', async () => {
    const { answer, give } = later<Answer>();
    const application = new RecordingApplication({ publish: () => answer });
    const { pair, stream } = await connectedPair(application);
    const other = await pair.client.createStream();
    const published = stream.publish('slow');
    for (let time = 0; time < 50; time++) {
      stream.send({ typeId: MessageType.audio, timestamp: time, payload: payload(time) });
    }
    // Another stream of the same connection is not held up.
    await other.play('x');
    await pair.quiet();
    deepEqual(application.messages, []);
    give({ accept: true });
    await published;
    await pair.quiet();
    deepEqual(
      application.messages.map(({ timestamp }) => timestamp),
      Array.from({ length: 50 }, (_, time) => time),
    );
  });

  it('limits how much waits for an answer', async () => {
    for (const [limits, code] of [
      [{ waitingMessages: 3 }, 'waiting-messages-limit'],
      [{ waitingBytes: 1000 }, 'waiting-bytes-limit'],
    ] as const) {
      const application = new RecordingApplication({ publish: () => new Promise(() => undefined) });
      const { pair, stream } = await connectedPair(application, { server: { limits } });
      const published = stream.publish('slow');
      for (let time = 0; time < 10; time++) {
        stream.send({ typeId: MessageType.audio, timestamp: time, payload: payload(200) });
      }
      await pair.quiet();
      equal(Reflect.get(Object(pair.errors[0]), 'code'), code);
      pair.client.close();
      await rejects(published, UsageError);
    }
  });

  it('lets an application that accepts too late go again', async () => {
    const { answer, give } = later<Answer>();
    const application = new RecordingApplication({ publish: () => answer });
    const { pair, stream } = await connectedPair(application);
    const published = stream.publish('slow');
    await pair.quiet();
    pair.client.close();
    await rejects(published, UsageError);
    pair.server.close();
    give({ accept: true });
    await pair.quiet();
    deepEqual(application.log.slice(2), ['disconnect', 'closeStream 1 slow']);
  });

  it('ends with closeStream, and the stream can publish again', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    const seen: string[] = [];
    stream.onStatus = ({ code }) => seen.push(code);
    await stream.publish('s');
    stream.closeStream();
    await stream.publish('t');
    await pair.quiet();
    deepEqual(application.log.slice(2), ['closeStream 1 s', `publish 1 t ${PublishType.live}`]);
    deepEqual(seen, [StatusCode.publishStart, StatusCode.unpublishSuccess, StatusCode.publishStart]);
  });

  it('ends when the connection does', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    await stream.publish('s');
    pair.server.close();
    deepEqual(application.log.slice(2), ['closeStream 1 s', 'disconnect']);
    pair.server.close();
    equal(application.log.length, 4);
  });

  it('tells players what was set, without the command that set it', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    await stream.publish('s');
    stream.sendData({ kind: 'setDataFrame', name: 'onMetaData', values: [{ width: 640 }] }, 5);
    await pair.quiet();
    const [message] = application.messages;
    equal(message?.timestamp, 5);
    deepEqual(decodeData(message?.payload ?? payload(0)), { kind: 'onMetaData', properties: { width: 640 } });
  });

  it('tells the application what was cleared', async () => {
    const cleared: string[] = [];
    const application = new RecordingApplication({ clearData: (_stream, name) => cleared.push(name) });
    const { pair, stream } = await connectedPair(application);
    await stream.publish('s');
    stream.sendData({ kind: 'clearDataFrame', name: 'onMetaData' }, 5);
    await pair.quiet();
    deepEqual(cleared, ['onMetaData']);
    deepEqual(application.messages, []);
  });
});
