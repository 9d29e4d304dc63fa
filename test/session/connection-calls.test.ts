import { deepEqual, equal, rejects, throws } from 'node:assert/strict';
import { StatusCode } from '../../generated/rtmp/index.js';
import { codes, connectedPair, later, Pair, RecordingApplication } from './connection-support.js';

describe('calling', () => {
  it('gets the values of the result from the server', async () => {
    const application = new RecordingApplication({
      command: (_connection, command) =>
        command.kind === 'other' ? { accept: true, values: command.values.slice(3) } : undefined,
    });
    const { pair } = await connectedPair(application);
    deepEqual(await pair.client.call('echo', 'a', 5), ['a', 5]);
  });

  it('rejects with the error of the server', async () => {
    const { pair } = await connectedPair(new RecordingApplication());
    await rejects(pair.client.call('nothing'), {
      status: StatusCode.callFailed,
      description: 'Unknown command nothing',
    });
  });

  it('needs no reply', async () => {
    const { pair } = await connectedPair(new RecordingApplication());
    pair.client.notify('nothing', 1);
    await pair.quiet();
    deepEqual(codes(pair.reports), ['unknown-command']);
    deepEqual(pair.clientReports, []);
  });

  it('gets the values of the result from the client', async () => {
    const { pair } = await connectedPair(new RecordingApplication(), {
      events: { command: (command) => (command.kind === 'other' && command.values[0] === 'sum' ? [7] : undefined) },
    });
    deepEqual(await pair.server.call('sum', 3, 4), [7]);
    await rejects(pair.server.call('product', 3, 4), { status: StatusCode.callFailed });
    pair.server.notify('quotient', 3, 4);
    await pair.quiet();
    deepEqual(codes(pair.clientReports), ['unknown-command', 'unknown-command']);
  });

  it('gets the length of a stream in seconds, where the application knows it', async () => {
    const application = new RecordingApplication({
      getStreamLength: (_connection, name) => (name === 'known' ? 12.5 : Promise.resolve(undefined)),
    });
    const { pair } = await connectedPair(application);
    equal(await pair.client.getStreamLength('known'), 12.5);
    await rejects(pair.client.getStreamLength('unknown'), { description: 'There is no recording of unknown' });
    const other = await connectedPair(
      new RecordingApplication({ getStreamLength: () => Promise.reject(new Error('broken')) }),
    );
    await rejects(other.pair.client.getStreamLength('s'), { description: 'The application failed' });
  });

  it('is over when the connection is', async () => {
    const { answer } = later<undefined>();
    const { pair, stream } = await connectedPair(new RecordingApplication({ getStreamLength: () => answer }));
    const asked = pair.client.getStreamLength('s');
    const called = pair.server.call('x');
    pair.server.close();
    pair.client.close(new Error('cut off'));
    await rejects(asked, { message: 'cut off' });
    await rejects(called, { code: 'not-connected' });
    await rejects(pair.server.call('x'), { code: 'not-connected' });
    throws(() => pair.server.notify('x'), { code: 'not-connected' });
    throws(() => pair.client.notify('x'), { code: 'not-connected' });
    await rejects(pair.client.call('x'), { code: 'not-connected' });
    await rejects(stream.publish('s'), { code: 'not-connected' });
    pair.client.close();
    pair.client.receive(new Uint8Array(5));
  });

  it('has to wait for the connection', async () => {
    const pair = new Pair(new RecordingApplication());
    await rejects(pair.client.createStream(), { code: 'not-connected' });
    throws(() => pair.client.releaseStream('s'), { code: 'not-connected' });
  });

  it('is limited to so many at a time', async () => {
    const { answer } = later<undefined>();
    const { pair } = await connectedPair(new RecordingApplication({ getStreamLength: () => answer }), {
      client: { limits: { transactions: 2 } },
    });
    const asked = [1, 2, 3].map(() => pair.client.getStreamLength('s'));
    await rejects(asked[2] ?? Promise.resolve(), { code: 'transactions-limit' });
    pair.client.close();
    for (const pending of asked) await rejects(pending);
  });

  it('sends and answers pings', async () => {
    const { pair } = await connectedPair(new RecordingApplication());
    const { messagesIn } = pair.server.stats;
    pair.server.ping();
    await pair.quiet();
    equal(pair.server.stats.messagesIn, messagesIn + 1);
  });

  it('hears what the server says of the connection', async () => {
    const seen: string[] = [];
    const { pair } = await connectedPair(new RecordingApplication(), {
      events: { status: ({ code, description }) => seen.push(`${code} ${description}`) },
    });
    pair.server.status(StatusCode.connectClosed, 'Good night');
    await pair.quiet();
    deepEqual(seen, [`${StatusCode.connectClosed} Good night`]);
  });

  it('announces as encoders and players do', async () => {
    const { pair } = await connectedPair(new RecordingApplication());
    pair.client.fcSubscribe('s');
    pair.client.checkBandwidth();
    await pair.quiet();
    deepEqual(pair.reports, []);
    deepEqual(pair.clientReports, []);
  });
});
