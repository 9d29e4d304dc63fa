import {
  bits,
  bytes,
  computed,
  constant,
  given,
  ifMore,
  kinds,
  must,
  on,
  ref,
  struct,
  type,
  u8,
} from '../../src/schema/build/index.js';
import { enhanced, flv, peers } from '../documents.js';
import { scriptData } from '../flv/4-script.js';
import { tagTypes } from '../flv/tag-types.js';
import { audioBody, videoBody } from './7-media.js';

const tagType = bits(5, { doc: 'From the header of the tag.' });

export const audio = type('enhanced.audio', struct({ body: ifMore(audioBody) }), {
  doc: 'What an audio tag contains, if anything.',
  from: [flv('E.4.2'), peers('empty-media')],
  label: 'kind',
  examples: [
    { hex: '', value: { kind: 'audio' }, doc: 'empty' },
    {
      hex: '2f fffb',
      value: {
        kind: 'audio',
        body: { kind: 'audioData', soundFormat: 2, soundRate: 3, soundSize: 1, soundType: 1, data: { $bytes: 'fffb' } },
      },
    },
  ],
});

export const video = type('enhanced.video', struct({ body: ifMore(videoBody) }), {
  doc: 'What a video tag contains, if anything.',
  from: [flv('E.4.3'), peers('empty-media')],
  label: 'kind',
  examples: [
    { hex: '', value: { kind: 'video' }, doc: 'empty' },
    {
      hex: '12 0000 84',
      value: { kind: 'video', body: { kind: 'videoData', frameType: 1, codecId: 2, data: { $bytes: '000084' } } },
    },
  ],
});

export const script = type('enhanced.script', struct({ body: scriptData }), {
  doc: 'What a script tag contains.',
  from: flv('E.4.4'),
  label: 'kind',
  examples: [
    {
      hex: '02000a6f6e4d65746144617461 03 000009',
      value: { kind: 'script', body: { kind: 'onMetaData', properties: {} } },
    },
    { hex: '', value: { kind: 'script', body: { kind: 'other', values: [] } }, doc: 'empty' },
  ],
});

export const scriptExtended = type(
  'enhanced.scriptExtended',
  struct({ format: constant(u8, 0, { rule: 'script-format' }), body: scriptData }),
  {
    doc: 'What a script tag contains whose values may be of AMF 3: the same as a data message of that kind.',
    from: enhanced('enabling-amf3-in-flv'),
    label: 'kind',
    rules: {
      'script-format': must(
        'Script data that may hold values of AMF 3 has the tag type 15, and begins with the format 0',
        enhanced('enabling-amf3-in-flv'),
      ),
    },
    examples: [
      {
        hex: '00 02000a6f6e4d65746144617461 11 0a0b0103610402 01',
        value: {
          kind: 'scriptExtended',
          body: { kind: 'other', values: ['onMetaData', { $class: 'amf0.avmPlus', value: { a: 2 } }] },
        },
        doc: 'an object of AMF 3',
        rules: ['enhanced/enabling-amf3-in-flv/script-format'],
      },
      {
        hex: '01 02000161',
        error: 'constant-mismatch',
        rules: ['enhanced/enabling-amf3-in-flv/script-format'],
      },
    ],
  },
);

export const unknownBody = type(
  'enhanced.unknownBody',
  struct({ tagType: computed(tagType, given('tagType')), data: bytes() }),
  {
    doc: 'What a tag of a type that is not listed here contains, kept as it came.',
    from: flv('E.4.1'),
    label: 'kind',
    given: { tagType },
    examples: [
      { hex: 'ff', given: { tagType: 31 }, value: { kind: 'unknownBody', tagType: 31, data: { $bytes: 'ff' } } },
    ],
  },
);

export const tagBody = type(
  'enhanced.tagBody',
  kinds({
    tag: { on: given('tagType') },
    cases: {
      audio: on(tagTypes.audio, audio),
      video: on(tagTypes.video, video),
      scriptExtended: on(tagTypes.scriptExtended, scriptExtended),
      script: on(tagTypes.script, script),
    },
    else: { name: 'unknownBody', type: ref(unknownBody, { tagType: given('tagType') }), tagField: 'tagType' },
  }),
  {
    doc: 'The data of a tag without filter, by the type of the tag.',
    from: flv('E.4.1'),
    given: { tagType },
    examples: [
      { hex: '', given: { tagType: 8 }, value: { kind: 'audio' } },
      {
        hex: '52 01',
        given: { tagType: 9 },
        value: {
          kind: 'video',
          body: { kind: 'videoData', frameType: 5, codecId: 2, command: 1, data: { $bytes: '' } },
        },
      },
      { hex: '00', given: { tagType: 0 }, value: { kind: 'unknownBody', tagType: 0, data: { $bytes: '00' } } },
    ],
  },
);
