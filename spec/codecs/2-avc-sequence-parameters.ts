import {
  and,
  bits,
  computed,
  constant,
  eq,
  field,
  flag,
  ifElse,
  listOf,
  lt,
  minus,
  must,
  not,
  plus,
  present,
  rbsp,
  reserved,
  se,
  times,
  type,
  u8,
  ue,
  when,
} from '../../src/schema/build/index.js';
import { avc } from '../documents.js';
import { profile } from './2-avc-profile.js';
import { avcSequenceParameterExamples } from './2-avc-sequence-parameter-examples.js';
import { scalingList, usabilityInformation } from './2-avc-usability.js';
import { isOneOf } from './expressions.js';

const hasChromaFormat = isOneOf('profile', 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
const hasScaling = and(hasChromaFormat, field('hasScalingLists'));
const isCropped = field('isCropped');
const cropX = times(ifElse(isOneOf('chromaArrayType', 1, 2), 2, 1), plus(field('cropLeft'), field('cropRight')));
const mapUnits = ifElse(field('framesOnly'), 1, 2);
const cropY = times(
  times(ifElse(eq(field('chromaArrayType'), 1), 2, 1), mapUnits),
  plus(field('cropTop'), field('cropBottom')),
);

/** What is left of a side; nothing where more is cut off than there is. */
const cropped = (side: string, crop: ReturnType<typeof times>) =>
  ifElse(isCropped, ifElse(lt(field(side), crop), 0, minus(field(side), crop)), field(side));

export const avcSequenceParameterSet = type(
  'codecs.avcSequenceParameterSet',
  rbsp({
    forbidden: constant(bits(1), 0),
    reference: { ...bits(2), doc: 'Whether others refer to the NAL unit.' },
    unitType: constant(bits(5), 7, { rule: 'unit-type' }),
    profile,
    constraint0: flag(),
    constraint1: flag(),
    constraint2: flag(),
    constraint3: flag(),
    constraint4: flag(),
    constraint5: flag(),
    reserved: reserved(2),
    level: { ...u8, doc: 'Ten times the level.' },
    id: ue({ max: 31, rule: 'ranges' }),
    chromaFormat: when(hasChromaFormat, ue({ max: 3 }), {
      doc: '0 for monochrome, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4.',
    }),
    hasSeparatePlanes: when(and(hasChromaFormat, eq(field('chromaFormat'), 3)), flag()),
    bitDepthLumaMinus8: when(hasChromaFormat, ue({ max: 6 })),
    bitDepthChromaMinus8: when(hasChromaFormat, ue({ max: 6 })),
    bypassesTransform: when(hasChromaFormat, flag()),
    hasScalingLists: when(hasChromaFormat, flag()),
    scalingLists4x4: when(hasScaling, listOf(6, scalingList(16)), { rule: 'scaling-list' }),
    scalingLists8x8: when(hasScaling, listOf(ifElse(eq(field('chromaFormat'), 3), 6, 2), scalingList(64))),
    log2MaxFrameNumberMinus4: ue({ max: 12 }),
    pictureOrderCountType: ue({ max: 2 }),
    log2MaxPictureOrderCountMinus4: when(eq(field('pictureOrderCountType'), 0), ue({ max: 12 })),
    deltaAlwaysZero: when(eq(field('pictureOrderCountType'), 1), flag()),
    offsetForNonReference: when(eq(field('pictureOrderCountType'), 1), se()),
    offsetForTopToBottom: when(eq(field('pictureOrderCountType'), 1), se()),
    cycleLength: when(eq(field('pictureOrderCountType'), 1), ue({ max: 255 })),
    cycleOffsets: when(eq(field('pictureOrderCountType'), 1), listOf(field('cycleLength'), se())),
    maxReferenceFrames: ue({ max: 16 }),
    gapsAllowed: flag(),
    widthInMacroblocksMinus1: ue(),
    heightInMapUnitsMinus1: ue(),
    framesOnly: { ...flag(), doc: 'No fields: a map unit is a macroblock, else it is two.' },
    adaptsToFields: when(not(field('framesOnly')), flag()),
    infersDirect8x8: flag(),
    isCropped: flag(),
    cropLeft: when(isCropped, ue()),
    cropRight: when(isCropped, ue()),
    cropTop: when(isCropped, ue()),
    cropBottom: when(isCropped, ue()),
    hasUsability: flag(),
    usability: when(field('hasUsability'), usabilityInformation),
    chromaArrayType: computed(
      bits(2),
      ifElse(field('hasSeparatePlanes'), 0, ifElse(present(field('chromaFormat')), field('chromaFormat'), 1)),
      { doc: 'The chroma format where colours are coded together.' },
    ),
    codedWidth: computed(bits(53), times(16, plus(field('widthInMacroblocksMinus1'), 1)), { doc: 'In samples.' }),
    codedHeight: computed(bits(53), times(times(16, mapUnits), plus(field('heightInMapUnitsMinus1'), 1)), {
      doc: 'In samples.',
    }),
    width: computed(bits(53), cropped('codedWidth', cropX), { doc: 'In samples, as shown.', rule: 'cropping' }),
    height: computed(bits(53), cropped('codedHeight', cropY), { doc: 'In samples, as shown.', rule: 'cropping' }),
  }),
  {
    doc: 'A sequence parameter set of AVC: the NAL unit.',
    from: avc('7.3.2.1.1'),
    rules: {
      'unit-type': must('A sequence parameter set is a NAL unit of type 7', avc('7.4.1')),
      ranges: must('The id of a sequence parameter set is 31 at most', avc('7.4.2.1.1')),
      'scaling-list': must(
        'Differences go on up to the size of the list, or to the one that makes the next factor 0',
        avc('7.3.2.1.1.1'),
      ),
      cropping: must('What is cut off is counted in units of the chroma format', avc('7.4.2.1.1')),
    },
    examples: avcSequenceParameterExamples,
  },
);
