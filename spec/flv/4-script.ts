import { must, shape, shapes, should, type } from '../../src/schema/build/index.js';
import { objects, value } from '../amf0/1-value.js';
import { flv, peers } from '../documents.js';

const { calls, any, argument, boolean, call, named, number, object, optional, string } = shapes;

export const metadata = shape('flv.metadata', {
  doc: 'What a file or a stream contains.',
  from: [flv('E.5'), peers('metadata')],
  shape: object({
    duration: optional(number, 'Seconds.'),
    width: optional(number, 'Pixels.'),
    height: optional(number, 'Pixels.'),
    framerate: optional(number, 'Frames a second.'),
    videocodecid: optional(any, 'The codec id of video data; some encoders write a name.'),
    videodatarate: optional(number, 'Kilobits a second.'),
    audiocodecid: optional(any, 'The sound format of audio data; some encoders write a name.'),
    audiodatarate: optional(number, 'Kilobits a second.'),
    audiosamplerate: optional(number, 'Hertz.'),
    audiosamplesize: optional(number, 'Bits.'),
    audiodelay: optional(number, 'Seconds by which the codec delays audio.'),
    audiochannels: optional(number, 'Number of channels.'),
    stereo: optional(boolean, 'Whether there are two channels.'),
    filesize: optional(number, 'Bytes.'),
    canSeekToEnd: optional(boolean, 'Whether the last video frame is a key frame.'),
    creationdate: optional(string, 'When it was made.'),
    encoder: optional(string, 'The program that wrote it.'),
    keyframes: optional(any, 'Where the key frames are: lists of times and of file positions.'),
  }),
});

export const xmpData = shape('flv.xmpData', {
  doc: 'Metadata in the format of XMP.',
  from: flv('E.6'),
  shape: object({ liveXML: optional(string, 'The document.') }),
});

export const scriptData = type(
  'flv.scriptData',
  calls(value, {
    onMetaData: call('onMetaData', { properties: argument(named(metadata)) }, 'What the file contains.'),
    onXmpData: call('onXMPData', { properties: argument(named(xmpData)) }, 'The same in the format of XMP.'),
    onCuePoint: call('onCuePoint', { properties: argument(any) }, 'A marked point in time.'),
  }),
  {
    doc: 'The data of a script tag: a row of values that starts with the name of a handler.',
    from: flv('E.4.4.1'),
    scopeOf: [objects.name],
    rules: {
      'name-first': must('The first value is a string, the name of a handler', flv('E.4.4.1')),
      'xmp-at-zero': should('XMP metadata stands behind all other metadata of time 0, before any media', flv('E.6')),
    },
    examples: [
      {
        hex: '02000a6f6e4d65746144617461 08 00000001 00086475726174696f6e 003fb3f7ced916872b 000009',
        value: {
          kind: 'onMetaData',
          properties: { $class: 'amf0.ecmaArray', entries: { duration: 0.078 } },
        },
      },
      {
        hex: '02000a6f6e4d65746144617461 03 00086475726174696f6e 003fb3f7ced916872b 000009',
        value: { kind: 'onMetaData', properties: { duration: 0.078 } },
        doc: 'a plain object in place of the ECMA array',
      },
      {
        hex: '02000a6f6e546578744461 7461 020001 78',
        value: { kind: 'other', values: ['onTextData', 'x'] },
        doc: 'another handler',
      },
      {
        hex: '05',
        value: { kind: 'other', values: [null] },
        doc: 'no name, kept all the same',
        rules: ['flv/E.4.4.1/name-first'],
      },
    ],
  },
);
