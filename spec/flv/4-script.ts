import { conflict, deFacto, must, shape, shapes, should, type } from '../../src/schema/build/index.js';
import type { Shape } from '../../src/schema/model.js';
import { allTables } from '../amf0/1-tables.js';
import { value } from '../amf0/3-value.js';
import { enhanced, flv, peers } from '../documents.js';
import { cuePoint, keyframes } from './4-cue-points.js';
import { additionalHeader } from './4-encryption-header.js';
import { captionInfo, frameInfo, imageData, textData } from './4-timed-data.js';

const { calls, any, argument, boolean, call, either, list, named, number, object, optional, restArguments, string } =
  shapes;

/** What programs add on their own, so that nobody can rely on its type. */
const usually = (of: Shape, doc: string) => optional(either(of, any), doc);

export const metadata = shape('flv.metadata', {
  doc: 'What a file or a stream contains.',
  from: [flv('E.5'), enhanced('enhancing-onmetadata'), peers('metadata')],
  shape: object({
    duration: optional(number, 'Seconds.'),
    width: optional(number, 'Pixels.'),
    height: optional(number, 'Pixels.'),
    framerate: optional(number, 'Frames a second.'),
    videocodecid: optional(any, 'The codec id of video data, or the number of a FourCC; some encoders write a name.'),
    videodatarate: optional(number, 'Kilobits a second.'),
    audiocodecid: optional(
      any,
      'The sound format of audio data, or the number of a FourCC; some encoders write a name.',
    ),
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
    audioTrackIdInfoMap: optional(any, 'What the further audio tracks are: by id, an object as this one is.'),
    videoTrackIdInfoMap: optional(any, 'What the further video tracks are: by id, an object as this one is.'),
    keyframes: usually(named(keyframes), 'Where the key frames are: lists of times and of file positions.'),
    cuePoints: usually(list(named(cuePoint)), 'All cue points of the file.'),
    videoframerate: usually(number, 'Frames a second.'),
    avcprofile: usually(number, 'The profile of AVC.'),
    avclevel: usually(number, 'The level of AVC.'),
    aacaot: usually(number, 'The audio object type of AAC.'),
    lasttimestamp: usually(number, 'Seconds: the timestamp of the last tag.'),
    lastkeyframetimestamp: usually(number, 'Seconds: the timestamp of the last key frame.'),
    lastkeyframelocation: usually(number, 'Bytes up to the last key frame.'),
    hasVideo: usually(boolean, 'Whether there is video.'),
    hasAudio: usually(boolean, 'Whether there is audio.'),
    hasMetadata: usually(boolean, 'Whether there is metadata.'),
    hasKeyframes: usually(boolean, 'Whether there are key frames.'),
    hasCuePoints: usually(boolean, 'Whether there are cue points.'),
    videosize: usually(number, 'Bytes of all video tags.'),
    audiosize: usually(number, 'Bytes of all audio tags.'),
    datasize: usually(number, 'Bytes of all tags.'),
    metadatacreator: usually(string, 'The program that added the metadata.'),
    metadatadate: usually(any, 'When the metadata was added.'),
  }),
});

export const xmpData = shape('flv.xmpData', {
  doc: 'Metadata in the format of XMP.',
  from: flv('E.6'),
  rules: {
    'xmp-name': must('XMP metadata stands in script data of the name onXMPData', flv('E.6')),
    'xmp-tag-at-zero': must('The tag with XMP metadata has the timestamp 0', flv('E.6')),
  },
  shape: object({
    liveXML: optional(string, 'The document.'),
    data: optional(string, 'The document, as Flash Player names it.'),
  }),
});

