import {
  audioChunkStreamId,
  commandChunkStreamId,
  controlChunkStreamId,
  controlStreamId,
  dataChunkStreamId,
  firstStreamId,
  streamCommandChunkStreamId,
  videoChunkStreamId,
} from '../../../generated/rtmp/constants.js';
import { MessageType } from '../../../generated/rtmp/message-type.js';

/** The chunk stream that carries messages of a type for a message stream, where the sender does not say otherwise. */
export function chunkStreamIdFor(typeId: number, streamId: number): number {
  switch (typeId) {
    case MessageType.setChunkSize:
    case MessageType.abort:
    case MessageType.acknowledgement:
    case MessageType.userControl:
    case MessageType.windowAcknowledgementSize:
    case MessageType.setPeerBandwidth:
      return controlChunkStreamId;
    case MessageType.audio:
      return audioChunkStreamId + shift(streamId);
    case MessageType.video:
    case MessageType.aggregate:
      return videoChunkStreamId + shift(streamId);
    case MessageType.data:
    case MessageType.dataExtended:
      return dataChunkStreamId + shift(streamId);
    default:
      return streamId === controlStreamId ? commandChunkStreamId : streamCommandChunkStreamId + shift(streamId);
  }
}

/** Each message stream has chunk streams of its own; so many that ids stay short, then they are shared. */
function shift(streamId: number): number {
  return streamId < firstStreamId ? 0 : ((streamId - firstStreamId) % sets) * setSize;
}

const setSize = streamCommandChunkStreamId - audioChunkStreamId + 1;
const sets = 50;
