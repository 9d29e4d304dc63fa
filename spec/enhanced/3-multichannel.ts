import { eq, field, listOf, openEnum, struct, type, u8, u32, when } from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';

const orders = { unspecified: 0, native: 1, custom: 2 } as const;

const speakers = {
  frontLeft: [0, 'Front left.'],
  frontRight: [1, 'Front right.'],
  frontCenter: [2, 'Front centre.'],
  lowFrequency1: [3, 'Low frequency.'],
  backLeft: [4, 'Back left.'],
  backRight: [5, 'Back right.'],
  frontLeftCenter: [6, 'Front, left of centre.'],
  frontRightCenter: [7, 'Front, right of centre.'],
  backCenter: [8, 'Back centre.'],
  sideLeft: [9, 'Side left.'],
  sideRight: [10, 'Side right.'],
  topCenter: [11, 'Top centre.'],
  topFrontLeft: [12, 'Top front left.'],
  topFrontCenter: [13, 'Top front centre.'],
  topFrontRight: [14, 'Top front right.'],
  topBackLeft: [15, 'Top back left.'],
  topBackCenter: [16, 'Top back centre.'],
  topBackRight: [17, 'Top back right.'],
  lowFrequency2: [18, 'The second low frequency of 22.2.'],
  topSideLeft: [19, 'Top side left.'],
  topSideRight: [20, 'Top side right.'],
  bottomFrontCenter: [21, 'Bottom front centre.'],
  bottomFrontLeft: [22, 'Bottom front left.'],
  bottomFrontRight: [23, 'Bottom front right.'],
  unused: [254, 'The channel is empty and can be left out.'],
  unknown: [255, 'The channel has sound for no known speaker.'],
} as const;

const speaker = openEnum(u8, speakers);

export const audioChannel = type('enhanced.audioChannel', speaker, {
  doc: 'The speaker that a channel is for.',
  from: enhanced('enhanced-audio'),
  examples: [
    { hex: '02', value: 2 },
    { hex: '18', value: 24, doc: 'a reserved number' },
  ],
});

export const multichannelConfig = type(
  'enhanced.multichannelConfig',
  struct({
    channelOrder: openEnum(
      u8,
      {
        unspecified: [orders.unspecified, 'Only their number is known.'],
        native: [orders.native, 'In the order of the speakers; flags say which there are.'],
        custom: [orders.custom, 'In an order of their own, which is listed.'],
      },
      { doc: 'In which order the channels are.' },
    ),
    channelCount: { ...u8, doc: 'How many channels there are.' },
    channelMapping: when(eq(field('channelOrder'), orders.custom), listOf(field('channelCount'), speaker), {
      doc: 'The speaker of each channel.',
    }),
    channelFlags: when(eq(field('channelOrder'), orders.native), u32, {
      doc: 'Which speakers there are: bit n, counted from the least, is that of the speaker with the number n.',
    }),
  }),
  {
    doc: 'Which speakers the channels of a sequence are for, where the codec does not say it itself.',
    from: enhanced('enhanced-audio'),
    label: 'kind',
    examples: [
      { hex: '00 02', value: { kind: 'multichannelConfig', channelOrder: 0, channelCount: 2 } },
      {
        hex: '02 03 01 fe 00',
        value: { kind: 'multichannelConfig', channelOrder: 2, channelCount: 3, channelMapping: [1, 254, 0] },
      },
      {
        hex: '03 02',
        value: { kind: 'multichannelConfig', channelOrder: 3, channelCount: 2 },
        doc: 'a reserved order',
      },
    ],
  },
);
