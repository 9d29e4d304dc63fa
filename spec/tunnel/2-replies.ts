import { bytes, deFacto, openEnum, struct, terminated, type, u8 } from '../../src/schema/build/index.js';
import { rtmpt } from '../documents.js';
import { hexOf } from '../text.js';

const newline = 0x0a;
export const openReply = type(
  'tunnel.openReply',
  struct({
    session: terminated(newline, { rule: 'name', doc: 'Names the session in the paths of all further requests.' }),
  }),
  {
    doc: 'The body of the reply to open; it has no polling interval.',
    from: rtmpt('open'),
    rules: {
      name: deFacto(
        'The name is text that may stand in a path, mostly decimal digits; what comes last is a newline',
        rtmpt('open'),
      ),
    },
    examples: [{ hex: hexOf('1728724019\n'), value: { session: '1728724019' }, rules: ['rtmpt/open/name'] }],
  },
);

const pollingInterval = openEnum(
  u8,
  {
    none: [0x00, 'In the reply to close: nothing more is to be asked.'],
    shortest: [0x01, 'There were data: more may come at once.'],
    short: [0x03, 'After ten replies without data.'],
    medium: [0x05, 'After ten more.'],
    long: [0x09, 'After ten more.'],
    longer: [0x11, 'After ten more.'],
    longest: [0x21, 'After ten more, and from then on: about half a second.'],
  },
  {
    rule: 'starts-over',
    doc: 'How long a client waits before it asks again: the larger, the longer, about 1/64 of a second for each.',
  },
);

export const reply = type(
  'tunnel.reply',
  struct({
    pollingInterval,
    data: bytes('rest', { doc: 'Bytes of the RTMP connection; none where there is nothing to send.' }),
  }),
  {
    doc: 'The body of the reply to send, idle and close.',
    from: [rtmpt('send'), rtmpt('idle'), rtmpt('close')],
    rules: {
      'starts-over': deFacto('The interval is the shortest again as soon as there are data', rtmpt('polling-interval')),
      client: deFacto('Many clients ignore it and ask at a pace of their own', rtmpt('polling-interval')),
    },
    examples: [
      {
        hex: '01 03',
        value: { pollingInterval: 1, data: { $bytes: '03' } },
        rules: ['rtmpt/polling-interval/starts-over'],
        doc: 'the beginning of a handshake',
      },
      { hex: '09', value: { pollingInterval: 9, data: { $bytes: '' } }, doc: 'nothing to send' },
      {
        hex: '02',
        value: { pollingInterval: 2, data: { $bytes: '' } },
        rules: ['rtmpt/polling-interval/client'],
        doc: 'an interval of another kind',
      },
      { hex: '00', value: { pollingInterval: 0, data: { $bytes: '' } }, doc: 'the session is closed' },
    ],
  },
);
