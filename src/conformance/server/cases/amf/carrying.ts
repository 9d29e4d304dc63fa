import {
  type Command,
  commandChunkStreamId,
  controlStreamId,
  dataChunkStreamId,
  encodeCommandMessage,
  encodeDataMessage,
  MessageType,
} from '../../../../../generated/rtmp/index.js';
import type { RawMessage } from '../../../../session/chunk-stream/index.js';
import type { ServerBench } from '../../bench.js';
import { Relay } from '../../relay.js';

/** connect with more values behind its command object. */
export function connectWith(bench: ServerBench, more: Uint8Array): RawMessage {
  const command: Command = {
    kind: 'connect',
    transactionId: 1,
    commandObject: bench.connectObject,
    userArguments: [],
  };
  return {
    chunkStreamId: commandChunkStreamId,
    timestamp: 0,
    typeId: MessageType.command,
    streamId: controlStreamId,
    payload: Buffer.concat([encodeCommandMessage({ kind: 'commandMessage', command }), more]),
  };
}

/** Rejects with NotMet unless connect has a result although these values stand behind its object. */
export async function acceptedInConnect(bench: ServerBench, values: Uint8Array): Promise<void> {
  const client = await bench.greet();
  client.sendRaw(connectWith(bench, values));
  await client.result('the result of connect', 1);
}

/** Rejects with NotMet unless a player gets data of these values as they are. */
export async function passedOnInData(bench: ServerBench, values: Uint8Array): Promise<void> {
  const relay = await Relay.begin(bench);
  const name = encodeDataMessage({ kind: 'dataMessage', data: { kind: 'other', values: [handler] } });
  const payload = Buffer.concat([name, values]);
  const { client, streamId } = relay.from;
  await relay.passesOn(payload, (timestamp) =>
    client.sendRaw({ chunkStreamId: dataChunkStreamId, timestamp, typeId: MessageType.data, streamId, payload }),
  );
}

/** A handler that no server knows. */
const handler = 'onConformance';
