import {
  alignment,
  and,
  bits,
  bitstream,
  bytes,
  computed,
  eq,
  field,
  flag,
  ifElse,
  ifMore,
  listOf,
  may,
  must,
  not,
  openEnum,
  present,
  remainingBits,
  spellings,
  struct,
  type,
  u8,
  when,
} from '../../src/schema/build/index.js';
import type { Enumeration } from '../../src/schema/model.js';
import { aac } from '../documents.js';
import { isOneOf, lookUp } from './expressions.js';

/** In five bits, or behind 31 in six more. */
const objectType = spellings(bits(5), { 31: { tail: bits(6), plus: 32 } });
const explicitFrequency = 15;
const frequencies = {
  0: 96000,
  1: 88200,
  2: 64000,
  3: 48000,
  4: 44100,
  5: 32000,
  6: 24000,
  7: 22050,
  8: 16000,
  9: 12000,
  10: 11025,
  11: 8000,
  12: 7350,
} as const;
const samplingFrequencyIndex = (doc: string): Enumeration =>
  openEnum(
    bits(4),
    {
      ...Object.fromEntries(
        Object.entries(frequencies).map(([index, hertz]) => [`hz${hertz}`, [Number(index), `${hertz} Hz.`] as const]),
      ),
      explicit: [explicitFrequency, 'The frequency follows in 24 bits.'],
    },
    { doc },
  );

const hasExtensionInFront = isOneOf('objectType', 5, 29);
const isGeneralAudio = isOneOf('coreObjectType', 1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23);
const isErrorResilient = isOneOf('coreObjectType', 17, 19, 20, 21, 22, 23);
const extensionType = 0x2b7;
const parametricStereoType = 0x548;
const isExtension = eq(field('type'), extensionType);
const isParametricStereo = eq(field('type'), parametricStereoType);

const element = struct({ isPair: { ...flag(), doc: 'A channel pair element.' }, tag: bits(4) });

/** Which speakers there are, where no number says it. */
const programConfig = struct({
  elementInstanceTag: bits(4),
  objectType: bits(2),
  samplingFrequencyIndex: bits(4),
  frontCount: bits(4),
  sideCount: bits(4),
  backCount: bits(4),
  lowFrequencyCount: bits(2),
  associatedDataCount: bits(3),
  couplingCount: bits(4),
  hasMonoMixdown: flag(),
  monoMixdownElement: when(field('hasMonoMixdown'), bits(4)),
  hasStereoMixdown: flag(),
  stereoMixdownElement: when(field('hasStereoMixdown'), bits(4)),
  hasMatrixMixdown: flag(),
  matrixMixdownIndex: when(field('hasMatrixMixdown'), bits(2)),
  pseudoSurround: when(field('hasMatrixMixdown'), flag()),
  front: listOf(field('frontCount'), element),
  side: listOf(field('sideCount'), element),
  back: listOf(field('backCount'), element),
  lowFrequency: listOf(field('lowFrequencyCount'), bits(4)),
  associatedData: listOf(field('associatedDataCount'), bits(4)),
  coupling: listOf(field('couplingCount'), element),
  alignment: alignment(),
  commentSize: u8,
  comment: bytes(field('commentSize')),
});

const generalAudio = struct({
  shortFrames: { ...flag(), doc: 'Frames of 960 samples in place of 1024, or of 480 in place of 512.' },
  dependsOnCoreCoder: flag(),
  coreCoderDelay: when(field('dependsOnCoreCoder'), bits(14)),
  hasExtension: flag(),
  program: when(eq(field('channelConfiguration'), 0), programConfig, {
    doc: 'The channels, where the configuration does not name them.',
    rule: 'program-without-configuration',
  }),
  layerNumber: when(isOneOf('coreObjectType', 6, 20), bits(3)),
  subFrames: when(and(field('hasExtension'), eq(field('coreObjectType'), 22)), bits(5)),
  layerLength: when(and(field('hasExtension'), eq(field('coreObjectType'), 22)), bits(11)),
  sectionDataResilience: when(and(field('hasExtension'), isOneOf('coreObjectType', 17, 19, 20, 23)), flag()),
  scalefactorDataResilience: when(and(field('hasExtension'), isOneOf('coreObjectType', 17, 19, 20, 23)), flag()),
  spectralDataResilience: when(and(field('hasExtension'), isOneOf('coreObjectType', 17, 19, 20, 23)), flag()),
  hasSecondExtension: when(field('hasExtension'), flag()),
});

