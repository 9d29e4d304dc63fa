import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { canForward, capsModEx, capsMultitrack, capsTimestampNanoOffset } from '../../generated/enhanced/index.js';
import { defaultWindowAcknowledgementSize, SoftwareVersion, StatusCode } from '../../generated/rtmp/index.js';
import { RejectedError } from '../../src/runtime/index.js';
import type { Answer } from '../../src/session/connection/index.js';
import { codes, connectedPair, later, Pair, RecordingApplication } from './connection-support.js';

describe('connecting', () => {
  it('asks the application and tells the client of the server', async () => {
    const application = new RecordingApplication();
    const pair = new Pair(application);
    const { properties, information } = await pair.connect({ app: 'live', tcUrl: 'rtmp://example.com/live', extra: 7 });
    equal(properties?.fmsVer, SoftwareVersion.server);
    equal(information?.code, StatusCode.connectSuccess);
    equal(pair.server.info?.app, 'live');
    equal(pair.server.info?.object.extra, 7);
    equal(pair.client.state, 'connected');
    equal(pair.server.state, 'connected');
    deepEqual(application.log, ['connect live']);
  });

  it('says what it can do of Enhanced RTMP to clients that say so, and to no others', async () => {
    const object = { app: 'live', tcUrl: 'rtmp://example.com/live' };
    const { properties: plain } = await new Pair(new RecordingApplication()).connect(object);
    deepEqual(Object.keys(plain ?? {}), ['fmsVer', 'capabilities']);
    for (const said of [{ capsEx: 0 }, { fourCcList: ['av01'] }, { videoFourCcInfoMap: { av01: canForward } }]) {
      const { properties } = await new Pair(new RecordingApplication()).connect({ ...object, ...said });
      equal(properties?.capsEx, capsMultitrack | capsModEx | capsTimestampNanoOffset);
      deepEqual(properties?.videoFourCcInfoMap, { '*': canForward });
      deepEqual(properties?.audioFourCcInfoMap, { '*': canForward });
    }
  });

  it('agrees on object encoding 0 with a client that asks for 3', async () => {
    const pair = new Pair(new RecordingApplication());
    const { information } = await pair.connect({ app: 'live', tcUrl: 'rtmp://example.com/live', objectEncoding: 3 });
    equal(information?.objectEncoding, 0);
  });

  it('hands the arguments of the user to the application', async () => {
    let given: unknown;
    const application = new RecordingApplication({
      connect: (_connection, request) => {
        given = request.arguments;
        return { accept: true };
      },
    });
    const pair = new Pair(application);
    await pair.client.connect({ app: 'a', tcUrl: 'rtmp://h/a' }, 'secret', 5);
    deepEqual(given, ['secret', 5]);
  });

  it('sets window, bandwidth and chunk size on both sides', async () => {
    const { pair } = await connectedPair(new RecordingApplication(), {
      server: { chunkSize: 1000 },
      client: { chunkSize: 2000 },
    });
    await pair.quiet();
    equal(pair.server.chunkSize, 1000);
    ok(defaultWindowAcknowledgementSize > 0);
  });

  it('rejects with the code and the words of a server that refuses, and ends', async () => {
    const application = new RecordingApplication({
      connect: () => ({ accept: false, code: StatusCode.connectInvalidApp, description: 'No such application' }),
    });
    const pair = new Pair(application);
    await rejects(pair.connect(), (error) => {
      ok(error instanceof RejectedError);
      equal(error.status, StatusCode.connectInvalidApp);
      equal(error.description, 'No such application');
      return true;
    });
    equal(pair.server.state, 'refused');
    equal(pair.ended, true);
    pair.server.close();
    deepEqual(application.log, ['connect live']);
  });

  it('refuses where the application throws or rejects, and says so', async () => {
    for (const connect of [
      () => {
        throw new Error('broken');
      },
      async () => Promise.reject(new Error('broken')),
    ]) {
      const pair = new Pair(new RecordingApplication({ connect }));
      await rejects(pair.connect(), { status: StatusCode.connectRejected });
      deepEqual(pair.reports, [{ code: 'application-failed', message: 'broken' }]);
    }
  });

  it('notes a connect object without app and tcUrl', async () => {
    const pair = new Pair(new RecordingApplication());
    await pair.connect({});
    deepEqual(codes(pair.reports), ['incomplete-connect']);
  });

  it('keeps what comes while the application thinks, in its order', async () => {
    const { answer, give } = later<Answer>();
    const application = new RecordingApplication({ connect: () => answer });
    const pair = new Pair(application);
    const connected = pair.connect();
    await pair.quiet();
    equal(pair.server.state, 'connecting');
    give({ accept: true });
    await connected;
    equal((await pair.client.createStream()).id, 1);
  });

  it('tells an application that accepts too late that the connection is over', async () => {
    const { answer, give } = later<Answer>();
    const application = new RecordingApplication({ connect: () => answer });
    const pair = new Pair(application);
    const connected = pair.connect();
    await pair.quiet();
    pair.server.close();
    pair.client.close(new Error('gone'));
    await rejects(connected, { message: 'gone' });
    deepEqual(application.log, ['connect live']);
    give({ accept: true });
    await pair.quiet();
    deepEqual(application.log, ['connect live', 'disconnect']);
  });

  it('connects once only', async () => {
    const { pair } = await connectedPair(new RecordingApplication());
    await rejects(async () => pair.connect(), { code: 'connected-already' });
  });

  it('sends onBWDone if told to', async () => {
    const { pair } = await connectedPair(new RecordingApplication(), { server: { bandwidthDone: true } });
    await pair.quiet();
    deepEqual(pair.clientReports, []);
  });
});

describe('message streams', () => {
  it('are given out from 1 on, and again after they were deleted', async () => {
    const { pair, stream } = await connectedPair(new RecordingApplication());
    const second = await pair.client.createStream();
    deepEqual([stream.id, second.id], [1, 2]);
    stream.delete();
    equal((await pair.client.createStream()).id, 1);
    equal(pair.server.streams.length, 2);
  });

  it('are limited in number', async () => {
    const { pair } = await connectedPair(new RecordingApplication(), { server: { limits: { streams: 1 } } });
    await rejects(pair.client.createStream(), { status: StatusCode.callFailed });
    equal(pair.server.state, 'connected');
  });

  it('cannot be used after they were deleted', async () => {
    const { stream } = await connectedPair(new RecordingApplication());
    stream.delete();
    await rejects(stream.publish('s'), { code: 'stream-closed' });
  });
});
