import { shape, shapes, vocabulary } from '../../src/schema/build/index.js';
import { peers } from '../documents.js';

const { any, list, number, object, optional, required, string, word } = shapes;

export const cuePointType = vocabulary(
  'flv.cuePointType',
  {
    event: ['event', 'Something happens when playback comes there.'],
    navigation: ['navigation', 'A place to seek to; there is a key frame.'],
    actionScript: ['actionscript', 'Made while playing, and not in the file.'],
  },
  { doc: 'What a cue point is for.', from: peers('cue-points') },
);

export const cuePoint = shape('flv.cuePoint', {
  doc: 'A marked point in time.',
  from: peers('cue-points'),
  shape: object({
    name: required(string, 'How it is called.'),
    time: required(number, 'Seconds.'),
    type: required(word(cuePointType), 'What it is for.'),
    parameters: optional(any, 'Names and values that the author gave it.'),
  }),
});

export const keyframes = shape('flv.keyframes', {
  doc: 'Where the key frames are: as many times as positions.',
  from: peers('keyframes'),
  shape: object({
    filepositions: required(list(number), 'Bytes from the beginning of the file to the tag of each key frame.'),
    times: required(list(number), 'Seconds.'),
  }),
});