/** Spectral band replication and parametric stereo, told in a place where older decoders do not look. */
const syncExtension = struct({
  type: openEnum(
    bits(11, { min: 1 }),
    { objectType: [extensionType, 'Another object type, and band replication.'] },
    { doc: 'What follows.' },
  ),
  objectType: when(isExtension, objectType),
  hasBandReplication: when(and(isExtension, isOneOf('objectType', 5, 22)), flag()),
  samplingFrequencyIndex: when(and(isExtension, field('hasBandReplication')), bits(4)),
  samplingFrequency: when(and(isExtension, eq(field('samplingFrequencyIndex'), explicitFrequency)), bits(24)),
  channelConfiguration: when(and(isExtension, eq(field('objectType'), 22)), bits(4)),
  second: when(
    and(isExtension, eq(field('objectType'), 5), field('hasBandReplication')),
    struct({
      extension: ifMore(
        struct({
          type: openEnum(
            bits(11, { min: 1 }),
            { parametricStereo: [parametricStereoType, 'Parametric stereo.'] },
            { doc: 'What follows.' },
          ),
          hasParametricStereo: when(isParametricStereo, flag()),
          unknown: when(not(isParametricStereo), remainingBits()),
        }),
      ),
    }),
  ),
  unknown: when(not(isExtension), remainingBits()),
});

