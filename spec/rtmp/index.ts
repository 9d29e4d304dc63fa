import { format } from '../../src/schema/build/index.js';
import { handshakeEcho, handshakeHello, handshakeNumbers, handshakeVersion } from './1-handshake.js';
import { digestHandshake } from './1-handshake-digest.js';
import { chunkBasicHeader, chunkMessageHeader } from './2-chunk-header.js';
import { chunkStream } from './3-chunk-stream.js';
import { abort, acknowledgement, setChunkSize, setPeerBandwidth, windowAcknowledgementSize } from './4-control.js';
import {
  bufferEmpty,
  bufferReady,
  pingRequest,
  pingResponse,
  setBufferLength,
  streamBegin,
  streamDry,
  streamEof,
  streamIsRecorded,
  unknownEvent,
  userControl,
} from './4-user-control.js';
import { connectObject, connectProperties, publishType, statusInformation } from './5-command-shapes.js';
import { command } from './5-commands.js';
import { connectReply, createStreamReply, getStreamLengthReply } from './5-replies.js';
import { statusCode, statusLevel } from './5-status.js';
import { data, dataStatus, playStatus } from './6-data.js';
import {
  aggregate,
  audio,
  commandExtended,
  commandMessage,
  dataExtended,
  dataMessage,
  message,
  messageType,
  unknownMessage,
  video,
} from './7-message.js';
import { clientType, softwareVersion, uriScheme } from './8-names.js';
import { numbers } from './8-numbers.js';
import { connectionSession } from './9-session.js';
import { handshakeSession } from './9-session-handshake.js';

export const rtmpFormat = format(
  'rtmp',
  'Real Time Messaging Protocol: media, commands and data over one connection.',
  [
    ...handshakeNumbers,
    handshakeVersion,
    handshakeHello,
    handshakeEcho,
    ...digestHandshake,
    chunkBasicHeader,
    chunkMessageHeader,
    chunkStream,
    setChunkSize,
    abort,
    acknowledgement,
    windowAcknowledgementSize,
    setPeerBandwidth,
    streamBegin,
    streamEof,
    streamDry,
    setBufferLength,
    streamIsRecorded,
    pingRequest,
    pingResponse,
    bufferEmpty,
    bufferReady,
    unknownEvent,
    userControl,
    statusLevel,
    statusCode,
    publishType,
    connectObject,
    connectProperties,
    statusInformation,
    command,
    connectReply,
    createStreamReply,
    getStreamLengthReply,
    dataStatus,
    playStatus,
    data,
    messageType,
    audio,
    video,
    dataMessage,
    dataExtended,
    commandMessage,
    commandExtended,
    aggregate,
    unknownMessage,
    message,
    handshakeSession,
    connectionSession,
    ...numbers,
    uriScheme,
    softwareVersion,
    clientType,
  ],
);
