import { format } from '../../src/schema/build/index.js';
import { audioFourCc, fourCc, videoFourCc } from './1-four-cc.js';
import { extension, modExData, timestampOffsetNano, unknownModEx } from './2-mod-ex.js';
import { audioCodedFrames, audioPacket } from './3-audio-packet.js';
import { audioChannel, multichannelConfig } from './3-multichannel.js';
import { otherPacket, sequenceEnd, sequenceStart } from './3-packet.js';
import { colorConfig, colorInfo, hdrCll, hdrMdcv } from './4-color-info.js';
import {
  mpeg2TsSequenceStart,
  videoCodedFrames,
  videoCodedFramesX,
  videoMetadata,
  videoMetadataValues,
  videoPacket,
} from './4-video-packet.js';
import { audioMultitrack, audioTrack } from './5-audio-tracks.js';
import { multitrackStart } from './5-tracks.js';
import { videoMultitrack, videoTrack } from './5-video-tracks.js';
import { exAudio, exAudioStart } from './6-audio.js';
import { exVideo, exVideoStart } from './6-video.js';
import { audioFourCcInfoMap, connectNumbers, fourCcWildcard, videoFourCcInfoMap } from './7-connect.js';
import { audioBody, audioStart, videoBody, videoStart } from './7-media.js';
import { audio, script, scriptExtended, tagBody, unknownBody, video } from './8-tag-body.js';

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
    extension,
    audioChannel,
    multichannelConfig,
    sequenceStart,
    sequenceEnd,
    otherPacket,
    audioCodedFrames,
    audioPacket,
    colorConfig,
    hdrCll,
    hdrMdcv,
    colorInfo,
    videoCodedFrames,
    videoCodedFramesX,
    mpeg2TsSequenceStart,
    videoMetadataValues,
    videoMetadata,
    videoPacket,
    audioTrack,
    audioMultitrack,
    videoTrack,
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
    scriptExtended,
    unknownBody,
    tagBody,
    ...connectNumbers,
    fourCcWildcard,
    audioFourCcInfoMap,
    videoFourCcInfoMap,
  ],
  [audioFourCc, videoFourCc, audioChannel, multitrackStart, audioStart, videoStart, tagBody],
);
