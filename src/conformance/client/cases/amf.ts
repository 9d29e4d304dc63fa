import { encodeValue } from '../../../../generated/amf0/index.js';
import { encodeDataMessage, MessageType, StatusCode } from '../../../../generated/rtmp/index.js';
import { casesOf } from '../../case.js';
import type { Vector } from '../../codec/vectors.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../../server/cases/vectors.js';
import { missedBy, NotMet } from '../../verdict.js';
import type { ClientBench } from '../bench.js';
import { acceptance, type Guest, statusInformation } from '../guest.js';
import { Screening } from '../screening.js';
import { rawCommand, spareId, unknownName } from './sent.js';
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
    sends: `the result of connect with what breaks a rule behind it, ${aboutOf(vector)}, then a good one`,
    expects: goesOnOrEnds,
    async run(bench) {
      const guest = await bench.guest({
        connect(to, transactionId) {
          sendRaw(to, rawCommand(acceptance(transactionId), {}, bytesOf(vector)));
          // Whoever does not take the first one waits for another.
          to.acceptConnect(transactionId);
        },
      });
      await bench.standsIt(guest);
    },
  }),
);

/** Bytes in place of the null that is the last property of the object with which the payload ends. */
function withProperty(payload: Uint8Array, bytes: Uint8Array): Uint8Array {
  const end = payload.length - (encodeValue({}).length - encodeValue(null).length);
  const before = end - encodeValue(null).length;
  return Buffer.concat([payload.subarray(0, before), bytes, payload.subarray(end)]);
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
          const information = { ...statusInformation(code), extra: null };
          const message = rawCommand({ kind: 'onStatus', transactionId: 0, commandObject: null, information });
          sendRaw(to, { ...message, streamId, payload: withProperty(message.payload, bytesOf(vector)) });
        };
        const guest = await bench.guest({ publish: begin(StatusCode.publishStart), play: begin(StatusCode.playStart) });
        await guest.goesOn();
      }),
  }),
);

const played = (name: string, about: string, vector: Vector, payload: Uint8Array): Text => ({
  name: `${name}-${nameOf(vector)}`,
  rule: vector.rules[0] ?? '',
  sends: `${about} ${aboutOf(vector)}, then sound`,
  expects: 'the player goes on',
  needs: player,
  run: (bench) =>
    read(vector, async () => {
      const screening = await Screening.begin(bench);
      const message = screening.media(MessageType.data, payload, { chunkStreamId: spareId });
      const sound = screening.sound(spareId + 1, 20);
      await screening.shows(Buffer.concat([message, sound].map((of) => screening.chunker.write(of))), [sound]);
    }),
});

const inData = values.map((vector) => {
  const name = encodeDataMessage({ kind: 'dataMessage', data: { kind: 'other', values: [unknownName] } });
  return played('data', 'a data message of an unknown name with', vector, Buffer.concat([name, bytesOf(vector)]));
});

const inMetadata = single.map((vector) => {
  const properties = { encoder: 'conformance', extra: null };
  const metadata = encodeDataMessage({ kind: 'dataMessage', data: { kind: 'onMetaData', properties } });
  return played('metadata', 'metadata with a property that is', vector, withProperty(metadata, bytesOf(vector)));
});

export const amfCases = casesOf<ClientBench>('amf', [
  ...values.map(behindResult),
  ...inStatus,
  ...inData,
  ...inMetadata,
  ...refused,
]);
