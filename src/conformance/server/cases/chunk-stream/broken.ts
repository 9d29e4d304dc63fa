import { encodeCommandMessage, MessageType } from '../../../../../generated/rtmp/index.js';
import { NotMet } from '../../../verdict.js';
import { chunk } from '../../../wire/chunker.js';
import { commandOf } from '../../../wire/matching.js';
import { payloadIs, Relay } from '../../relay.js';
import { needs, nothing, type Text } from './support.js';

const command = (transactionId: number): Uint8Array =>
  encodeCommandMessage({
    kind: 'commandMessage',
    command: { kind: 'createStream', transactionId, commandObject: null },
  });

/** Low, since some servers take few. */
const spareId = 29;

/** Chunks that leave out what no chunk before them has said. */
const headless: readonly {
  readonly name: string;
  readonly format: number;
  readonly bytes: (of: Uint8Array) => Uint8Array;
}[] = [
  {
    name: 'type-1',
    format: 1,
    bytes: (payload) =>
      chunk(spareId, { format: 1, timestamp: 0, length: payload.length, typeId: MessageType.command }, false, payload),
  },
  { name: 'type-2', format: 2, bytes: (payload) => chunk(spareId, { format: 2, timestamp: 0 }, false, payload) },
  { name: 'type-3', format: 3, bytes: (payload) => chunk(spareId, { format: 3 }, false, payload) },
];

export const brokenCases: readonly Text[] = [
  ...headless.map(
    ({ name, bytes }): Text => ({
      name: `${name}-without-predecessor`,
      rule: 'rtmp/5.3.1.2/predecessor',
      sends: `createStream in a chunk of ${name.replace('-', ' ')} on a chunk stream that has not begun`,
      expects: 'no reply; at most the end of this connection',
      isHostile: true,
      async run(bench) {
        const client = await bench.connect();
        client.wire.write(bytes(command(7777)));
        await client.answeredOrOver();
        const taken = client.all(commandOf).some((of) => 'transactionId' in of && of.transactionId === 7777);
        if (taken) throw new NotMet('the command was taken all the same');
      },
    }),
  ),
  {
    name: 'full-header-within-a-message',
    rule: 'rtmp/5.3.1.2.4/message-in-progress',
    sends: 'the first chunk of a message, and the second one with a header of type 0 in place of type 3',
    expects: 'either reading: the chunk goes on with the message, or it does not; at most this connection ends',
    needs,
    isHostile: true,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const message = relay.sound(20, 0, 250);
      const [first = nothing, second = nothing] = relay.chunker.cut(message, 'full');
      const header = first.subarray(0, first.length - relay.chunker.chunkSize);
      relay.write(first, header, second.subarray(1));
      await relay.from.client.answeredOrOver();
      await relay.to.client.answeredOrOver();
      if (relay.to.client.all(payloadIs(message.payload)).length > 0)
        return 'it takes the chunk for the rest of the message';
      return relay.from.client.wire.isClosed
        ? 'it ends the connection'
        : 'it does not take the chunk for the rest of the message';
    },
  },
];
