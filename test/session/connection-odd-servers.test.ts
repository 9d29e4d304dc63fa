import { deepEqual, equal, rejects } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import {
  type Command,
  encodeAggregate,
  type Message,
  MessageType,
  StatusCode,
  StatusLevel,
} from '../../generated/rtmp/index.js';
import { ClientConnection, type ClientStream, type Report } from '../../src/session/connection/index.js';
import { ServerHandshake } from '../../src/session/handshake/index.js';
import { MessageStream } from '../../src/session/message-stream/index.js';
import { codes, payload } from './connection-support.js';

/** A server that answers a client with whatever `answer` says. */
class OddServer {
  readonly client: ClientConnection;
  readonly reports: Report[] = [];
  readonly stream: MessageStream;
  readonly received: string[] = [];

  constructor(answer: (server: OddServer, command: Command) => void) {
    const common = { now: () => 1000, random: (bytes: Uint8Array) => bytes.fill(7) };
    const handshake = new ServerHandshake(common);
    let shaken = false;
    this.stream = new MessageStream((bytes) => queueMicrotask(() => this.client.receive(bytes)), {
      message: ({ message }) => {
        if (message?.kind !== 'commandMessage') return;
        this.received.push(message.command.kind);
        answer(this, message.command);
      },
    });
    this.client = new ClientConnection(
      (bytes) => {
        if (shaken) {
          this.stream.receive(bytes);
          return;
        }
        const { send, rest } = handshake.receive(bytes);
        shaken = rest !== undefined;
        queueMicrotask(() => this.client.receive(send));
        if (rest !== undefined && rest.length > 0) this.stream.receive(rest);
      },
      {},
      { ...common, report: (report) => this.reports.push(report) },
    );
  }

  send(message: Message, streamId = 0): void {
    this.stream.send(message, { streamId });
  }

  command(command: Command, streamId = 0): void {
    this.send({ kind: 'commandMessage', command }, streamId);
  }

  /** Gets as far as a message stream, the server being as terse as can be. */
  async ready(): Promise<ClientStream> {
    await this.client.connect({ app: 'a', tcUrl: 'rtmp://h/a' });
    return this.client.createStream();
  }
}

const head = { transactionId: 0, commandObject: null } as const;
const status = (code: string, level: string = StatusLevel.status): Command => ({
  kind: 'onStatus',
  ...head,
  information: { level, code, description: 'so it is' },
});

/** Answers connect and createStream, and leaves the rest to `more`. */
const terse =
  (more: (server: OddServer, command: Command) => void = () => undefined) =>
  (server: OddServer, command: Command): void => {
    if (command.kind === 'connect')
      server.command({ kind: 'result', transactionId: 1, commandObject: null, values: [] });
    else if (command.kind === 'createStream') {
      server.command({ kind: 'result', transactionId: command.transactionId, commandObject: null, values: [1] });
    } else more(server, command);
  };

