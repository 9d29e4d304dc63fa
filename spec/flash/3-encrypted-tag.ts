import {
  bits,
  bytes,
  constant,
  eq,
  field,
  flag,
  given,
  i24,
  must,
  prefixed,
  reserved,
  should,
  struct,
  terminated,
  type,
  u8,
  u24,
  when,
} from '../../src/schema/build/index.js';
import { flv } from '../documents.js';
import { aac } from '../flv/3-audio.js';
import { avc } from '../flv/3-video.js';
import { tagTypes } from '../flv/tag-types.js';

const audioHeader = struct({
  soundFormat: bits(4, { doc: 'As in audio data.' }),
  soundRate: bits(2),
  soundSize: bits(1),
  soundType: bits(1),
  aacPacketType: when(eq(field('soundFormat'), aac), u8),
});

const videoHeader = struct({
  frameType: bits(4, { doc: 'As in video data.' }),
  codecId: bits(4),
  avc: when(eq(field('codecId'), avc), struct({ packetType: u8, compositionTime: i24 })),
});

const ivSize = 16;
const iv = '000102030405060708090a0b0c0d0e0f';
const selective = '5345 00';
const whole = '456e6372797074696f6e 00';

export const selectiveParameters = type(
  'flash.selectiveParameters',
  struct({
    encrypted: flag(1, { doc: 'Whether the body is encrypted.' }),
    unused: reserved(7, { rule: 'selective-reserved' }),
    iv: when(field('encrypted'), bytes(ivSize), { doc: 'The initialization vector of AES-CBC.' }),
  }),
  {
    doc: 'Parameters of the filter SE, which may leave a tag in clear.',
    from: flv('F.3.2'),
    rules: { 'selective-reserved': must('The seven bits behind the indicator are 0', flv('F.3.2')) },
    examples: [
      { hex: `80 ${iv}`, value: { encrypted: true, iv: { $bytes: iv } }, rules: ['flv/F.3.2/selective-reserved'] },
      { hex: '00', value: { encrypted: false } },
      { hex: '01', value: { encrypted: false }, canonical: false, rules: ['flv/F.3.2/selective-reserved'] },
    ],
  },
);

export const filteredBody = type(
  'flash.filteredBody',
  struct({
    audio: when(eq(given('tagType'), tagTypes.audio), audioHeader, { doc: 'The header of audio data, in clear.' }),
    video: when(eq(given('tagType'), tagTypes.video), videoHeader, { doc: 'The header of video data, in clear.' }),
    filters: constant(u8, 1, { rule: 'one-filter', doc: 'How many filters there are.' }),
    filter: terminated(0, { rule: 'filter-name', doc: 'Encryption in version 1, SE in version 2.' }),
    parameters: prefixed(u24, bytes('rest', { rule: 'filter-parameters' }), {
      doc: 'In version 1 the 16 bytes of an initialization vector, in version 2 selective parameters.',
    }),
    data: bytes('rest', {
      rule: 'padding',
      doc: 'The rest of the body: in cipher, or in clear if the filter says so.',
    }),
  }),
  {
    doc: 'The body of a tag whose filter bit is set.',
    from: [flv('F.3'), flv('F.3.1'), flv('F.3.2'), flv('F.3.3'), flv('F.3.3.1'), flv('F.4')],
    given: { tagType: bits(5, { doc: 'From the header of the tag.' }) },
    rules: {
      'one-filter': must('There is one filter', flv('F.3.1')),
      'filter-name': must('The filter is Encryption in version 1 and SE in version 2', flv('F.3.1')),
      'before-rendering': must('A filtered tag is decrypted before it is rendered', flv('F.3.1')),
      'always-encrypted': must('Every tag with the filter Encryption is encrypted', flv('F.3.2')),
      'filter-parameters': must('The parameters are those of the filter', flv('F.3.2')),
      'cipher-body': must('The body is in cipher if the filter says that it is encrypted, else in clear', flv('F.3.3')),
      padding: must('What is encrypted is padded to a multiple of 16 bytes, by 1 to 16 bytes', flv('F.3.3.1')),
      'clear-script-data': must('Script data that is not encrypted has no filter bit', flv('F.3')),
      'clear-metadata': must('onMetaData stays in clear', flv('F.4')),
      'all-filtered': should('In version 2 every audio and video tag has the filter bit', flv('F.3')),
    },
    examples: [
      {
        hex: `af 01 01 ${selective} 000011 80 ${iv} ${iv}`,
        given: { tagType: 8 },
        value: {
          audio: { soundFormat: 10, soundRate: 3, soundSize: 1, soundType: 1, aacPacketType: 1 },
          filter: 'SE',
          parameters: { $bytes: `80${iv}` },
          data: { $bytes: iv },
        },
        rules: ['flv/F.3.1/before-rendering', 'flv/F.3.3/cipher-body', 'flv/F.3.3.1/padding'],
      },
      {
        hex: `17 01 000028 01 ${selective} 000001 00 aabb`,
        given: { tagType: 9 },
        value: {
          video: { frameType: 1, codecId: 7, avc: { packetType: 1, compositionTime: 40 } },
          filter: 'SE',
          parameters: { $bytes: '00' },
          data: { $bytes: 'aabb' },
        },
        doc: 'not encrypted',
        rules: ['flv/F.3.3/cipher-body'],
      },
      {
        hex: `27 01 ffffd8 01 ${selective} 000001 00 aabb`,
        given: { tagType: 9 },
        value: {
          video: { frameType: 2, codecId: 7, avc: { packetType: 1, compositionTime: -40 } },
          filter: 'SE',
          parameters: { $bytes: '00' },
          data: { $bytes: 'aabb' },
        },
        doc: 'a composition time below zero',
      },
      {
        hex: `22 01 ${whole} 000010 ${iv} ${iv}`,
        given: { tagType: 9 },
        value: {
          video: { frameType: 2, codecId: 2 },
          filter: 'Encryption',
          parameters: { $bytes: iv },
          data: { $bytes: iv },
        },
        doc: 'version 1',
        rules: ['flv/F.3.1/filter-name', 'flv/F.3.2/filter-parameters', 'flv/F.3.2/always-encrypted'],
      },
      {
        hex: `01 ${selective} 000011 80 ${iv} ${iv}`,
        given: { tagType: 18 },
        value: { filter: 'SE', parameters: { $bytes: `80${iv}` }, data: { $bytes: iv } },
        doc: 'encrypted script data',
        rules: ['flv/F.3/clear-script-data'],
      },
      {
        hex: `01 ${selective} 000001 00`,
        given: { tagType: 18 },
        value: { filter: 'SE', parameters: { $bytes: '00' }, data: { $bytes: '' } },
        doc: 'script data in clear, which should have no filter, read all the same',
        rules: ['flv/F.3/clear-script-data', 'flv/F.4/clear-metadata', 'flv/F.3/all-filtered'],
      },
      { hex: '22 02', given: { tagType: 9 }, error: 'constant-mismatch', rules: ['flv/F.3.1/one-filter'] },
    ],
  },
);
