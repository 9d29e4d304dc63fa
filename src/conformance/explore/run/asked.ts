import { commandChunkStreamId, MessageType } from '../../../../generated/rtmp/index.js';
import { type Media, picture, uniqueSound } from '../../wire/media.js';
import type { ExploredMessage } from '../session.js';

/** A question that any server answers on a connection that did nothing wrong. */
export const asking = (on: string): ExploredMessage => ({
  ...beginning,
  on,
  typeId: MessageType.command,
  message: {
    kind: 'commandMessage',
    command: { kind: 'createStream', transactionId: lastTransaction, commandObject: null },
  },
  chunkStreamId: commandChunkStreamId,
});

/** Media of the same type, or sound, to follow what did not come. */
export function something(typeId: number): { readonly message: Media; readonly json: ExploredMessage } {
  const isVideo = typeId === MessageType.video;
  const message = isVideo ? picture() : uniqueSound();
  const data = { $bytes: Buffer.from(message.data).toString('hex') };
  const json: ExploredMessage = {
    ...beginning,
    typeId: isVideo ? MessageType.video : MessageType.audio,
    message: { kind: message.kind, data },
    chunkStreamId: mediaChunkStreamId,
  };
  return { message, json };
}

/** No session uses it. */
const lastTransaction = 99_999;

/** Nor that. */
const mediaChunkStreamId = 30;

const beginning = { do: 'send', on: '', is: 'valid', stream: 0, timestamp: 0, header: 'full' } as const;