export const scriptData = type(
  'flv.scriptData',
  calls(value, {
    onMetaData: call('onMetaData', { properties: argument(named(metadata)) }, 'What the file contains.'),
    onXmpData: call('onXMPData', { properties: argument(named(xmpData)) }, 'The same in the format of XMP.'),
    onCuePoint: call('onCuePoint', { properties: argument(named(cuePoint)) }, 'A marked point in time.'),
    onTextData: call('onTextData', { properties: argument(named(textData)) }, 'Text to show.'),
    onCaptionInfo: call('onCaptionInfo', { properties: argument(named(captionInfo)) }, 'Closed captions.'),
    onFrameInfo: call('onFI', { properties: argument(named(frameInfo)) }, 'When a frame was made.'),
    onImageData: call('onImageData', { properties: argument(named(imageData)) }, 'A picture.'),
    onLastSecond: call('onLastSecond', { values: restArguments(any) }, 'The last second of the file begins.'),
    additionalHeader: call(
      '|AdditionalHeader',
      { properties: argument(named(additionalHeader)) },
      'How the file is encrypted.',
    ),
  }),
  {
    doc: 'The data of a script tag: a row of values that starts with the name of a handler.',
    from: flv('E.4.4.1'),
    scopeOf: allTables,
    rules: {
      'metadata-name': must('Metadata stands in script data of the name onMetaData', flv('E.5')),
      'additional-header': must(
        'An encrypted file has an additional header with the encryption header in it, in script data of that name',
        flv('F.2.1'),
      ),
      'additional-header-early': should(
        'The additional header stands at the beginning, with timestamp 0, right behind the metadata',
        flv('F.2.1'),
      ),
      'metadata-array': conflict(
        'Whether the argument of onMetaData is an ECMA array, as its clause demands, or an object, as the conventions recommend for whatever is written',
        enhanced('enhancing-onmetadata'),
        { reads: 'either, and says which it was', writes: 'the one that the value is; of our own, an ECMA array' },
      ),
      'either-collection': should(
        'Properties are read from an ECMA array and from an object alike',
        enhanced('conventions'),
      ),
      'ecma-array-value': deFacto('The value is an ECMA array or a plain object', peers('script-value')),
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
        rules: ['enhanced/enhancing-onmetadata/metadata-array', 'enhanced/conventions/either-collection'],
      },
      {
        hex: '02000a6f6e437565506f696e74 0300046e616d6502000161000474696d65003ff80000000000000004747970650200056576656e74000009',
        value: { kind: 'onCuePoint', properties: { name: 'a', time: 1.5, type: 'event' } },
      },
      {
        hex: '02000a6f6e5465787444617461 030004746578740200026869000009',
        value: { kind: 'onTextData', properties: { text: 'hi' } },
      },
      {
        hex: '02000d6f6e43617074696f6e496e666f 0300047479706502000337303800046461746102000441413d3d000009',
        value: { kind: 'onCaptionInfo', properties: { type: '708', data: 'AA==' } },
      },
      {
        hex: '0200046f6e4649 030002736402000a30312d30322d323032360002737402000c31303a31313a31322e3031330002746302000b31303a31313a31323a3031000009',
        value: { kind: 'onFrameInfo', properties: { sd: '01-02-2026', st: '10:11:12.013', tc: '10:11:12:01' } },
      },
      {
        hex: '0200096f6e584d5044617461 0300076c697665584d4c0200043c782f3e000009',
        value: { kind: 'onXmpData', properties: { liveXML: '<x/>' } },
        doc: 'in a tag with the timestamp 0',
        rules: ['flv/E.6/xmp-name', 'flv/E.6/xmp-tag-at-zero'],
      },
      {
        hex: '02000a6f6e4d65746144617461 0300096b65796672616d657303000d66696c65706f736974696f6e730a0000000200402a00000000000000407a100000000000000574696d65730a00000002000000000000000000004000000000000000000009000009',
        value: { kind: 'onMetaData', properties: { keyframes: { filepositions: [13, 417], times: [0, 2] } } },
        doc: 'where the key frames are',
        rules: ['flv/E.5/metadata-name'],
      },
      {
        hex: '0200117c4164646974696f6e616c486561646572 03000a456e6372797074696f6e03000756657273696f6e00400000000000000000064d6574686f640200085374616e646172640005466c6167730000000000000000000006506172616d7303000756657273696f6e003ff00000000000000013456e6372797074696f6e416c676f726974686d0200074145532d4342430010456e6372797074696f6e506172616d730300094b65794c656e67746800403000000000000000000900074b6579496e666f0300075375625479706502000d466c61736841636365737376320004446174610300084d6574616461746102000441413d3d000009000009000009000009000009',
        value: {
          kind: 'additionalHeader',
          properties: {
            Encryption: {
              Version: 2,
              Method: 'Standard',
              Flags: 0,
              Params: {
                Version: 1,
                EncryptionAlgorithm: 'AES-CBC',
                EncryptionParams: { KeyLength: 16 },
                KeyInfo: { SubType: 'FlashAccessv2', Data: { Metadata: 'AA==' } },
              },
            },
          },
        },
        rules: [
          'flv/F.2.1/additional-header',
          'flv/F.2.2/encryption-version',
          'flv/F.2.2/encryption-method',
          'flv/F.2.2/encryption-flags',
          'flv/F.2.3/parameters-version',
          'flv/F.2.3/encryption-algorithm',
          'flv/F.2.4/key-length',
          'flv/F.2.5/key-retrieval',
        ],
      },
      {
        hex: '02000c6f6e4c6173745365636f6e64 03000009',
        value: { kind: 'onLastSecond', values: [{}] },
      },
      {
        hex: '02000a6f6e546578744461 7461 020001 78',
        value: { kind: 'other', values: ['onTextData', 'x'] },
        doc: 'not the object that the handler takes',
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
