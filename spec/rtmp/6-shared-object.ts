import {
  bytes,
  deFacto,
  eq,
  field,
  listToEnd,
  not,
  number,
  openEnum,
  or,
  prefixed,
  struct,
  type,
  u8,
  u16,
  u32,
  utf8,
  when,
} from '../../src/schema/build/index.js';
import { allTables } from '../amf0/1-tables.js';
import { value, values } from '../amf0/3-value.js';
import { peers, rtmp } from '../documents.js';

const from = [rtmp('7.1.3'), peers('shared-object')];

const text = prefixed(u16, utf8());

export const slot = type('rtmp.slot', struct({ name: { ...text, doc: 'Its name.' }, value }), {
  doc: 'A slot of a shared object with its value.',
  from,
  scopeOf: allTables,
  examples: [{ hex: '0003 666f6f 02 0003 626172', value: { name: 'foo', value: 'bar' } }],
});

const events = {
  use: [1, 'A client begins to use the object.'],
  release: [2, 'A client no longer uses it.'],
  requestChange: [3, 'A client wants to give slots other values.'],
  change: [4, 'Slots have other values: for all clients but the one that asked for it.'],
  success: [5, 'The change that the client asked for is made.'],
  sendMessage: [6, 'Calls a handler at all clients, the sender among them.'],
  status: [7, 'Something went wrong.'],
  clear: [8, 'All slots are gone; also the first answer to the use of an object.'],
  remove: [9, 'A slot is gone.'],
  requestRemove: [10, 'A client wants to remove a slot.'],
  useSuccess: [11, 'The client uses the object from now on.'],
} as const;

const oneOf = (...names: (keyof typeof events)[]) => or(...names.map((name) => eq(field('type'), events[name][0])));
const typed = oneOf('requestChange', 'change', 'success', 'remove', 'requestRemove', 'sendMessage', 'status');
const change = oneOf('requestChange', 'change');
const ofSlot = oneOf('success', 'remove', 'requestRemove');
const message = oneOf('sendMessage');
const status = oneOf('status');

export const objectEvent = type(
  'rtmp.objectEvent',
  struct({
    type: openEnum(u8, events, { doc: 'What happens.', rule: 'unknown-object-event' }),
    slots: when(change, prefixed(u32, listToEnd(slot)), { doc: 'The slots with their new values.' }),
    name: when(ofSlot, prefixed(u32, text), { doc: 'The name of the slot.' }),
    message: when(message, prefixed(u32, values), { doc: 'The name of the handler, then its arguments.' }),
    status: when(status, prefixed(u32, struct({ code: text, level: text })), { doc: 'What went wrong.' }),
    data: when(not(typed), prefixed(u32, bytes()), {
      doc: 'Empty, or what an event of an unknown type says.',
    }),
  }),
  {
    doc: 'One event of a shared object.',
    from,
    rules: { 'unknown-object-event': deFacto('Events of an unknown type are skipped', peers('shared-object')) },
    examples: [
      { hex: '01 00000000', value: { type: 1, data: { $bytes: '' } } },
      {
        hex: '04 0000000f 0003 666f6f 02 0003 626172 0001 61 05',
        value: {
          type: 4,
          slots: [
            { name: 'foo', value: 'bar' },
            { name: 'a', value: null },
          ],
        },
      },
      { hex: '09 00000005 0003 666f6f', value: { type: 9, name: 'foo' } },
      { hex: '06 00000006 02 0002 6869 05', value: { type: 6, message: ['hi', null] } },
      {
        hex: '07 00000022 0019 5368617265644f626a6563742e4e6f52656164416363657373 0005 6572726f72',
        value: { type: 7, status: { code: 'SharedObject.NoReadAccess', level: 'error' } },
      },
      {
        hex: '0c 00000009 0003 666f6f 00000001',
        value: { type: 12, data: { $bytes: '0003666f6f00000001' } },
        doc: 'seen beside changes; its meaning is not known',
        rules: ['peers/shared-object/unknown-object-event'],
      },
      { hex: '09 00000003 0003 66', error: 'truncated' },
      { hex: '09 00000006 0003 666f6f 00', error: 'trailing-bytes' },
    ],
  },
);

export const sharedObject = type(
  'rtmp.sharedObject',
  struct({
    name: { ...text, doc: 'The name of the shared object.' },
    version: { ...u32, doc: 'The version of its contents that the sender knows.' },
    flags: {
      ...u32,
      doc: 'One bit for persistence; servers set others, whose meaning is not known.',
      rule: 'persistence',
    },
    moreFlags: { ...u32, doc: '0 wherever it was seen.' },
    events: listToEnd(objectEvent),
  }),
  {
    doc: 'Events of a shared object, which clients and server keep alike.',
    from,
    rules: {
      persistence: deFacto('Bit 1 of the flags: the shared object outlives its last client', peers('shared-object')),
    },
    examples: [
      {
        hex: '0001 73 00000000 00000002 00000000 01 00000000',
        value: {
          name: 's',
          version: 0,
          flags: 2,
          moreFlags: 0,
          events: [{ type: 1, data: { $bytes: '' } }],
        },
        rules: ['peers/shared-object/persistence'],
      },
      {
        hex: '0001 73 00000003 00000000 00000000 0b 00000000 08 00000000',
        value: {
          name: 's',
          version: 3,
          flags: 0,
          moreFlags: 0,
          events: [
            { type: 11, data: { $bytes: '' } },
            { type: 8, data: { $bytes: '' } },
          ],
        },
        doc: 'several events',
      },
    ],
  },
);

export const sharedObjectNumbers = [
  number('rtmp.sharedObjectPersistent', 2, {
    doc: 'In the flags of a shared object: it outlives its last client.',
    from: peers('shared-object'),
  }),
];
