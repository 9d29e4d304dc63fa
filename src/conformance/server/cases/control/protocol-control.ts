import { encodeValue } from '../../../../../generated/amf0/index.js';
import {
  type Command,
  controlChunkStreamId,
  controlStreamId,
  encodeCommandMessage,
  type Message,
  MessageType,
  SetPeerBandwidthLimitType,
} from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import type { Client } from '../../../wire/client.js';
import { deliveries } from '../../../wire/delivery.js';
import { kindIs } from '../../../wire/matching.js';
import { uniqueSound } from '../../../wire/media.js';
import { nameOfMessage } from '../../../wire/message-name.js';
import type { Arrived } from '../../../wire/messages.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

const protocolControl: readonly Message['kind'][] = [
  'setChunkSize',
  'abort',
  'acknowledgement',
  'windowAcknowledgementSize',
  'setPeerBandwidth',
];

/** Rejects with NotMet for a message that is not where messages of its kind belong. */
function onControlStream(arrived: readonly Arrived[], kinds: readonly Message['kind'][]): void {
  const of = arrived.filter(({ message }) => message !== undefined && kinds.includes(message.kind));
  if (of.length === 0) throw new NotMet('no such message came');
  for (const one of of) {
    const { chunkStreamId, streamId } = one.raw;
    if (streamId !== controlStreamId || chunkStreamId !== controlChunkStreamId) {
      throw new NotMet(`${nameOfMessage(one)} came on chunk stream ${chunkStreamId}`);
    }
  }
}

const limits = [
  { name: 'hard', size: 1_234_567, limitType: SetPeerBandwidthLimitType.hard },
  { name: 'soft', size: 765_432, limitType: SetPeerBandwidthLimitType.soft },
];

export const protocolControlCases: readonly Text[] = [
  {
    name: 'window-announced',
    rule: 'rtmp/7.2.1.1/announces-before-result',
    sends: 'connect',
    expects: 'a window acknowledgement size before the result',
    async run(bench) {
      const client = await bench.connect();
      if (client.all(kindIs('windowAcknowledgementSize')).length === 0) {
        throw new NotMet('no window acknowledgement size came before the result of connect');
      }
    },
  },
  {
    name: 'protocol-control-on-its-stream',
    rule: 'rtmp/5.4/control-stream',
    sends: 'connect, set peer bandwidth and a short window',
    expects: 'what comes of protocol control comes in message stream 0 on chunk stream 2',
    async run(bench) {
      const client = await bench.connect();
      client.control({ kind: 'setPeerBandwidth', size: 345_678, limitType: SetPeerBandwidthLimitType.hard });
      await client.settled();
      onControlStream(client.arrived, protocolControl);
    },
  },
  {
    name: 'user-control-on-its-stream',
    rule: 'rtmp/6.2/control-stream',
    sends: 'play of what somebody publishes',
    expects: 'user control in message stream 0 on chunk stream 2',
    needs: ['publish', 'play'],
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(), publisher, player);
      onControlStream(player.client.arrived, ['userControl']);
    },
  },
  ...limits.map(
    ({ name, size, limitType }): Text => ({
      name: `peer-bandwidth-${name}`,
      rule: 'rtmp/5.4.5/answer-with-window',
      sends: `set peer bandwidth ${size}, ${name}`,
      expects: `window acknowledgement size ${size}`,
      deliveries,
      async run(bench) {
        const client = await bench.connect();
        client.control({ kind: 'setPeerBandwidth', size, limitType });
        const window = kindIs('windowAcknowledgementSize');
        await client.expect(`the window of ${size} bytes`, (arrived) =>
          window(arrived)?.size === size ? size : undefined,
        );
      },
    }),
  ),
  {
    name: 'peer-bandwidth-dynamic',
    rule: 'rtmp/5.4.5/dynamic-limit',
    sends: 'set peer bandwidth, dynamic, of one byte, with no limit before it; then publish and play',
    expects: 'the limit is ignored: media come',
    needs: ['publish', 'play'],
    async run(bench) {
      const publisher = await bench.publish();
      const client = await bench.connect('player');
      client.control({ kind: 'setPeerBandwidth', size: 1, limitType: SetPeerBandwidthLimitType.dynamic });
      const player = await bench.play(publisher.stream, client);
      await bench.passes(uniqueSound(1000), publisher, player);
      await bench.passes(uniqueSound(1000), publisher, player, 20);
    },
  },
  {
    name: 'on-another-chunk-stream',
    rule: 'peers/chunk-stream-of-messages/control-on-any-chunk-stream',
    sends: 'set chunk size on chunk stream 3, then createStream with a long text in chunks of that size',
    expects: 'createStream is answered',
    deliveries,
    async run(bench) {
      const client = await bench.connect();
      client.send({ kind: 'setChunkSize', size: 700 }, { streamId: controlStreamId, chunkStreamId: 3 });
      await client.reply('the reply to createStream', longCreateStream(client));
    },
  },
  {
    name: 'with-a-timestamp',
    rule: 'rtmp/5.4/at-once',
    sends: 'set chunk size with a timestamp of an hour later, then a long createStream in chunks of that size',
    expects: 'the size holds at once: createStream is answered',
    deliveries,
    async run(bench) {
      const client = await bench.connect();
      client.send({ kind: 'setChunkSize', size: 700 }, { streamId: controlStreamId, timestamp: 3_600_000 });
      await client.reply('the reply to createStream', longCreateStream(client));
    },
  },
];

/** Longer than chunks are at first, by an argument: not all servers take a command object there. Gives its transaction id. */
function longCreateStream(client: Client): number {
  const transactionId = client.transaction();
  const command: Command = { kind: 'createStream', transactionId, commandObject: null };
  const argument = encodeValue('x'.repeat(600));
  const payload = Buffer.concat([encodeCommandMessage({ kind: 'commandMessage', command }), argument]);
  client.sendRaw({ chunkStreamId: 3, timestamp: 0, typeId: MessageType.command, streamId: controlStreamId, payload });
  return transactionId;
}
