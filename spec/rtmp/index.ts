import { format } from '../../src/schema/build/index.js';
import { handshakeEcho, handshakeHello, handshakeNumbers, handshakeVersion } from './1-handshake.js';
import { digestHandshake } from './1-handshake-digest.js';
import { chunkBasicHeader, chunkMessageHeader } from './2-chunk-header.js';
import { chunkStream } from './3-chunk-stream.js';
import { abort, acknowledgement, setChunkSize, setPeerBandwidth, windowAcknowledgementSize } from './4-control.js';
import { userControl } from './4-user-control.js';
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
} from './4-user-control-events.js';
import {
  flowSync,
  setKeepalive,
  swfVerificationRequest,
  swfVerificationResponse,
  unknownEvent,
} from './4-user-control-others.js';
import {
  connectObject,
  connectProperties,
  playOptions,
  playTransition,
  publishType,
  statusInformation,
} from './5-command-shapes.js';
import { command } from './5-commands.js';
import { audioCodecs, videoCodecs } from './5-connect-flags.js';
import { connectReply, createStreamReply, getStreamLengthReply } from './5-replies.js';
import { statusCode, statusLevel } from './5-status.js';
import { data, dataStatus, playStatus } from './6-data.js';
import { objectEvent, sharedObject, sharedObjectNumbers, slot } from './6-shared-object.js';
import {
  aggregate,
  audio,
  commandMessage,
  dataMessage,
  sharedObjectMessage,
  unknownMessage,
  video,
} from './7-contents.js';
import { commandExtended, dataExtended, sharedObjectExtended } from './7-extended.js';
import { message } from './7-message.js';
import { messageType } from './7-message-type.js';
import { clientType, softwareVersion, uriScheme } from './8-names.js';
import { numbers } from './8-numbers.js';
import { connectionSession } from './9-session.js';
import { handshakeSession } from './9-session-handshake.js';
import { conducts } from './10-conduct.js';

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
    swfVerificationRequest,
    swfVerificationResponse,
    flowSync,
    setKeepalive,
    unknownEvent,
    userControl,
    statusLevel,
    statusCode,
    publishType,
    playTransition,
    playOptions,
    audioCodecs,
    videoCodecs,
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
    slot,
    objectEvent,
    sharedObject,
    ...sharedObjectNumbers,
    messageType,
    audio,
    video,
    dataMessage,
    dataExtended,
    commandMessage,
    commandExtended,
    sharedObjectMessage,
    sharedObjectExtended,
    aggregate,
    unknownMessage,
    message,
    handshakeSession,
    connectionSession,
    ...conducts,
    ...numbers,
    uriScheme,
    softwareVersion,
    clientType,
  ],
);
