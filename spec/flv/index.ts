import { format } from '../../src/schema/build/index.js';
import { header, headerNumbers } from './1-header.js';
import { entry, file, tag, tagHeader, tagNumbers } from './2-tag.js';
import { audioData } from './3-audio.js';
import { videoData } from './3-video.js';
import { cuePoint, cuePointType, keyframes } from './4-cue-points.js';
import {
  additionalHeader,
  encryptionAlgorithm,
  encryptionHeader,
  encryptionMethod,
  encryptionParameters,
  keyInformation,
  keyRetrieval,
} from './4-encryption-header.js';
import { metadata, scriptData, xmpData } from './4-script.js';
import { captionInfo, frameInfo, imageData, textData } from './4-timed-data.js';

export const flvFormat = format(
  'flv',
  'Flash Video files: tags of audio, video and script data.',
  [
    ...headerNumbers,
    header,
    ...tagNumbers,
    tagHeader,
    tag,
    entry,
    file,
    audioData,
    videoData,
    cuePointType,
    cuePoint,
    keyframes,
    textData,
    captionInfo,
    frameInfo,
    imageData,
    encryptionMethod,
    encryptionAlgorithm,
    keyRetrieval,
    keyInformation,
    encryptionParameters,
    encryptionHeader,
    additionalHeader,
    metadata,
    xmpData,
    scriptData,
  ],
  [header, tagHeader, tag, entry, file, audioData, videoData, scriptData],
  file,
);
