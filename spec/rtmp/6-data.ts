import { deFacto, shape, shapes, type } from '../../src/schema/build/index.js';
import { allTables } from '../amf0/1-tables.js';
import { value } from '../amf0/3-value.js';
import { peers, rtmp } from '../documents.js';
import { cuePoint } from '../flv/4-cue-points.js';
import { metadata, xmpData } from '../flv/4-script.js';
import { captionInfo, frameInfo, imageData, textData } from '../flv/4-timed-data.js';
import { statusCode, statusLevel } from './5-status.js';

const { calls, any, argument, boolean, call, named, number, object, optional, required, restArguments, string, word } =
  shapes;

export const dataStatus = shape('rtmp.dataStatus', {
  doc: 'What happened, told among the data of a stream.',
  from: peers('data-start'),
  shape: object({ code: required(word(statusCode)) }),
});

export const playStatus = shape('rtmp.playStatus', {
  doc: 'How playback ended.',
  from: peers('play-status'),
  shape: object({
    level: optional(word(statusLevel)),
    code: required(word(statusCode)),
    duration: optional(number, 'Seconds that were sent.'),
    bytes: optional(number, 'Bytes that were sent.'),
  }),
});

export const data = type(
  'rtmp.data',
  calls(value, {
    setDataFrame: call(
      '@setDataFrame',
      {
        name: argument(string, 'The handler to call on players.'),
        values: restArguments(any, 'What players, and those who join later, receive with it.'),
      },
      'The publisher sets data that the server keeps for players who join later.',
    ),
    clearDataFrame: call(
      '@clearDataFrame',
      { name: argument(string, 'The handler whose data was set.') },
      'The server forgets data that was set.',
    ),
    onMetaData: call('onMetaData', { properties: argument(named(metadata)) }, 'What the stream contains.'),
    onXmpData: call('onXMPData', { properties: argument(named(xmpData)) }, 'The same in the format of XMP.'),
    onCuePoint: call('onCuePoint', { properties: argument(named(cuePoint)) }, 'A marked point in time.'),
    onTextData: call('onTextData', { properties: argument(named(textData)) }, 'Text to show.'),
    onCaptionInfo: call('onCaptionInfo', { properties: argument(named(captionInfo)) }, 'Closed captions.'),
    onFrameInfo: call('onFI', { properties: argument(named(frameInfo)) }, 'When a frame was made.'),
    onImageData: call('onImageData', { properties: argument(named(imageData)) }, 'A picture.'),
    onLastSecond: call('onLastSecond', { values: restArguments(any) }, 'The last second of the stream begins.'),
    onStatus: call('onStatus', { information: argument(named(dataStatus)) }, 'The data of the stream begins.'),
    onPlayStatus: call('onPlayStatus', { information: argument(named(playStatus)) }, 'Playback ended.'),
    sampleAccess: call(
      '|RtmpSampleAccess',
      { audio: argument(boolean), video: argument(boolean) },
      'Whether a client program may look at decoded samples.',
    ),
  }),
  {
    doc: 'Data of a stream, in time with its media: a row of values that starts with the name of a handler.',
    from: [rtmp('7.1.2'), rtmp('7.3.3')],
    scopeOf: allTables,
    rules: {
      'set-data-frame': deFacto(
        'A server passes what follows the name of the command on to players, without the name of the command',
        peers('set-data-frame'),
      ),
      'sample-access': deFacto('Servers send the sample access before the media of a stream', peers('sample-access')),
    },
    examples: [
      {
        hex: '0200117c52746d7053616d706c65416363657373 0100 0100',
        value: { kind: 'sampleAccess', audio: false, video: false },
        doc: 'as a server sent it to a Flash Player',
      },
      {
        hex: '0200086f6e537461747573 03 0004636f6465 0200144e657453747265616d2e446174612e5374617274 000009',
        value: { kind: 'onStatus', information: { code: 'NetStream.Data.Start' } },
        doc: 'as a server sent it to a Flash Player',
      },
      {
        hex: '02000c6f6e506c61795374617475730300056c6576656c0200067374617475730004636f64650200174e657453747265616d2e506c61792e436f6d706c65746500086475726174696f6e003fb3f7ced916872b000562797465730040ac560000000000000009',
        value: {
          kind: 'onPlayStatus',
          information: { level: 'status', code: 'NetStream.Play.Complete', duration: 0.078, bytes: 3627 },
        },
        doc: 'as a server sent it to a Flash Player',
      },
      {
        hex: '02000d40736574446174614672616d65 02000a6f6e4d65746144617461 08 00000001 00057769647468 004084000000000000 000009',
        value: {
          kind: 'setDataFrame',
          name: 'onMetaData',
          values: [{ $class: 'amf0.ecmaArray', entries: { width: 640 } }],
        },
      },
      {
        hex: '02000f40636c656172446174614672616d65 02000a6f6e4d65746144617461',
        value: { kind: 'clearDataFrame', name: 'onMetaData' },
      },
      {
        hex: '02000a6f6e4d65746144617461 03 00057769647468 004084000000000000 000009',
        value: { kind: 'onMetaData', properties: { width: 640 } },
        doc: 'a plain object, as some servers send it',
      },
      {
        hex: '02000a6f6e437565506f696e74 0300046e616d6502000161000474696d65003ff800000000000000047479706502000a6e617669676174696f6e000a706172616d65746572730300016202000163000009000009',
        value: {
          kind: 'onCuePoint',
          properties: { name: 'a', time: 1.5, type: 'navigation', parameters: { b: 'c' } },
        },
      },
      {
        hex: '0200046f6e4649 030002737402000c31303a31313a31322e303133000009',
        value: { kind: 'onFrameInfo', properties: { st: '10:11:12.013' } },
      },
      {
        hex: '02000a6f6e5465787444617461 03000474657874020002686900086c616e6775616765020002656e000009',
        value: { kind: 'onTextData', properties: { text: 'hi', language: 'en' } },
      },
      {
        hex: '02000a6f6e54657874446174 61 020001 78',
        value: { kind: 'other', values: ['onTextData', 'x'] },
        doc: 'not the object that the handler takes',
      },
    ],
  },
);
