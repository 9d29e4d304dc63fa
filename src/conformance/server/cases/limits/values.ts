import { encodeValue, type Value } from '../../../../../generated/amf0/index.js';
import { controlStreamId, encodeCommandMessage, MessageType } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import { commandOf } from '../../../wire/matching.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

/** The bytes in front of the one value inside: of an object, a strict array, an ECMA array. */
const openings = [
  { name: 'objects', value: (inner: Value): Value => ({ a: inner }) },
  { name: 'strict-arrays', value: (inner: Value): Value => [inner] },
].map(({ name, value }) => {
  // What an empty text is wrapped in, up to the text itself.
  const inner = encodeValue('');
  const whole = encodeValue(value(''));
  const at = Buffer.from(whole).lastIndexOf(inner.subarray(0, 1), whole.length - inner.length);
  return { name, opening: whole.subarray(0, at) };
});

/** A value that says more than stands behind it: the encoding of an example with other bytes in a field. */
function exaggerated(example: Value, lengthBytes: number): Uint8Array {
  const bytes = Uint8Array.from(encodeValue(example));
  return bytes.fill(255, 1, 1 + lengthBytes);
}

const lengths: readonly { readonly name: string; readonly says: string; readonly bytes: Uint8Array }[] = [
  { name: 'array-of-2-32', says: 'a strict array of 2^32 - 1 elements', bytes: exaggerated(['x'], 4) },
  { name: 'text-of-65535', says: 'a text of 65,535 bytes, of which three are there', bytes: exaggerated('abc', 2) },
  {
    name: 'long-text-of-4-gb',
    says: 'a long text of 2^32 - 1 bytes, of which few are there',
    bytes: exaggerated('x'.repeat(65_536), 4).subarray(0, 20),
  },
  { name: 'endless-object', says: 'an object that does not end', bytes: encodeValue({ a: 'b', c: 1 }).subarray(0, -3) },
  { name: 'half-a-number', says: 'a number of which four bytes are there', bytes: encodeValue(1).subarray(0, 5) },
];

/** createStream with whatever behind it. */
function sendWith({ client, more, transactionId }: { client: Sender; more: Uint8Array; transactionId: number }): void {
  const command = { kind: 'createStream', transactionId, commandObject: null } as const;
  const payload = Buffer.concat([encodeCommandMessage({ kind: 'commandMessage', command }), more]);
  client.sendRaw({ chunkStreamId: 20, timestamp: 0, typeId: MessageType.command, streamId: controlStreamId, payload });
}

type Sender = Awaited<ReturnType<ServerBench['connect']>>;

const alone = 'an answer or the end of this connection; the server lives';

export const valueCases: readonly Text[] = [
  ...openings.flatMap(({ name, opening }) =>
    [100, 1000, 20_000].map(
      (depth): Text => ({
        name: `${depth}-nested-${name}`,
        rule: 'peers/bounded-memory/deep-nesting',
        sends: `createStream with ${depth} ${name.replace('-', ' ')} in each other behind it, of which none ends`,
        expects: alone,
        isHostile: true,
        async run(bench) {
          const client = await bench.connect();
          const more = Buffer.alloc(opening.length * depth, opening);
          sendWith({ client, more, transactionId: 5000 });
          await client.answeredOrOver();
        },
      }),
    ),
  ),
  ...lengths.map(
    ({ name, says, bytes }): Text => ({
      name,
      rule: 'peers/bounded-memory/long-lengths',
      sends: `createStream with ${says} behind it`,
      expects: alone,
      isHostile: true,
      async run(bench) {
        const client = await bench.connect();
        sendWith({ client, more: bytes, transactionId: 5000 });
        await client.answeredOrOver();
      },
    }),
  ),
  {
    name: 'command-of-4-mb',
    rule: 'peers/bounded-memory/long-lengths',
    sends: 'createStream with a text of 4 MB behind it',
    expects: alone,
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      client.control({ kind: 'setChunkSize', size: 60_000 });
      sendWith({ client, more: encodeValue('x'.repeat(4_000_000)), transactionId: 5000 });
      await client.answeredOrOver();
    },
  },
  {
    name: 'malformed-command-not-taken',
    rule: 'errata/2/errors-noticed',
    sends: 'createStream whose command object has a text that goes beyond the end of the message',
    expects: 'no result: an error, the end of this connection, or nothing',
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      const command = { kind: 'createStream', transactionId: 5000, commandObject: { name: 'text' } } as const;
      const whole = encodeCommandMessage({ kind: 'commandMessage', command });
      const end = encodeValue({}).length - 1;
      const payload = whole.subarray(0, whole.length - end - 2);
      const place = { chunkStreamId: 20, timestamp: 0, typeId: MessageType.command, streamId: controlStreamId };
      client.sendRaw({ ...place, payload });
      await client.answeredOrOver();
      const [reply] = client.all(commandOf).filter((of) => 'transactionId' in of && of.transactionId === 5000);
      if (reply?.kind === 'result') throw new NotMet('the command was taken all the same');
    },
  },
];
