import {
  type Command,
  commandChunkStreamId,
  controlStreamId,
  dataChunkStreamId,
  encodeCommandMessage,
  encodeDataMessage,
  MessageType,
} from '../../../../generated/rtmp/index.js';
import { type CaseText, casesOf } from '../../case.js';
import { missedBy, NotMet } from '../../verdict.js';
import type { ServerBench } from '../bench.js';
import { Relay } from '../relay.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from './vectors.js';

type Text = CaseText<ServerBench>;

const values = vectorsOf('valid', 'amf0.value', 'amf0.values');
const malformed = vectorsOf('invalid', 'amf0.value', 'amf0.values');

/** connect with more values behind its command object. */
function connectWith(bench: ServerBench, more: Uint8Array): Uint8Array {
  const command: Command = {
    kind: 'connect',
    transactionId: 1,
    commandObject: bench.connectObject,
    userArguments: [],
  };
  return Buffer.concat([encodeCommandMessage({ kind: 'commandMessage', command }), more]);
}

const asCommand = (payload: Uint8Array) => ({
  chunkStreamId: commandChunkStreamId,
  timestamp: 0,
  typeId: MessageType.command,
  streamId: controlStreamId,
  payload,
});

const inConnect = values.map(
  (vector): Text => ({
    name: `connect-${nameOf(vector)}`,
    rule: vector.rules[0] ?? '',
    sends: `connect with a further argument, ${aboutOf(vector)}`,
    expects: 'a result of connect',
    async run(bench) {
      const client = await bench.greet();
      client.sendRaw(asCommand(connectWith(bench, bytesOf(vector))));
      const missed = await missedBy(() => client.result('the result of connect', 1));
      if (vector.validity === 'contested') return missed === undefined ? 'it accepts this' : 'it does not accept this';
      if (missed !== undefined) throw new NotMet(missed);
      return undefined;
    },
  }),
);

/** A handler that no server knows. */
const handler = 'onConformance';

const inData = values.map(
  (vector): Text => ({
    name: `data-${nameOf(vector)}`,
    rule: 'peers/relay/any-data',
    sends: `a data message of a name of its own, with ${aboutOf(vector)}`,
    expects: 'the player gets its bytes',
    needs: ['publish', 'play'],
    async run(bench) {
      const relay = await Relay.begin(bench);
      const name = encodeDataMessage({ kind: 'dataMessage', data: { kind: 'other', values: [handler] } });
      const payload = Buffer.concat([name, bytesOf(vector)]);
      const { client, streamId } = relay.from;
      await relay.passesOn(payload, (timestamp) =>
        client.sendRaw({ chunkStreamId: dataChunkStreamId, timestamp, typeId: MessageType.data, streamId, payload }),
      );
    },
  }),
);

const refused = malformed.map(
  (vector): Text => ({
    name: `connect-${nameOf(vector)}`,
    rule: 'peers/robustness/bad-values',
    sends: `connect with a further argument that breaks a rule, ${aboutOf(vector)}`,
    expects: 'an answer, or the end of this connection; the server lives',
    isHostile: true,
    async run(bench) {
      const client = await bench.greet();
      client.sendRaw(asCommand(connectWith(bench, bytesOf(vector))));
      await client.answeredOrOver();
    },
  }),
);

export const amfCases = casesOf<ServerBench>('amf', [...inConnect, ...inData, ...refused]);
