import {
  and,
  bits,
  bytes,
  countedList,
  countOf,
  derived,
  eq,
  field,
  flag,
  given,
  gt,
  listOf,
  minus,
  must,
  not,
  openEnum,
  or,
  plus,
  prefixed,
  ref,
  reserved,
  should,
  sizeOf,
  struct,
  type,
  u8,
  u16,
  u32,
  when,
} from '../../src/schema/build/index.js';
import { nal } from '../documents.js';

/** Reserved bits of a record, which are ones. */
const ones = (width: number) => derived(bits(width), 2 ** width - 1, { mismatch: 'noted', rule: 'reserved-ones' });

/** Whether a sub-layer has a level of its own: the nth below the highest. */
const ownLevel = (n: number) => and(field(`hasLevel${n}`), gt(given('subLayers'), n));

/**
 * The sub-layers below the highest, from the highest down; each may have a level of its own. Flags of sub-layers that the
 * stream does not have are reserved: no level follows them.
 */
const subLayers = struct({
  hasLevel1: flag(),
  hasLevel2: flag(),
  hasLevel3: flag(),
  hasLevel4: flag(),
  hasLevel5: flag(),
  hasLevel6: flag(),
  reserved: reserved(2),
  level1: when(ownLevel(1), u8),
  level2: when(ownLevel(2), u8),
  level3: when(ownLevel(3), u8),
  level4: when(ownLevel(4), u8),
  level5: when(ownLevel(5), u8),
  level6: when(ownLevel(6), u8),
});

/** A still picture adds 64 to the number of its profile, pictures that are all intra add 8. */
const profiles = {
  main10: [1, 'Main 10.'],
  main12: [2, 'Main 12.'],
  main12Intra: [10, 'Main 12 Intra.'],
  multilayerMain10: [17, 'Multilayer Main 10.'],
  main10Format444: [33, 'Main 10 4:4:4.'],
  main12Format444: [34, 'Main 12 4:4:4.'],
  main16Format444: [35, 'Main 16 4:4:4.'],
  main12Format444Intra: [42, 'Main 12 4:4:4 Intra.'],
  main16Format444Intra: [43, 'Main 16 4:4:4 Intra.'],
  multilayerMain10Format444: [49, 'Multilayer Main 10 4:4:4.'],
  main10StillPicture: [65, 'Main 10 Still Picture.'],
  main12StillPicture: [66, 'Main 12 Still Picture.'],
  multilayerMain10StillPicture: [81, 'Multilayer Main 10 Still Picture.'],
  main10Format444StillPicture: [97, 'Main 10 4:4:4 Still Picture.'],
  main12Format444StillPicture: [98, 'Main 12 4:4:4 Still Picture.'],
  main16Format444StillPicture: [99, 'Main 16 4:4:4 Still Picture.'],
  multilayerMain10Format444StillPicture: [113, 'Multilayer Main 10 4:4:4 Still Picture.'],
} as const;

export const vvcProfileTierLevel = type(
  'codecs.vvcProfileTierLevel',
  struct({
    reserved: reserved(2),
    constraintSize: derived(bits(6, { min: 1 }), plus(sizeOf('constraintsRest'), 1), { mismatch: 'used' }),
    profile: openEnum(bits(7), profiles, { doc: 'The profile.' }),
    isHighTier: flag(),
    level: { ...u8, doc: '16 times the level, and three for each part behind the point.' },
    framesOnly: flag(),
    isMultilayer: flag(),
    constraints: bits(6, { doc: 'The first of the general constraints.' }),
    constraintsRest: bytes(minus(field('constraintSize'), 1)),
    subLayerLevels: when(gt(given('subLayers'), 1), subLayers),
    subProfileCount: derived(u8, countOf('subProfiles'), { mismatch: 'used' }),
    subProfiles: listOf(field('subProfileCount'), u32),
  }),
  {
    doc: 'VvcPTLRecord: profile, tier and level.',
    from: nal('11.2.4.2.2'),
    given: { subLayers: bits(3, { doc: 'Sub-layers of the stream.' }) },
    examples: [
      {
        hex: '01 02 33 80 00',
        given: { subLayers: 1 },
        doc: 'Main 10, level 3.1',
        value: {
          profile: 1,
          isHighTier: false,
          level: 51,
          framesOnly: true,
          isMultilayer: false,
          constraints: 0,
          constraintsRest: { $bytes: '' },
          subProfiles: [],
        },
      },
      {
        hex: '01 02 33 80 80 20 00',
        given: { subLayers: 2 },
        value: {
          profile: 1,
          isHighTier: false,
          level: 51,
          framesOnly: true,
          isMultilayer: false,
          constraints: 0,
          constraintsRest: { $bytes: '' },
          subLayerLevels: {
            hasLevel1: true,
            hasLevel2: false,
            hasLevel3: false,
            hasLevel4: false,
            hasLevel5: false,
            hasLevel6: false,
            level1: 32,
          },
          subProfiles: [],
        },
      },
      {
        hex: '01 02 33 80 c0 20 00',
        given: { subLayers: 2 },
        doc: 'the flag of a sub-layer that is not there, which no level follows',
        value: {
          profile: 1,
          isHighTier: false,
          level: 51,
          framesOnly: true,
          isMultilayer: false,
          constraints: 0,
          constraintsRest: { $bytes: '' },
          subLayerLevels: {
            hasLevel1: true,
            hasLevel2: true,
            hasLevel3: false,
            hasLevel4: false,
            hasLevel5: false,
            hasLevel6: false,
            level1: 32,
          },
          subProfiles: [],
        },
      },
    ],
  },
);

