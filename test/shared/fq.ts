import { AvmPlus, decodeValues, EcmaArray, type Value } from '../../generated/amf0/index.js';
import { MessageType } from '../../generated/rtmp/index.js';
import { needMore } from '../../src/runtime/need-more.js';
import type { WalkedChunk } from '../vectors/chunk-walk.js';
import type { SentMessage } from './sent-messages.js';

/** One direction as fq gives it in JSON: of each chunk its headers, of each command its values. */
export interface DumpedDirection {
  readonly chunks: readonly object[];
  readonly messages: readonly object[];
}

interface Dump {
  readonly chunks: readonly { readonly [name: string]: unknown }[];
  readonly messages: readonly { readonly [name: string]: unknown }[];
}

const typeIds: Readonly<Record<string, number>> = {
  set_chunk_size: MessageType.setChunkSize,
  window_acknowledgement_size: MessageType.windowAcknowledgementSize,
  set_peer_bandwidth: MessageType.setPeerBandwidth,
  audio_message: MessageType.audio,
  video_message: MessageType.video,
  data_message: MessageType.data,
  command_message: MessageType.command,
};

export function dumpedByFq(text: string): Readonly<Record<'client' | 'server', DumpedDirection>> {
  const { client, server }: Record<'client' | 'server', Dump> = JSON.parse(text);
  return { client: dumped(client), server: dumped(server) };
}

/** Data is text in the dump, with what is no UTF-8 lost: it is left out. */
const dumped = ({ chunks, messages }: Dump): DumpedDirection => ({
  chunks: chunks.map(({ data: _, ...header }) => ({ ...header, message_type_id: typeId(header.message_type_id) })),
  messages: messages.map((message) => ({
    message_type_id: typeId(message.message_type_id),
    message_stream_id: message.message_stream_id,
    values: [message.command_name, message.transaction_id, message.command_object, message.arguments, message.messages]
      .filter((of) => of !== undefined)
      .flat(),
  })),
});

const typeId = (of: unknown): unknown => (typeof of === 'string' ? typeIds[of] : of);

export const inTermsOfFq = (chunk: WalkedChunk): object => ({
  fmt: chunk.format,
  chunk_stream_id: chunk.chunkStreamId,
  ...(chunk.format === 0 ? { timestamp: chunk.time } : chunk.format < 3 ? { timestamp_delta: chunk.time } : {}),
  calculated_timestamp: chunk.timestamp,
  message_length: chunk.length,
  message_type_id: chunk.typeId,
  message_stream_id: chunk.streamId,
});

export function valuesInTermsOfFq({ typeId, streamId, payload }: SentMessage): object {
  const hasValues = typeId === MessageType.command || typeId === MessageType.data;
  const values = hasValues ? decodeValues(payload) : [];
  if (values === needMore) throw new Error('a message ends too early');
  return { message_type_id: typeId, message_stream_id: streamId, values: values.map(valueInTermsOfFq) };
}

function valueInTermsOfFq(value: Value): unknown {
  if (value === null) return { type: 'null', value };
  if (typeof value === 'string') return { type: 'string', ...name(value) };
  if (Array.isArray(value)) return { type: 'strict_array', count: value.length, value: value.map(valueInTermsOfFq) };
  if (value instanceof EcmaArray) {
    return { type: 'ecma_array', count: Object.keys(value.entries).length, value: properties(value.entries) };
  }
  if (value instanceof AvmPlus) throw new Error('fq does not look into AMF 3');
  if (typeof value === 'object') return { type: 'object', value: properties({ ...value }) };
  return { type: typeof value, value: Number(value) };
}

const properties = (of: { readonly [name: string]: Value }): unknown[] => [
  ...Object.entries(of).map(([key, value]) => ({ key: name(key), value: valueInTermsOfFq(value) })),
  { key: name(''), value: { type: 'object_end' } },
];

const name = (value: string): object => ({ length: Buffer.byteLength(value), value });
