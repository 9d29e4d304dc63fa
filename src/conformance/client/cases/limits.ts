import type { Value } from '../../../../generated/amf0/index.js';
import {
  commandChunkStreamId,
  controlChunkStreamId,
  controlStreamId,
  encodeChunkBasicHeader,
  MessageType,
  maximumMessageSize,
  StatusCode,
} from '../../../../generated/rtmp/index.js';
import { casesOf } from '../../case.js';
import type { Vector } from '../../codec/vectors.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../../server/cases/vectors.js';
import { Chunker } from '../../wire/chunker.js';
import type { ClientBench } from '../bench.js';
import type { Guest, Manners } from '../guest.js';
import { notice, noticeOfSize, spareId } from './sent.js';
import { goesOnOrEnds, type Text } from './text.js';

/** Contents of messages that a server can send before anything is asked for, by the type of the spec. */
const contents = [
  { type: 'rtmp.setChunkSize', typeId: MessageType.setChunkSize, isControl: true },
  { type: 'rtmp.abort', typeId: MessageType.abort, isControl: true },
  { type: 'rtmp.acknowledgement', typeId: MessageType.acknowledgement, isControl: true },
  { type: 'rtmp.userControl', typeId: MessageType.userControl, isControl: true },
  { type: 'rtmp.windowAcknowledgementSize', typeId: MessageType.windowAcknowledgementSize, isControl: true },
  { type: 'rtmp.setPeerBandwidth', typeId: MessageType.setPeerBandwidth, isControl: true },
  { type: 'rtmp.command', typeId: MessageType.command, isControl: false },
  { type: 'rtmp.commandExtended', typeId: MessageType.commandExtended, isControl: false },
  { type: 'rtmp.data', typeId: MessageType.data, isControl: false },
  { type: 'rtmp.dataExtended', typeId: MessageType.dataExtended, isControl: false },
  { type: 'rtmp.sharedObject', typeId: MessageType.sharedObject, isControl: false },
  { type: 'rtmp.aggregate', typeId: MessageType.aggregate, isControl: false },
] as const;

const kebab = (type: string): string =>
  type.slice(type.indexOf('.') + 1).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const malformed = contents.flatMap(({ type, typeId, isControl }) =>
  vectorsOf('invalid', type).map(
    (vector: Vector): Text => ({
      name: `${kebab(type)}-${nameOf(vector)}`,
      rule: isControl ? 'peers/robustness/bad-control' : 'peers/robustness/bad-values',
      sends: `${aboutOf(vector)}, which breaks a rule, before the result of connect`,
      expects: goesOnOrEnds,
      run: (bench) =>
        stands(
          bench,
          (guest) => {
            const chunkStreamId = isControl ? controlChunkStreamId : commandChunkStreamId;
            // In a chunk that inherits nothing: what it says is not to be followed here.
            guest.sendRaw({ chunkStreamId, timestamp: 0, streamId: controlStreamId, typeId, payload: bytesOf(vector) });
            void guest.wire.flush();
          },
          // Shorter than the chunk size, whether a new one was taken or not.
          (guest, transactionId) => guest.result(transactionId, { code: StatusCode.connectSuccess }),
        ),
    }),
  ),
);

async function stands(
  bench: ClientBench,
  announce: (guest: Guest) => void,
  connect: Manners['connect'] = (guest, transactionId) => guest.acceptConnect(transactionId),
): Promise<void> {
  await bench.standsIt(await bench.guest({ announce, connect }));
}

/** What makes a receiver wait for ever, so that only the end of the connection ends it. */
async function endsWithUs(bench: ClientBench, announce: (guest: Guest) => void): Promise<void> {
  const guest = await bench.guest({ announce, connect: () => undefined });
  await guest.asks({ kind: 'connect' });
  await guest.wire.quiet();
  await guest.wire.end();
  await bench.exited();
}

const wrongArguments: readonly { name: string; says: string; announce: (guest: Guest) => void }[] = [
  {
    name: 'result-without-values',
    says: 'a result of connect without values',
    announce: (guest) => guest.result(1),
  },
  {
    name: 'result-of-other-types',
    says: 'a result of connect with a number and text in place of the objects',
    announce: (guest) =>
      guest.command({ kind: 'result', transactionId: 1, commandObject: 'text', values: [4711, 'text'] }),
  },
  {
    name: 'deep-value',
    says: 'a command with a value of many levels',
    announce: (guest) => {
      let value: Value = null;
      for (let level = 0; level < 60; level++) value = { deeper: value };
      guest.command(notice(value));
    },
  },
];

const chunks: readonly Text[] = [
  {
    name: 'no-predecessor',
    rule: 'peers/robustness/bad-chunks',
    sends: 'a chunk of type 3 on a chunk stream that never was, before the result of connect',
    expects: goesOnOrEnds,
    run: (bench) =>
      stands(bench, (guest) => guest.write(encodeChunkBasicHeader({ format: 3, chunkStreamId: spareId }))),
  },
  {
    name: 'unfinished-messages',
    rule: 'peers/robustness/bad-chunks',
    sends: 'the first chunks of messages on 1,000 chunk streams, and never the rest',
    expects: goesOnOrEnds,
    run: (bench) =>
      stands(bench, (guest) => {
        const chunker = new Chunker();
        const firsts = Array.from({ length: 1000 }, (_, index) =>
          chunker.cut(noticeOfSize(300, { chunkStreamId: spareId + index })).slice(0, 1),
        );
        guest.write(...firsts.flat());
      }),
  },
  {
    name: 'huge-message-cut-off',
    rule: 'peers/robustness/cut-off',
    sends: 'the beginning of the longest message there can be, then the end of the connection',
    expects: 'the client ends',
    run: (bench) =>
      endsWithUs(bench, (guest) => {
        const chunker = new Chunker();
        const payload = new Uint8Array(maximumMessageSize);
        const place = { chunkStreamId: spareId, timestamp: 0, streamId: controlStreamId, typeId: MessageType.command };
        const [first] = chunker.cut({ ...place, payload });
        if (first !== undefined) guest.write(first);
      }),
  },
  {
    name: 'cut-off-in-message',
    rule: 'peers/robustness/cut-off',
    sends: 'half of a message, then the end of the connection',
    expects: 'the client ends',
    run: (bench) =>
      endsWithUs(bench, (guest) => {
        const [first] = new Chunker().cut(noticeOfSize(300, { chunkStreamId: spareId }));
        if (first !== undefined) guest.write(first);
      }),
  },
];

export const limitCases = casesOf<ClientBench>('limits', [
  ...malformed,
  ...wrongArguments.map(
    ({ name, says, announce }): Text => ({
      name,
      rule: 'peers/robustness/wrong-types',
      sends: `${says}, before the result of connect`,
      expects: goesOnOrEnds,
      run: (bench) => stands(bench, announce),
    }),
  ),
  ...chunks,
]);
