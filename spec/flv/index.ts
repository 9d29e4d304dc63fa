import { format } from '../../src/schema/build/index.js';
import { header, headerNumbers } from './1-header.js';
import { entry, file, tag, tagHeader, tagNumbers } from './2-tag.js';
import { audioBody, audioData, audioStart, videoBody, videoData, videoStart } from './3-media.js';
import { metadata, scriptData, xmpData } from './4-script.js';
import { audio, script, tagBody, unknownBody, video } from './5-tag-body.js';

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
    audioBody,
    videoBody,
    audioStart,
    videoStart,
    metadata,
    xmpData,
    scriptData,
    audio,
    video,
    script,
    unknownBody,
    tagBody,
  ],
  [header, tagHeader, tag, entry, file, tagBody, audioStart, videoStart],
);