describe('a client', () => {
  it('takes a result of connect without properties and information', async () => {
    const server = new OddServer(terse());
    const result = await server.client.connect({ app: 'a', tcUrl: 'rtmp://h/a' });
    deepEqual(result, { properties: undefined, information: undefined });
  });

  it('takes the first message for the beginning of play', async () => {
    const server = new OddServer(
      terse((odd, command) => {
        if (command.kind === 'play') odd.send({ kind: 'audio', data: payload(3) }, 1);
      }),
    );
    const stream = await server.ready();
    const got: number[] = [];
    stream.onMessage = ({ typeId }) => got.push(typeId);
    await stream.play('s');
    deepEqual(got, [MessageType.audio]);
  });

  it('takes a status in another stream for that of its only one', async () => {
    const server = new OddServer(
      terse((odd, command) => {
        if (command.kind === 'publish') odd.command(status(StatusCode.publishStart));
      }),
    );
    const stream = await server.ready();
    await stream.publish('s');
    equal(stream.state, 'publishing');
  });

  it('takes the level of a status from its code where it is missing', async () => {
    const server = new OddServer(
      terse((odd, command) => {
        const information = { code: StatusCode.publishBadName };
        if (command.kind === 'publish') odd.command({ kind: 'onStatus', ...head, information }, 1);
      }),
    );
    const stream = await server.ready();
    await rejects(stream.publish('s'), { status: StatusCode.publishBadName, message: StatusCode.publishBadName });
  });

  it('takes an error without a transaction for that of what it waits for', async () => {
    const server = new OddServer(
      terse((odd, command) => {
        if (command.kind === 'publish') odd.command({ kind: 'error', ...head, values: [] }, 1);
      }),
    );
    const stream = await server.ready();
    await rejects(stream.publish('s'), { status: StatusCode.callFailed });
    server.command({ kind: 'error', ...head, values: [] }, 1);
    server.command({ kind: 'result', ...head, transactionId: 77, values: [] }, 0);
    await setImmediate();
    deepEqual(codes(server.reports), ['unknown-transaction', 'unknown-transaction']);
  });

  it('rejects results that lack what was asked for', async () => {
    const server = new OddServer((odd, command) => {
      if (command.kind === 'other') return;
      odd.command({ kind: 'result', transactionId: command.transactionId, commandObject: null, values: [] });
    });
    await server.client.connect({});
    await rejects(server.client.createStream(), { code: 'no-stream-id' });
    await rejects(server.client.getStreamLength('s'), { code: 'no-stream-length' });
  });

  it('splits aggregates, and takes data of type 15', async () => {
    const server = new OddServer(
      terse((odd, { kind }) => (kind === 'play' ? odd.command(status(StatusCode.playStart), 1) : undefined)),
    );
    const stream = await server.ready();
    const got: string[] = [];
    stream.onMessage = ({ typeId, timestamp }) => got.push(`${typeId} ${timestamp}`);
    await stream.play('s');
    const tags = [MessageType.audio, MessageType.aggregate].map((tagType, index) => ({
      tag: { filter: false, tagType, timestamp: index, data: payload(2) },
    }));
    const raw = { typeId: MessageType.aggregate, timestamp: 9, streamId: 1, chunkStreamId: 6 };
    server.stream.sendRaw({ ...raw, payload: encodeAggregate({ kind: 'aggregate', tags }) });
    server.send({ kind: 'dataExtended', data: { kind: 'clearDataFrame', name: 'x' } }, 1);
    server.send({ kind: 'dataExtended', data: { kind: 'other', values: ['x'] } }, 1);
    await setImmediate();
    deepEqual(got, [`${MessageType.audio} 9`, `${MessageType.data} 0`]);
    deepEqual(codes(server.reports), ['unknown-message']);
  });

  it('reports what it does not know, and goes on', async () => {
    const server = new OddServer(terse());
    const stream = await server.ready();
    server.stream.sendRaw({ typeId: 99, timestamp: 0, streamId: 1, chunkStreamId: 6, payload: payload(1) });
    server.send({ kind: 'userControl', event: { kind: 'unknownEvent', eventType: 99, data: payload(1) } });
    server.send({ kind: 'audio', data: payload(1) }, 5);
    server.command({ kind: 'onFcPublish', ...head, information: [] });
    server.command({ kind: 'closeStream', ...head, transactionId: 8 });
    await setImmediate();
    deepEqual(codes(server.reports), ['unknown-message', 'unknown-event', 'media-ignored', 'unknown-command']);
    equal(server.received.at(-1), 'error');
    equal(stream.state, 'idle');
  });

  it('tells what the server says of the stream', async () => {
    const server = new OddServer(
      terse((odd, { kind }) => (kind === 'play' ? odd.command(status(StatusCode.playStart), 1) : undefined)),
    );
    const stream = await server.ready();
    const events: string[] = [];
    stream.onEvent = ({ kind }) => events.push(kind);
    stream.setBufferLength(500);
    await stream.play('s', { reset: true });
    server.send({ kind: 'userControl', event: { kind: 'streamDry', streamId: 1 } });
    server.send({ kind: 'userControl', event: { kind: 'pingRequest', timestamp: 1 } });
    await setImmediate();
    deepEqual(events, ['streamDry']);
  });

  it('publishes only where publishing was accepted', async () => {
    const server = new OddServer(terse());
    const stream = await server.ready();
    await rejects(async () => stream.send({ typeId: MessageType.audio, timestamp: 0, payload: payload(1) }), {
      code: 'not-publishing',
    });
    await rejects(async () => stream.sendData({ kind: 'clearDataFrame', name: 'x' }, 0), { code: 'not-publishing' });
  });

  it('lets go of what waits in a stream that it closes or deletes', async () => {
    const server = new OddServer(terse());
    const stream = await server.ready();
    const published = stream.publish('s');
    stream.closeStream();
    await rejects(published, { code: 'stream-closed' });
    const played = stream.play('s');
    stream.delete();
    await rejects(played, { code: 'stream-closed' });
    await rejects(async () => stream.delete(), { code: 'stream-closed' });
  });
});
