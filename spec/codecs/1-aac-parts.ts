import {
  alignment,
  and,
  bits,
  bytes,
  eq,
  field,
  flag,
  ifMore,
  listOf,
  not,
  openEnum,
  remainingBits,
  struct,
  u8,
  when,
} from '../../src/schema/build/index.js';
import { explicitFrequency, objectType } from './1-aac-numbers.js';
import { isOneOf } from './expressions.js';

export const hasExtensionInFront = isOneOf('objectType', 5, 29);
export const isGeneralAudio = isOneOf('coreObjectType', 1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23);
export const isErrorResilient = isOneOf('coreObjectType', 17, 19, 20, 21, 22, 23);
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

export const generalAudio = struct({
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
export const syncExtension = struct({
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
