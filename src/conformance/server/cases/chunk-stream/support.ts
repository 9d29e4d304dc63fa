import {
  controlChunkStreamId,
  controlStreamId,
  encodeAbort,
  encodeSetChunkSize,
  MessageType,
} from '../../../../../generated/rtmp/index.js';
import type { RawMessage } from '../../../../session/chunk-stream/index.js';
import type { CaseText } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import type { Relay } from '../../relay.js';

export type Text = CaseText<ServerBench>;

/** What the server understood is seen at a player. */
export const needs = ['publish', 'play'] as const;

export const nothing: Uint8Array = new Uint8Array(0);

/** A protocol control message. */
export const control = (typeId: number, payload: Uint8Array): RawMessage => ({
  chunkStreamId: controlChunkStreamId,
  timestamp: 0,
  typeId,
  streamId: controlStreamId,
  payload,
});

/** A set chunk size. The chunker itself goes on as before. */
export const announcing = (relay: Relay, size: number): Uint8Array =>
  relay.chunker.write(control(MessageType.setChunkSize, encodeSetChunkSize({ kind: 'setChunkSize', size })));

/** An abort of what is incomplete on a chunk stream. */
export const aborting = (relay: Relay, chunkStreamId: number): Uint8Array =>
  relay.chunker.write(control(MessageType.abort, encodeAbort({ kind: 'abort', chunkStreamId })));