const isSingle = or(eq(field('unitType'), 12), eq(field('unitType'), 13));

export const vvcDecoderConfigurationRecord = type(
  'codecs.vvcDecoderConfigurationRecord',
  struct({
    reserved: ones(5),
    lengthSizeMinusOne: { ...bits(2), doc: 'Bytes in the length in front of each NAL unit, less one.' },
    hasProfile: flag(),
    native: when(
      field('hasProfile'),
      struct({
        outputLayerSet: bits(9),
        subLayers: bits(3, { min: 1, rule: 'sub-layers' }),
        constantFrameRate: bits(2),
        chromaFormat: { ...bits(2), doc: '0 for monochrome, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4.' },
        bitDepthMinus8: bits(3),
        reserved: ones(5),
        profileTierLevel: ref(vvcProfileTierLevel, { subLayers: field('subLayers') }),
        width: { ...u16, doc: 'Of the largest picture, in samples.' },
        height: { ...u16, doc: 'Of the largest picture, in samples.' },
        averageFrameRate: { ...u16, doc: 'In frames a 256 seconds; 0 where it is not known.' },
      }),
    ),
    arrays: countedList(
      u8,
      struct({
        isComplete: { ...flag(), doc: 'All NAL units of the type are here, none in the stream.' },
        reserved: reserved(2),
        unitType: bits(5),
        units: when(not(isSingle), countedList(u16, prefixed(u16, bytes())), { doc: 'Whole NAL units.' }),
        unit: when(isSingle, prefixed(u16, bytes()), {
          doc: 'Of operating point and decoding capability information there is one.',
        }),
      }),
    ),
  }),
  {
    doc: 'VvcDecoderConfigurationRecord: profile, level and parameter sets of a VVC stream.',
    from: nal('11.2.4.2'),
    rules: {
      'sub-layers': must('There is one sub-layer at least', nal('11.2.4.2.2')),
      'reserved-ones': should('Reserved bits are ones', nal('11.2.4.2')),
    },
    examples: [
      {
        hex: 'ff 00115f 0102338000 0280 0168 0000 00',
        doc: '640 × 360, Main 10, without parameter sets',
        value: {
          lengthSizeMinusOne: 3,
          hasProfile: true,
          native: {
            outputLayerSet: 0,
            subLayers: 1,
            constantFrameRate: 0,
            chromaFormat: 1,
            bitDepthMinus8: 2,
            profileTierLevel: {
              profile: 1,
              isHighTier: false,
              level: 51,
              framesOnly: true,
              isMultilayer: false,
              constraints: 0,
              constraintsRest: { $bytes: '' },
              subProfiles: [],
            },
            width: 640,
            height: 360,
            averageFrameRate: 0,
          },
          arrays: [],
        },
      },
      {
        hex: 'fe 02 8d 0002 abcd 8f 0001 0001 ef',
        value: {
          lengthSizeMinusOne: 3,
          hasProfile: false,
          arrays: [
            { isComplete: true, unitType: 13, unit: { $bytes: 'abcd' } },
            { isComplete: true, unitType: 15, units: [{ $bytes: 'ef' }] },
          ],
        },
      },
      { hex: 'ff 00015f 0102338000 0280 0168 0000 00', error: 'out-of-range', rules: ['nal/11.2.4.2.2/sub-layers'] },
    ],
  },
);
