import {
  bits,
  deFacto,
  field,
  ge,
  ifElse,
  present,
  ref,
  struct,
  type,
  when,
  wrap,
} from '../../src/schema/build/index.js';
import { peers } from '../documents.js';

/*
 * The message classes of Flex lay themselves out. Each class of the hierarchy writes a byte of flags, then a value for
 * each flag that is set, the lowest bit first.
 */
const from = peers('flex-messages');
const rules = {
  'flag-bytes': deFacto('A class writes no more bytes of flags than it has names for', from),
  'unnamed-flags': deFacto(
    'A flag without a name announces a value all the same, which is kept; the two highest of a byte announce none',
    from,
  ),
} as const;

const u8 = bits(8);
const lastFlags = bits(8, { max: 0x7f, doc: 'One bit for each value, the lowest first.', rule: 'flag-bytes' });
const value = (flags: string, bit: number, doc: string) => {
  const all = flags === 'moreFlags' ? ifElse(present(field(flags)), field(flags), 0) : field(flags);
  return when(ge(wrap(bit + 1, all), 2 ** bit), ref('amf3.value'), { doc });
};
/** The values of flags without a name. */
const unnamed = (flags: string, first: number) =>
  Object.fromEntries(
    Array.from({ length: 6 - first }, (_, index) => [
      `unnamed${first + index}`,
      { ...value(flags, first + index, 'A value that no class is known to write.'), rule: 'unnamed-flags' },
    ]),
  );

export const messagePart = type(
  'amf3.messagePart',
  struct({
    flags: { ...u8, doc: 'One bit for each of the first seven values, the lowest first; the highest for more flags.' },
    moreFlags: when(ge(field('flags'), 0x80), lastFlags, { doc: 'The flags of the values behind those.' }),
    body: value('flags', 0, 'What the message is about.'),
    clientId: value('flags', 1, 'Who sent it.'),
    destination: value('flags', 2, 'The name of the service.'),
    headers: value('flags', 3, 'Names and values for the way.'),
    messageId: value('flags', 4, 'Tells messages apart.'),
    timestamp: value('flags', 5, 'When it was sent, in milliseconds since 1970.'),
    timeToLive: value('flags', 6, 'How long it is good for, in milliseconds.'),
    clientIdBytes: value('moreFlags', 0, 'The client id as 16 bytes.'),
    messageIdBytes: value('moreFlags', 1, 'The message id as 16 bytes.'),
    ...unnamed('moreFlags', 2),
  }),
  {
    doc: 'What all messages of Flex have.',
    from,
    rules,
    examples: [
      { hex: '00', value: { flags: 0 } },
      { hex: '11 01 06 03 61', value: { flags: 0x11, body: null, messageId: 'a' } },
      { hex: '80 01 0c 03 ff', value: { flags: 0x80, moreFlags: 1, clientIdBytes: { $bytes: 'ff' } } },
      { hex: '80 04 04 05', value: { flags: 0x80, moreFlags: 4, unnamed2: 5 }, doc: 'a flag without a name' },
      { hex: '80 80', error: 'out-of-range', rules: ['peers/flex-messages/flag-bytes'] },
    ],
  },
);

export const asyncPart = type(
  'amf3.asyncPart',
  struct({
    flags: lastFlags,
    correlationId: value('flags', 0, 'The id of the message that this one answers.'),
    correlationIdBytes: value('flags', 1, 'The same as 16 bytes.'),
    ...unnamed('flags', 2),
  }),
  {
    doc: 'What asynchronous messages add.',
    from,
    rules,
    examples: [
      { hex: '00', value: { flags: 0 } },
      { hex: '01 06 03 61', value: { flags: 1, correlationId: 'a' } },
    ],
  },
);

const message = { kind: 'ref', type: messagePart.name, doc: 'What all messages have.' } as const;
const asynchronous = { kind: 'ref', type: asyncPart.name, doc: 'What asynchronous messages add.' } as const;

export const asyncMessageExt = type('amf3.asyncMessageExt', struct({ message, asynchronous }), {
  doc: 'A message in the short form, DSA.',
  from,
  label: 'kind',
  examples: [
    {
      hex: '01 01 00',
      value: { kind: 'asyncMessageExt', message: { flags: 1, body: null }, asynchronous: { flags: 0 } },
    },
  ],
});

export const acknowledgeMessageExt = type(
  'amf3.acknowledgeMessageExt',
  struct({ message, asynchronous, acknowledge: struct({ flags: lastFlags, ...unnamed('flags', 0) }) }),
  {
    doc: 'An acknowledgement in the short form, DSK.',
    from,
    label: 'kind',
    rules,
    examples: [
      {
        hex: '00 01 06 03 61 00',
        value: {
          kind: 'acknowledgeMessageExt',
          message: { flags: 0 },
          asynchronous: { flags: 1, correlationId: 'a' },
          acknowledge: { flags: 0 },
        },
      },
    ],
  },
);

export const commandMessageExt = type(
  'amf3.commandMessageExt',
  struct({
    message,
    asynchronous,
    command: struct({
      flags: lastFlags,
      operation: value('flags', 0, 'What to do: 5 is a ping, 8 a login.'),
      ...unnamed('flags', 1),
    }),
  }),
  {
    doc: 'A command in the short form, DSC.',
    from,
    label: 'kind',
    rules,
    examples: [
      {
        hex: '00 00 01 04 05',
        value: {
          kind: 'commandMessageExt',
          message: { flags: 0 },
          asynchronous: { flags: 0 },
          command: { flags: 1, operation: 5 },
        },
      },
    ],
  },
);
