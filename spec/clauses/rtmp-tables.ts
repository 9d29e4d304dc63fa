import { leftOut } from '../../src/schema/build/index.js';

const unused = leftOut('The document says that it is not used.');
const obsolete = leftOut('The document says that it is obsolete.');

/** The tables of connect: its properties and their flags, and the reply. */
export const connectRows = {
  'Transaction ID': 'rtmp.command.connect.transactionId',
  'Command Object': 'rtmp.command.connect.commandObject',
  'Optional User Arguments': 'rtmp.command.connect.userArguments',
  app: 'rtmp.connectObject.app',
  flashver: 'rtmp.connectObject.flashVer',
  swfUrl: 'rtmp.connectObject.swfUrl',
  tcUrl: 'rtmp.connectObject.tcUrl',
  fpad: 'rtmp.connectObject.fpad',
  audioCodecs: 'rtmp.connectObject.audioCodecs',
  videoCodecs: 'rtmp.connectObject.videoCodecs',
  videoFunction: 'rtmp.connectObject.videoFunction',
  pageUrl: 'rtmp.connectObject.pageUrl',
  objectEncoding: 'rtmp.connectObject.objectEncoding',
  'SUPPORT_SND_NONE, 0x0001': 'rtmp.audioCodecNone',
  'SUPPORT_SND_ADPCM, 0x0002': 'rtmp.audioCodecAdpcm',
  'SUPPORT_SND_MP3, 0x0004': 'rtmp.audioCodecMp3',
  'SUPPORT_SND_INTEL, 0x0008': unused,
  'SUPPORT_SND_UNUSED, 0x0010': unused,
  'SUPPORT_SND_NELLY8, 0x0020': 'rtmp.audioCodecNellymoser8k',
  'SUPPORT_SND_NELLY, 0x0040': 'rtmp.audioCodecNellymoser',
  'SUPPORT_SND_G711A, 0x0080': 'rtmp.audioCodecG711ALaw',
  'SUPPORT_SND_G711U, 0x0100': 'rtmp.audioCodecG711MuLaw',
  'SUPPORT_SND_NELLY16, 0x0200': 'rtmp.audioCodecNellymoser16k',
  'SUPPORT_SND_AAC, 0x0400': 'rtmp.audioCodecAac',
  'SUPPORT_SND_SPEEX, 0x0800': 'rtmp.audioCodecSpeex',
  'SUPPORT_SND_ALL, 0x0FFF': 'rtmp.audioCodecsAll',
  'SUPPORT_VID_UNUSED, 0x0001': obsolete,
  'SUPPORT_VID_JPEG, 0x0002': obsolete,
  'SUPPORT_VID_SORENSON, 0x0004': 'rtmp.videoCodecSorenson',
  'SUPPORT_VID_HOMEBREW, 0x0008': 'rtmp.videoCodecScreen',
  'SUPPORT_VID_VP6, 0x0010': 'rtmp.videoCodecVp6',
  'SUPPORT_VID_VP6ALPHA, 0x0020': 'rtmp.videoCodecVp6Alpha',
  'SUPPORT_VID_HOMEBREWV, 0x0040': 'rtmp.videoCodecScreen2',
  'SUPPORT_VID_H264, 0x0080': 'rtmp.videoCodecAvc',
  'SUPPORT_VID_ALL, 0x00FF': 'rtmp.videoCodecsAll',
  'SUPPORT_VID_CLIENT_SEEK, 1': 'rtmp.videoFunctionClientSeek',
  'object encoding AMF0, 0': 'rtmp.objectEncodingAmf0',
  'object encoding AMF3, 3': 'rtmp.objectEncodingAmf3',
  Properties: 'rtmp.connectReply.result.properties',
  Information: 'rtmp.connectReply.result.information',
};

export const playRows = {
  'Stream Name': 'rtmp.command.play.name',
  Start: 'rtmp.command.play.start',
  'Start: -2': 'rtmp.playLiveOrRecorded',
  'Start: -1': 'rtmp.playLive',
  Duration: 'rtmp.command.play.duration',
  'Duration: -1': 'rtmp.playToEnd',
  Reset: 'rtmp.command.play.reset',
};

export const statusRows = {
  'NetStream.Play.Start': 'rtmp.statusCode.playStart',
  'NetStream.Play.Reset': 'rtmp.statusCode.playReset',
  'NetStream.Play.StreamNotFound': 'rtmp.statusCode.playStreamNotFound',
};
