import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { MessageType, PublishType } from '../../generated/rtmp/index.js';
import { MtrudeError } from '../../src/runtime/index.js';
import { ClientConnection, ServerConnection } from '../../src/session/connection/index.js';
import { connectedPair, cutInto, payload, RecordingApplication } from './connection-support.js';

const common = { now: () => 1000, random: (bytes: Uint8Array) => bytes.fill(7) };

/** All bytes that client and server send in a session that publishes, plays, calls and deletes. */
async function healthySession(): Promise<{ readonly fromClient: Uint8Array; readonly fromServer: Uint8Array }> {
  const sent: Record<'client' | 'server', Uint8Array[]> = { client: [], server: [] };
  const application = new RecordingApplication({ pause: () => ({ accept: true }) });
  const { pair, stream } = await connectedPair(application, {
    watch: (side, bytes) => sent[side].push(bytes),
  });
  pair.client.fcPublish('s');
  await stream.publish('s', PublishType.live);
  stream.sendData({ kind: 'setDataFrame', name: 'onMetaData', values: [{ width: 4 }] }, 0);
  stream.send({ typeId: MessageType.video, timestamp: 0, payload: payload(9000) });
  const player = await pair.client.createStream();
  await player.play('s');
  await player.pause(true);
  player.setBufferLength(100);
  application.streams[1]?.sendMessage({ typeId: MessageType.audio, timestamp: 0, payload: payload(500) });
  await pair.client.call('x').catch(() => undefined);
  stream.delete();
  await pair.quiet();
  return { fromClient: Buffer.concat(sent.client), fromServer: Buffer.concat(sent.server) };
}

/** Flips, repeats and drops bytes behind the handshake. */
const mutations = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('flip', 'repeat', 'drop'),
    size: fc.integer({ min: 1, max: 40 }),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 5 },
);

type Mutation = typeof mutations extends fc.Arbitrary<(infer M)[]> ? M : never;

function mutate(bytes: Uint8Array, { at, kind, size, byte }: Mutation): Uint8Array {
  const handshake = 3073;
  const place = handshake + Math.floor(at * (bytes.length - handshake));
  const [before, here, after] = [
    bytes.subarray(0, place),
    bytes.subarray(place, place + size),
    bytes.subarray(place + size),
  ];
  if (kind === 'drop') return Buffer.concat([before, after]);
  if (kind === 'repeat') return Buffer.concat([before, here, here, after]);
  return Buffer.concat([before, here.map((old) => old ^ byte), after]);
}

function survives(receive: (bytes: Uint8Array) => void, pieces: readonly Uint8Array[]): void {
  try {
    for (const piece of pieces) receive(piece);
  } catch (error) {
    ok(error instanceof MtrudeError, String(error));
    ok(error.code.length > 0);
  }
}

describe('a connection with a peer that sends anything', () => {
  it('throws coded errors only, as server', async () => {
    const { fromClient } = await healthySession();
    fc.assert(
      fc.property(mutations, fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1 }), (changes, sizes) => {
        const failed = (error: Error): void => {
          throw error;
        };
        const server = new ServerConnection(() => undefined, new RecordingApplication(), { ...common, failed });
        survives((piece) => server.receive(piece), cutInto(sizes)(changes.reduce(mutate, fromClient)));
        server.close();
      }),
      { numRuns: 1000 },
    );
  });

  it('throws coded errors only, as client', async () => {
    const { fromServer } = await healthySession();
    await fc.assert(
      fc.asyncProperty(
        mutations,
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1 }),
        async (changes, sizes) => {
          const client = new ClientConnection(() => undefined, {}, common);
          const connected = client.connect({ app: 'live' }).then(async () => (await client.createStream()).play('s'));
          connected.catch(() => undefined);
          for (const piece of cutInto(sizes)(changes.reduce(mutate, fromServer))) {
            survives((bytes) => client.receive(bytes), [piece]);
            await Promise.resolve();
          }
          client.close();
          await connected.catch(() => undefined);
        },
      ),
      { numRuns: 500 },
    );
  });
});
