import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Command,
  commandChunkStreamId,
  controlStreamId,
  encodeCommandMessage,
  handshakeHelloSize,
  MessageType,
} from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { Chunker } from '../../../wire/chunker.js';
import { Client } from '../../../wire/client.js';
import { echoBytes, hello, helloBytes, versionBytes } from '../../../wire/hello.js';
import type { Wire } from '../../../wire/wire.js';
import type { ServerBench } from '../../bench.js';
import { acceptsConnect } from '../accepts-connect.js';
import { greeting } from './plain.js';

type Text = CaseText<ServerBench>;

/** Long enough that what comes later is another segment. */
const pauseMilliseconds = 15;

async function inTwo(wire: Wire, bytes: Uint8Array, at: number): Promise<void> {
  wire.write(bytes.subarray(0, at));
  await wire.flush();
  await sleep(pauseMilliseconds);
  wire.write(bytes.subarray(at));
}

/** connect as the first transaction, in chunks. */
function connectBytes(bench: ServerBench): Uint8Array {
  const command: Command = { kind: 'connect', transactionId: 1, commandObject: bench.connectObject, userArguments: [] };
  return new Chunker().write({
    chunkStreamId: commandChunkStreamId,
    timestamp: 0,
    typeId: MessageType.command,
    streamId: controlStreamId,
    payload: encodeCommandMessage({ kind: 'commandMessage', command }),
  });
}

const answered = (wire: Wire) => new Client(wire).result('the result of connect', 1);

export const segmentCases: readonly Text[] = [
  ...[1, 2, 9, 700, handshakeHelloSize].map(
    (at): Text => ({
      name: `c0-and-c1-in-two-at-${at}`,
      rule: 'rtmp/5.2.3/any-segments',
      sends: `C0 and C1 in two segments, the first of ${at} bytes`,
      expects: 'S0, S1 and S2; then connect is answered',
      async run(bench) {
        const wire = await bench.open();
        await inTwo(wire, Buffer.concat([versionBytes(), helloBytes()]), at);
        const { hello: said } = await greeting(wire);
        wire.write(echoBytes(said));
        await acceptsConnect(bench, wire);
      },
    }),
  ),
  ...[1, 8, 1535].map(
    (at): Text => ({
      name: `c2-in-two-at-${at}`,
      rule: 'rtmp/5.2.3/any-segments',
      sends: `C2 in two segments, the first of ${at} bytes`,
      expects: 'connect is answered',
      async run(bench) {
        const wire = await bench.open();
        wire.write(Buffer.concat([versionBytes(), helloBytes()]));
        const { hello: said } = await greeting(wire);
        await inTwo(wire, echoBytes(said), at);
        await acceptsConnect(bench, wire);
      },
    }),
  ),
  {
    name: 'answers-hello',
    rule: 'rtmp/5.2.5/answers-hello',
    sends: 'C0 and C1, and nothing else',
    expects: 'S0, S1 and S2',
    async run(bench) {
      const wire = await bench.open();
      wire.write(versionBytes());
      wire.write(helloBytes());
      await greeting(wire);
    },
  },
  {
    name: 'connect-in-the-segment-of-c2',
    rule: 'rtmp/5.2.5/data-behind-c2',
    sends: 'C2 and connect in one segment',
    expects: 'a result of connect',
    async run(bench) {
      const wire = await bench.open();
      wire.write(Buffer.concat([versionBytes(), helloBytes()]));
      const { hello: said } = await greeting(wire);
      wire.write(Buffer.concat([echoBytes(said), connectBytes(bench)]));
      await answered(wire);
    },
  },
  {
    name: 'part-of-connect-in-the-segment-of-c2',
    rule: 'rtmp/5.2.5/data-behind-c2',
    sends: 'C2 and 40 bytes of connect in one segment, the rest in another',
    expects: 'a result of connect',
    async run(bench) {
      const wire = await bench.open();
      wire.write(Buffer.concat([versionBytes(), helloBytes()]));
      const { hello: said } = await greeting(wire);
      const echo = echoBytes(said);
      await inTwo(wire, Buffer.concat([echo, connectBytes(bench)]), echo.length + 40);
      await answered(wire);
    },
  },
  {
    name: 'everything-at-once',
    rule: 'peers/early-data/early-data',
    sends: 'C0, C1, C2 and connect in one segment, without waiting for anything',
    expects: 'a result of connect behind S2',
    async run(bench) {
      const wire = await bench.open();
      wire.write(Buffer.concat([versionBytes(), helloBytes(), echoBytes(hello()), connectBytes(bench)]));
      await greeting(wire);
      await answered(wire);
    },
  },
];
