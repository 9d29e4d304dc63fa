import { conflict, must, shape, shapes, should } from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';

const { named, number, object, optional } = shapes;
const clause = enhanced('metadata-frame');
const hdrFormats = enhanced('hdr-formats-informative');

export const colorRules = {
  'before-what-it-affects': must('Colour metadata comes before the sequence, scene or frame that it is about', clause),
  'in-time': must('What it says is in force for the first frame behind it', clause),
  'reset-by-undefined': should(
    'The colours of the beginning come back by undefined; an empty object says the same',
    clause,
  ),
  'bit-depth': should('The depth is 8, 10 or 12 bits', clause),
  'color-config': should('Primaries, transfer characteristics and matrix coefficients are said', clause),
  'mastering-display': should('The colour volume of the mastering display is said', clause),
  chromaticity: must(
    'Coordinates have four decimal places; x is within 0.0001 and 0.7400, y within 0.0001 and 0.8400',
    clause,
  ),
  'in-metadata-frames': should(
    'Hints on the picture are sent in metadata packets, beside the bit stream or instead',
    clause,
  ),
  'hdr10-in-container': should(
    'The metadata of HDR10 and HDR10+ is sent here too: the bit stream need not have it',
    hdrFormats,
  ),
  'dolby-vision-in-bit-stream': should('The dynamic metadata of Dolby Vision is not repeated here', hdrFormats),
  'dolby-vision-is-not-hlg': must(
    'Dolby Vision with the transfer characteristics of HLG is not taken for plain HLG',
    hdrFormats,
  ),
  'object-encoding': conflict('Whether the metadata is AMF 0 or AMF 3', clause, {
    reads: 'AMF 0, in which a value may switch to AMF 3',
    writes: 'AMF 0',
  }),
};

export const colorConfig = shape('enhanced.colorConfig', {
  doc: 'How colours are coded.',
  from: clause,
  shape: object({
    bitDepth: optional(number, 'Bits of each colour channel: 8, 10 or 12.'),
    colorPrimaries: optional(number, 'An index of H.273: the chromaticities of the primaries.'),
    transferCharacteristics: optional(number, 'An index of H.273: the transfer function, such as PQ or HLG.'),
    matrixCoefficients: optional(number, 'An index of H.273: how luma and chroma are derived.'),
  }),
});

export const hdrCll = shape('enhanced.hdrCll', {
  doc: 'How light it gets in the whole sequence.',
  from: clause,
  shape: object({
    maxFall: optional(number, 'The largest average light level of a frame, 0.0001 to 10,000 cd/m².'),
    maxCLL: optional(number, 'The largest light level of a pixel, 0.0001 to 10,000 cd/m².'),
  }),
});

export const hdrMdcv = shape('enhanced.hdrMdcv', {
  doc: 'The display on which the pictures were graded, by ST 2086, with luminance in cd/m².',
  from: clause,
  shape: object({
    redX: optional(number, '0.0001 to 0.7400.'),
    redY: optional(number, '0.0001 to 0.8400.'),
    greenX: optional(number, '0.0001 to 0.7400.'),
    greenY: optional(number, '0.0001 to 0.8400.'),
    blueX: optional(number, '0.0001 to 0.7400.'),
    blueY: optional(number, '0.0001 to 0.8400.'),
    whitePointX: optional(number, '0.0001 to 0.7400.'),
    whitePointY: optional(number, '0.0001 to 0.8400.'),
    maxLuminance: optional(number, '5 to 10,000 cd/m².'),
    minLuminance: optional(number, '0.0001 to 5 cd/m².'),
  }),
});

export const colorInfo = shape('enhanced.colorInfo', {
  doc: 'How the colours of the pictures that follow are meant, until the next such object. Empty: as at first.',
  from: clause,
  shape: object({
    colorConfig: optional(named(colorConfig), 'How colours are coded.'),
    hdrCll: optional(named(hdrCll), 'How light it gets.'),
    hdrMdcv: optional(named(hdrMdcv), 'The display on which the pictures were graded.'),
  }),
});
