import { encodeValue } from '../../../../generated/amf0/index.js';
import { encodeDataMessage, MessageType, StatusCode } from '../../../../generated/rtmp/index.js';
import { casesOf } from '../../case.js';
import type { Vector } from '../../codec/vectors.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../../server/cases/vectors.js';
import { missedBy, NotMet } from '../../verdict.js';
import type { ClientBench } from '../bench.js';
import { acceptance, type Guest, statusInformation } from '../guest.js';
import { Screening } from '../screening.js';
import { rawCommand, unknownName } from './sent.js';
import { goesOn, goesOnOrEnds, player, type Text } from './text.js';

const values = vectorsOf('valid', 'amf0.value', 'amf0.values');
const single = vectorsOf('valid', 'amf0.value');
const malformed = vectorsOf('invalid', 'amf0.value', 'amf0.values');

/** What comes of a value: of a contested one, the reading. */
async function read(vector: Vector, attempt: () => Promise<unknown>): Promise<string | undefined> {
  const missed = await missedBy(attempt);
  if (vector.validity === 'contested') return missed === undefined ? 'it accepts this' : 'it does not accept this';
  if (missed !== undefined) throw new NotMet(missed);
  return undefined;
}

const sendRaw = ({ stream, wire }: Guest, ...[message]: Parameters<Guest['stream']['sendRaw']>): void => {
  stream.sendRaw(message);
  void wire.flush();
};

const behindResult = (vector: Vector): Text => ({
  name: `result-${nameOf(vector)}`,
  rule: vector.rules[0] ?? '',
  sends: `the result of connect with ${aboutOf(vector)} behind it`,
  expects: goesOn,
  run: (bench) =>
    read(vector, async () => {
      const guest = await bench.guest({
        connect: (to, transactionId) => sendRaw(to, rawCommand(acceptance(transactionId), {}, bytesOf(vector))),
      });
      await guest.goesOn();
    }),
});

const refused = malformed.map(
  (vector): Text => ({
    name: `result-${nameOf(vector)}`,
    rule: 'peers/robustness/bad-values',
    sends: `the result of connect with what breaks a rule behind it, ${aboutOf(vector)}`,
    expects: goesOnOrEnds,
    async run(bench) {
      const guest = await bench.guest({
        connect: (to, transactionId) => sendRaw(to, rawCommand(acceptance(transactionId), {}, bytesOf(vector))),
      });
      await bench.standsIt(guest);
    },
  }),
);

/** An object with one more property, whose value is bytes. */
function withProperty(properties: Readonly<Record<string, string>>, bytes: Uint8Array): Uint8Array {
  const held = encodeValue({ ...properties, extra: null });
  const end = held.length - (encodeValue({}).length - 1);
  const before = end - encodeValue(null).length;
  return Buffer.concat([held.subarray(0, before), bytes, held.subarray(end)]);
}

const inStatus = single.map(
  (vector): Text => ({
    name: `status-${nameOf(vector)}`,
    rule: vector.rules[0] ?? '',
    sends: `the status that publishing or playback begins, with a property more: ${aboutOf(vector)}`,
    expects: goesOn,
    run: (bench) =>
      read(vector, async () => {
        const begin = (code: StatusCode) => (to: Guest, streamId: number) => {
          const head = rawCommand({ kind: 'other', values: ['onStatus', 0, null] });
          const information = withProperty(statusInformation(code), bytesOf(vector));
          sendRaw(to, { ...head, streamId, payload: Buffer.concat([head.payload, information]) });
        };
        const guest = await bench.guest({ publish: begin(StatusCode.publishStart), play: begin(StatusCode.playStart) });
        await guest.goesOn();
      }),
  }),
);

const played = (vector: Vector, name: string, isMetadata: boolean): Text => ({
  name: `${isMetadata ? 'metadata' : 'data'}-${nameOf(vector)}`,
  rule: vector.rules[0] ?? '',
  sends: isMetadata
    ? `metadata with a property that is ${aboutOf(vector)}, then sound`
    : `a data message of an unknown name with ${aboutOf(vector)}, then sound`,
  expects: 'the player goes on',
  needs: player,
  run: (bench) =>
    read(vector, async () => {
      const screening = await Screening.begin(bench);
      const head = encodeDataMessage({ kind: 'dataMessage', data: { kind: 'other', values: [name] } });
      const value = isMetadata ? withProperty({ encoder: 'conformance' }, bytesOf(vector)) : bytesOf(vector);
      const message = screening.media(MessageType.data, Buffer.concat([head, value]), { chunkStreamId: 30 });
      const sound = screening.sound(20, 20);
      await screening.shows(Buffer.concat([message, sound].map((of) => screening.chunker.write(of))), [sound]);
    }),
});

export const amfCases = casesOf<ClientBench>('amf', [
  ...values.map(behindResult),
  ...inStatus,
  ...values.map((vector) => played(vector, unknownName, false)),
  ...single.map((vector) => played(vector, 'onMetaData', true)),
  ...refused,
]);
