import { format } from '../../src/schema/build/index.js';
import { audioSpecificConfig } from './1-aac.js';
import { avcDecoderConfigurationRecord } from './2-avc-record.js';
import { avcSequenceParameterSet } from './2-avc-sequence-parameters.js';
import { hevcDecoderConfigurationRecord, hevcSequenceParameterSet } from './3-hevc.js';
import { vvcDecoderConfigurationRecord, vvcProfileTierLevel } from './4-vvc.js';
import { vpCodecConfigurationBox, vpCodecConfigurationRecord } from './5-vpx.js';
import { av1CodecConfigurationRecord, av1Numbers } from './6-av1-record.js';
import { av1SequenceHeader } from './6-av1-sequence-header.js';
import { opusHead, opusNumbers } from './7-opus.js';
import { flacHeader, flacStreamInfo } from './8-flac.js';
import { ac3SpecificBox, eac3SpecificBox } from './9-ac3-boxes.js';
import { ac3Frame, eac3Frame } from './9-ac3-frames.js';
import { mp3Frame } from './10-mp3.js';

export const codecsFormat = format(
  'codecs',
  'Configuration records of codecs: what a decoder has to know before the first frame.',
  [
    audioSpecificConfig,
    avcDecoderConfigurationRecord,
    avcSequenceParameterSet,
    hevcDecoderConfigurationRecord,
    hevcSequenceParameterSet,
    vvcProfileTierLevel,
    vvcDecoderConfigurationRecord,
    vpCodecConfigurationRecord,
    vpCodecConfigurationBox,
    ...av1Numbers,
    av1CodecConfigurationRecord,
    av1SequenceHeader,
    ...opusNumbers,
    opusHead,
    flacStreamInfo,
    flacHeader,
    ac3SpecificBox,
    eac3SpecificBox,
    ac3Frame,
    eac3Frame,
    mp3Frame,
  ],
  [
    audioSpecificConfig,
    avcDecoderConfigurationRecord,
    avcSequenceParameterSet,
    hevcDecoderConfigurationRecord,
    hevcSequenceParameterSet,
    vvcDecoderConfigurationRecord,
    vpCodecConfigurationRecord,
    vpCodecConfigurationBox,
    av1CodecConfigurationRecord,
    av1SequenceHeader,
    opusHead,
    flacStreamInfo,
    flacHeader,
    ac3SpecificBox,
    eac3SpecificBox,
    ac3Frame,
    eac3Frame,
    mp3Frame,
  ],
);
