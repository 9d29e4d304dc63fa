import { shape, shapes } from '../../src/schema/build/index.js';
import { peers } from '../documents.js';

const { any, number, object, optional, required, string } = shapes;

export const textData = shape('flv.textData', {
  doc: 'Text to show at this time.',
  from: peers('text-data'),
  shape: object({
    text: required(string, 'The text.'),
    language: optional(string, 'Its language.'),
    trackid: optional(number, 'The track that it is from.'),
  }),
});

export const captionInfo = shape('flv.captionInfo', {
  doc: 'Closed captions, as broadcast.',
  from: peers('caption-info'),
  shape: object({
    type: required(string, 'The standard that they are coded with: 708.'),
    data: required(any, 'The captions, in Base 64 or as bytes.'),
  }),
});

export const frameInfo = shape('flv.frameInfo', {
  doc: 'When this frame was made, by the clock and by the time code of the source.',
  from: peers('frame-info'),
  shape: object({
    sd: optional(string, 'The date of the system: DD-MM-YYYY.'),
    st: optional(string, 'The time of the system: HH:MM:SS.mmm.'),
    tc: optional(string, 'The time code: HH:MM:SS:FF.'),
  }),
});

export const imageData = shape('flv.imageData', {
  doc: 'A picture among the data of a stream.',
  from: peers('image-data'),
  shape: object({
    data: required(any, 'The bytes of a JPEG, PNG or GIF file.'),
    trackid: optional(number, 'The track that it is from.'),
  }),
});
