import { format } from '../../src/schema/build/index.js';
import { audioFourCc, fourCc, videoFourCc } from './1-four-cc.js';
import { modExData, timestampOffsetNano, unknownModEx } from './2-mod-ex.js';
import {
  audioCodedFrames,
  audioPacket,
  audioSequenceEnd,
  audioSequenceStart,
  otherAudioPacket,
} from './3-audio-packet.js';
import { audioChannel, channelFlags, multichannelConfig } from './3-multichannel.js';
import { colorConfig, colorInfo, hdrCll, hdrMdcv } from './4-color-info.js';
import {
  mpeg2TsSequenceStart,
  otherVideoPacket,
  videoCodedFrames,
  videoCodedFramesX,
  videoMetadata,
  videoMetadataValues,
  videoPacket,
  videoSequenceEnd,
  videoSequenceStart,
} from './4-video-packet.js';
import {
  audioCodecTrack,
  audioManyTracks,
  audioManyTracksManyCodecs,
  audioMultitrack,
  audioOneTrack,
  audioTrack,
  audioTracks,
  otherAudioTracks,
} from './5-audio-tracks.js';
import { multitrackStart } from './5-tracks.js';
import {
  otherVideoTracks,
  videoCodecTrack,
  videoManyTracks,
  videoManyTracksManyCodecs,
  videoMultitrack,
  videoOneTrack,
  videoTrack,
  videoTracks,
} from './5-video-tracks.js';
import { exAudio, exAudioStart } from './6-audio.js';
import { exVideo, exVideoStart } from './6-video.js';
import { audioBody, audioStart, videoBody, videoStart } from './7-media.js';
import { audio, script, tagBody, unknownBody, video } from './8-tag-body.js';

export const enhancedFormat = format(
  'enhanced',
  'Enhanced RTMP: headers of audio and video that name newer codecs, carry several tracks, and can be extended.',
  [
    audioFourCc,
    videoFourCc,
    fourCc,
    timestampOffsetNano,
    unknownModEx,
    modExData,
    audioChannel,
    channelFlags,
    multichannelConfig,
    audioSequenceStart,
    audioCodedFrames,
    audioSequenceEnd,
    otherAudioPacket,
    audioPacket,
    colorConfig,
    hdrCll,
    hdrMdcv,
    colorInfo,
    videoSequenceStart,
    videoCodedFrames,
    videoCodedFramesX,
    videoSequenceEnd,
    mpeg2TsSequenceStart,
    videoMetadataValues,
    videoMetadata,
    otherVideoPacket,
    videoPacket,
    audioTrack,
    audioCodecTrack,
    audioOneTrack,
    audioManyTracks,
    audioManyTracksManyCodecs,
    otherAudioTracks,
    audioTracks,
    audioMultitrack,
    videoTrack,
    videoCodecTrack,
    videoOneTrack,
    videoManyTracks,
    videoManyTracksManyCodecs,
    otherVideoTracks,
    videoTracks,
    videoMultitrack,
    exAudio,
    exVideo,
    exAudioStart,
    exVideoStart,
    multitrackStart,
    audioBody,
    videoBody,
    audioStart,
    videoStart,
    audio,
    video,
    script,
    unknownBody,
    tagBody,
  ],
  [audioFourCc, videoFourCc, audioChannel, multitrackStart, audioStart, videoStart, tagBody],
);
