import { deepEqual, equal, throws } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import {
  type Command,
  decodeData,
  encodeMessage,
  fromCommand,
  MessageType,
  objectEncodingAmf3,
  StatusCode,
} from '../../generated/rtmp/index.js';
import { joinMessages } from '../../src/session/index.js';
import { head, kinds, publishing, send } from './connection-raw-support.js';
import { codes, later, payload, RawPeer, RecordingApplication } from './connection-support.js';

describe('a server', () => {
  it('refuses commands before connect', () => {
    const application = new RecordingApplication();
    const peer = new RawPeer(application);
    peer.createStream();
    send(peer, { kind: 'publish', ...head, name: 's' }, 1);
    send(peer, { kind: 'play', ...head, name: 's' }, 1);
    send(peer, { kind: 'result', ...head, transactionId: 9, values: [] }, 0);
    deepEqual(peer.codes(0), [StatusCode.callFailed]);
    deepEqual(peer.codes(1), [StatusCode.publishFailed, StatusCode.playFailed]);
    deepEqual(application.log, []);
  });

  it('refuses publish and play before createStream', () => {
    const application = new RecordingApplication();
    const peer = new RawPeer(application);
    peer.connect();
    send(peer, { kind: 'publish', ...head, name: 's' }, 0);
    send(peer, { kind: 'play', ...head, name: 's' }, 0);
    send(peer, { kind: 'pause', ...head, transactionId: 7, pause: true }, 3);
    deepEqual(peer.codes(0), [StatusCode.publishFailed, StatusCode.playFailed]);
    deepEqual(peer.codes(3), [StatusCode.callFailed]);
    deepEqual(application.log, ['connect live']);
  });

  it('answers a second connect with an error and goes on', () => {
    const peer = new RawPeer(new RecordingApplication());
    peer.connect();
    peer.connect();
    deepEqual(peer.codes(0), [StatusCode.connectRejected]);
    equal(peer.server.state, 'connected');
  });

  it('sends window, bandwidth and chunk size before the result of connect', () => {
    const peer = new RawPeer(new RecordingApplication(), { chunkSize: 500, bandwidthDone: true });
    peer.connect();
    deepEqual(peer.kinds, [
      'windowAcknowledgementSize',
      'setPeerBandwidth',
      'userControl',
      'setChunkSize',
      'commandMessage',
      'commandMessage',
    ]);
    deepEqual(peer.events, ['streamBegin']);
    deepEqual(kinds(peer), ['result', 'onBandwidthDone']);
    equal(peer.server.chunkSize, 500);
  });

  it('reads commands of type 17 and answers them as type 20', () => {
    const application = new RecordingApplication();
    const peer = new RawPeer(application);
    const connect = {
      kind: 'connect',
      transactionId: 1,
      commandObject: { app: 'x', tcUrl: 'rtmp://h/x', objectEncoding: objectEncodingAmf3 },
      userArguments: [],
    } satisfies Command;
    peer.stream.send({ kind: 'commandExtended', command: connect }, { streamId: 0 });
    deepEqual(kinds(peer), ['result']);
    deepEqual(application.log, ['connect x']);
  });

  it('reads data of type 15 and passes it on as type 18', () => {
    const application = new RecordingApplication();
    const peer = publishing(application);
    const values = [{ width: 4 }];
    peer.stream.send(
      { kind: 'dataExtended', data: { kind: 'setDataFrame', name: 'onMetaData', values } },
      { streamId: 1, timestamp: 3 },
    );
    const [message] = application.messages;
    equal(message?.typeId, MessageType.data);
    deepEqual(decodeData(message?.payload ?? payload(0)), { kind: 'onMetaData', properties: { width: 4 } });
  });

  it('reads data of type 15 inside an aggregate as well', () => {
    const application = new RecordingApplication();
    const peer = publishing(application);
    const data = { kind: 'onMetaData', properties: { width: 4 } } as const;
    const extended = encodeMessage({ kind: 'dataExtended', data }, { typeId: MessageType.dataExtended });
    const place = { chunkStreamId: 4, timestamp: 3, streamId: 1 };
    peer.stream.sendRaw(joinMessages({ ...place, typeId: MessageType.dataExtended, payload: extended }));
    const [message] = application.messages;
    equal(message?.typeId, MessageType.data);
    deepEqual(decodeData(message?.payload ?? payload(0)), data);
  });

  it('publishes live where the type is missing', () => {
    const application = new RecordingApplication();
    publishing(application);
    equal(application.log[1], 'publish 1 s live');
  });

  it('answers unknown commands with an error if they want a reply', () => {
    const peer = new RawPeer(new RecordingApplication());
    peer.connect();
    peer.command(['secret', 5, null]);
    peer.command(['secret', 0, null]);
    peer.command(['x'.repeat(1000)]);
    peer.command([5]);
    peer.command([]);
    deepEqual(peer.codes(0), [StatusCode.callFailed]);
    equal(peer.server.stats.unknownCommands, 5);
    deepEqual(
      codes(peer.reports),
      Array.from({ length: 5 }, () => 'unknown-command'),
    );
    equal(peer.reports[2]?.message.length, 80);
  });

  it('answers publish and play with a status also where their arguments are not understood', () => {
    const application = new RecordingApplication();
    const peer = new RawPeer(application);
    peer.command(['connect', 1, 'live']);
    peer.connect();
    peer.createStream();
    peer.command(['publish', 0, null, 'x', 'live', 'extra'], 1);
    peer.command(['play', 0, null, {}], 1);
    deepEqual(peer.codes(0), [StatusCode.callFailed]);
    deepEqual(peer.codes(1), [StatusCode.publishFailed, StatusCode.playFailed]);
    deepEqual(application.log, ['connect live']);
  });

  it('hands unknown commands to an application that knows them', async () => {
    const peer = new RawPeer(
      new RecordingApplication({
        command: (_connection, command) => {
          if (command.kind !== 'other') return undefined;
          if (command.values[0] === 'now') return { accept: true, values: [1] };
          if (command.values[0] === 'no') return { accept: false, description: 'No' };
          return Promise.resolve({ accept: true, values: [2] });
        },
      }),
    );
    peer.connect();
    peer.command(['now', 5, null]);
    peer.command(['no', 6, null]);
    peer.command(['later', 7, null]);
    await setImmediate();
    deepEqual(
      peer.commands.slice(1).map(({ command }) => fromCommand(command).slice(1, 2).concat(command.kind)),
      [
        [5, 'result'],
        [6, 'error'],
        [7, 'result'],
      ],
    );
  });

  it('limits how many answers of the application are outstanding', () => {
    const { answer } = later<undefined>();
    const peer = new RawPeer(new RecordingApplication({ getStreamLength: () => answer }), {
      limits: { transactions: 2 },
    });
    peer.connect();
    const ask = () => send(peer, { kind: 'getStreamLength', ...head, transactionId: 4, name: 's' }, 0);
    ask();
    ask();
    throws(ask, { code: 'transactions-limit' });
  });

  it('limits the size of commands and data', () => {
    const peer = new RawPeer(new RecordingApplication(), { limits: { commandSize: 100 } });
    peer.connect();
    throws(() => peer.command(['x'.repeat(100)]), { code: 'command-size-limit' });
  });

  it('limits how much is in a command', () => {
    const elements = new RawPeer(new RecordingApplication(), { limits: { commandElements: 10 } });
    throws(() => elements.command(Array.from({ length: 20 }, () => 0)), { code: 'elements-limit' });
    const depth = new RawPeer(new RecordingApplication(), { limits: { commandDepth: 3 } });
    throws(() => depth.command(['x', 0, [[[[[]]]]]]), { code: 'depth-limit' });
  });

  it('answers what encoders announce', () => {
    const peer = new RawPeer(new RecordingApplication());
    peer.connect();
    const named = { commandObject: null, name: 's' };
    send(peer, { kind: 'releaseStream', transactionId: 2, ...named }, 0);
    send(peer, { kind: 'fcPublish', transactionId: 3, ...named }, 0);
    send(peer, { kind: 'fcSubscribe', transactionId: 4, ...named }, 0);
    send(peer, { kind: 'fcUnpublish', transactionId: 0, ...named }, 0);
    send(peer, { kind: 'checkBandwidth', transactionId: 5, commandObject: null, arguments: [] }, 0);
    deepEqual(kinds(peer).slice(1), [
      'result',
      'result',
      'onFcPublish',
      'result',
      'onFcSubscribe',
      'onFcUnpublish',
      'result',
    ]);
  });
});
