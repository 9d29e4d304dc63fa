import {
  and,
  bits,
  bitstream,
  computed,
  eq,
  field,
  flag,
  ifElse,
  ifMore,
  may,
  must,
  not,
  openEnum,
  present,
  remainingBits,
  struct,
  type,
  when,
} from '../../src/schema/build/index.js';
import { aac } from '../documents.js';
import { audioSpecificConfigExamples } from './1-aac-examples.js';
import { explicitFrequency, frequencies, objectType, samplingFrequencyIndex } from './1-aac-numbers.js';
import { generalAudio, hasExtensionInFront, isErrorResilient, isGeneralAudio, syncExtension } from './1-aac-parts.js';
import { lookUp } from './expressions.js';

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
    examples: audioSpecificConfigExamples,
  },
);