export const audioSpecificConfig = type(
  'codecs.audioSpecificConfig',
  bitstream({
    objectType: { ...objectType, doc: 'The audio object type: 2 is AAC LC, 5 SBR, 29 PS, 42 USAC.', rule: 'escape' },
    samplingFrequencyIndex: samplingFrequencyIndex('The sampling frequency of the core.'),
    samplingFrequency: when(eq(field('samplingFrequencyIndex'), explicitFrequency), bits(24), {
      doc: 'In hertz, where the index has no number for it.',
    }),
    channelConfiguration: openEnum(
      bits(4),
      {
        program: [0, 'As the program configuration says.'],
        mono: [1, 'Centre.'],
        stereo: [2, 'Left and right.'],
        three: [3, 'Centre, left and right.'],
        four: [4, 'Centre, left, right and rear.'],
        five: [5, 'Centre, left, right and two surround.'],
        fivePointOne: [6, 'The same with low frequency effects.'],
        sevenPointOneWide: [7, 'Two more in front, with low frequency effects.'],
        sixPointOne: [11, 'One more behind, with low frequency effects.'],
        sevenPointOne: [12, 'Two more behind, with low frequency effects.'],
        twentyTwoPointTwo: [13, '24 channels.'],
        sevenPointOneTop: [14, 'Two more on top, with low frequency effects.'],
      },
      { doc: 'The speakers.' },
    ),
    extensionSamplingFrequencyIndex: when(hasExtensionInFront, bits(4), {
      doc: 'The sampling frequency behind spectral band replication.',
    }),
    extensionSamplingFrequency: when(
      and(hasExtensionInFront, eq(field('extensionSamplingFrequencyIndex'), explicitFrequency)),
      bits(24),
    ),
    extendedObjectType: when(hasExtensionInFront, objectType, { doc: 'The object type of the core.' }),
    extensionChannelConfiguration: when(and(hasExtensionInFront, eq(field('extendedObjectType'), 22)), bits(4)),
    coreObjectType: computed(
      bits(7),
      ifElse(present(field('extendedObjectType')), field('extendedObjectType'), field('objectType')),
      { doc: 'The object type that says what follows.' },
    ),
    isGeneral: computed(flag(), isGeneralAudio, {
      doc: 'Whether it is a kind of AAC, whose configuration is taken apart.',
    }),
    hasErrorProtection: computed(flag(), isErrorResilient),
    general: when(field('isGeneral'), generalAudio),
    errorProtection: when(field('hasErrorProtection'), bits(2)),
    backwardCompatible: when(
      and(field('isGeneral'), not(field('hasErrorProtection')), not(hasExtensionInFront)),
      struct({ extension: ifMore(syncExtension) }),
      { doc: 'What was added behind the end that older decoders see.', rule: 'sync-extension' },
    ),
    specific: when(not(field('isGeneral')), remainingBits(), { doc: 'What another object type says of itself.' }),
    frequency: computed(
      bits(24),
      ifElse(
        present(field('samplingFrequency')),
        field('samplingFrequency'),
        lookUp('samplingFrequencyIndex', frequencies),
      ),
      { doc: 'The sampling frequency of the core in hertz; 0 where it is reserved.' },
    ),
    channels: computed(
      bits(5),
      lookUp('channelConfiguration', { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 8, 11: 7, 12: 8, 13: 24, 14: 8 }),
      { doc: 'Channels of the configuration; 0 where it does not name them.' },
    ),
  }),
  {
    doc: 'AudioSpecificConfig: what a decoder of AAC and its relatives has to know.',
    from: aac('1.6.2.1'),
    rules: {
      escape: must('Object types from 32 on are written as 31 and six bits more', aac('1.6.2.1')),
      'program-without-configuration': must(
        'A program configuration element follows where the channel configuration is 0',
        aac('4.4.1'),
      ),
      'sync-extension': may('Spectral band replication is told behind the configuration of the core', aac('1.6.5.2')),
    },
    examples: [
      {
        hex: '1210',
        doc: 'AAC LC, 44,100 Hz, stereo',
        value: {
          objectType: 2,
          samplingFrequencyIndex: 4,
          channelConfiguration: 2,
          coreObjectType: 2,
          isGeneral: true,
          hasErrorProtection: false,
          general: { shortFrames: false, dependsOnCoreCoder: false, hasExtension: false },
          backwardCompatible: {},
          frequency: 44100,
          channels: 2,
        },
      },
      {
        hex: '119056e500',
        doc: 'the same at 48,000 Hz, and no spectral band replication',
        value: {
          objectType: 2,
          samplingFrequencyIndex: 3,
          channelConfiguration: 2,
          coreObjectType: 2,
          isGeneral: true,
          hasErrorProtection: false,
          general: { shortFrames: false, dependsOnCoreCoder: false, hasExtension: false },
          backwardCompatible: { extension: { type: 0x2b7, objectType: 5, hasBandReplication: false } },
          frequency: 48000,
          channels: 2,
        },
      },
      {
        hex: 'f88640',
        doc: 'ALS, 48,000 Hz, stereo',
        rules: ['aac/1.6.2.1/escape'],
        value: {
          objectType: 36,
          samplingFrequencyIndex: 3,
          channelConfiguration: 2,
          coreObjectType: 36,
          isGeneral: false,
          hasErrorProtection: false,
          specific: { length: 0, bytes: { $bytes: '' } },
          frequency: 48000,
          channels: 2,
        },
      },
      {
        hex: '1200050400002000',
        doc: 'one channel pair, which a program configuration says',
        rules: ['aac/4.4.1/program-without-configuration'],
        value: {
          objectType: 2,
          samplingFrequencyIndex: 4,
          channelConfiguration: 0,
          coreObjectType: 2,
          isGeneral: true,
          hasErrorProtection: false,
          general: {
            shortFrames: false,
            dependsOnCoreCoder: false,
            hasExtension: false,
            program: {
              elementInstanceTag: 0,
              objectType: 1,
              samplingFrequencyIndex: 4,
              frontCount: 1,
              sideCount: 0,
              backCount: 0,
              lowFrequencyCount: 0,
              associatedDataCount: 0,
              couplingCount: 0,
              hasMonoMixdown: false,
              hasStereoMixdown: false,
              hasMatrixMixdown: false,
              front: [{ isPair: true, tag: 0 }],
              side: [],
              back: [],
              lowFrequency: [],
              associatedData: [],
              coupling: [],
              commentSize: 0,
              comment: { $bytes: '' },
            },
          },
          backwardCompatible: {},
          frequency: 44100,
          channels: 0,
        },
      },
    ],
  },
);
