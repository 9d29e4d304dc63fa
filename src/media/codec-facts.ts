import {
  type AudioSpecificConfigGeneralProgram,
  av1SequenceHeaderUnit,
  decodeAc3Frame,
  decodeAudioSpecificConfig,
  decodeAv1CodecConfigurationRecord,
  decodeAv1SequenceHeader,
  decodeAvcDecoderConfigurationRecord,
  decodeAvcSequenceParameterSet,
  decodeEac3Frame,
  decodeFlacHeader,
  decodeFlacStreamInfo,
  decodeHevcDecoderConfigurationRecord,
  decodeHevcSequenceParameterSet,
  decodeMp3Frame,
  decodeOpusHead,
  decodeVpCodecConfigurationBox,
  decodeVpCodecConfigurationRecord,
  decodeVvcDecoderConfigurationRecord,
  opusSampleRate,
} from '../../generated/codecs/index.js';
import { AudioFourCc, VideoFourCc } from '../../generated/enhanced/index.js';
import { MtrudeError, type NeedMore, needMore } from '../runtime/index.js';

/** What a stream says of itself before its first frame. What it does not say is missing. */
export interface CodecFacts {
  /** The name of the codec in the spec: `avc`, `opus`. */
  readonly codec: string;
  /** Numbers as the codec's own document has them. */
  readonly profile?: number;
  readonly level?: number;
  /** In samples, as shown. */
  readonly width?: number;
  readonly height?: number;
  /** In hertz. */
  readonly sampleRate?: number;
  readonly channels?: number;
}

/**
 * What a video codec's sequence header says. Only the codec where the header cannot be read, or says no more; undefined
 * for a FourCC without a name. Never throws for what a peer sent.
 */
export function videoFacts(fourCc: number, header: Uint8Array): CodecFacts | undefined {
  const codec = nameOf(VideoFourCc, fourCc);
  return codec === undefined ? undefined : { codec, ...videoReaders[codec]?.(header) };
}

/** The same of an audio codec. AC-3, E-AC-3 and MP3 have no sequence header: a frame says as much. */
export function audioFacts(fourCc: number, header: Uint8Array): CodecFacts | undefined {
  const codec = nameOf(AudioFourCc, fourCc);
  return codec === undefined ? undefined : { codec, ...audioReaders[codec]?.(header) };
}

type Facts = Omit<CodecFacts, 'codec'>;
type Reading = (header: Uint8Array) => Facts | undefined;

const nameOf = (names: Readonly<Record<string, number>>, fourCc: number): string | undefined =>
  Object.entries(names).find(([, value]) => value === fourCc)?.[0];

const videoReaders: Readonly<Record<string, Reading>> = {
  avc: avcFacts,
  hevc: hevcFacts,
  vvc: vvcFacts,
  vp8: vpxFacts,
  vp9: vpxFacts,
  av1: av1Facts,
};

const audioReaders: Readonly<Record<string, Reading>> = {
  aac: aacFacts,
  opus: opusFacts,
  flac: flacFacts,
  ac3: (frame) => soundOf(read(decodeAc3Frame, frame)),
  eac3: (frame) => soundOf(read(decodeEac3Frame, frame)),
  mp3: (frame) => soundOf(read(decodeMp3Frame, frame)),
};

function avcFacts(header: Uint8Array): Facts | undefined {
  const record = read(decodeAvcDecoderConfigurationRecord, header);
  const set = first(record?.sequenceParameterSets, decodeAvcSequenceParameterSet);
  return record && { profile: record.profile, level: record.level, ...sizeOf(set) };
}

function hevcFacts(header: Uint8Array): Facts | undefined {
  const record = read(decodeHevcDecoderConfigurationRecord, header);
  const units = record?.arrays.flatMap((array) => array.units);
  return (
    record && { profile: record.profile, level: record.level, ...sizeOf(first(units, decodeHevcSequenceParameterSet)) }
  );
}

function vvcFacts(header: Uint8Array): Facts | undefined {
  const native = read(decodeVvcDecoderConfigurationRecord, header)?.native;
  return (
    native && { profile: native.profileTierLevel.profile, level: native.profileTierLevel.level, ...sizeOf(native) }
  );
}

function vpxFacts(header: Uint8Array): Facts | undefined {
  const record = read(decodeVpCodecConfigurationBox, header)?.record ?? read(decodeVpCodecConfigurationRecord, header);
  return record && { profile: record.profile, level: record.level };
}

function av1Facts(header: Uint8Array): Facts | undefined {
  const record = read(decodeAv1CodecConfigurationRecord, header);
  const sequence = first(
    record?.units.filter(({ type }) => type === av1SequenceHeaderUnit).map(({ payload }) => payload),
    decodeAv1SequenceHeader,
  );
  return record && { profile: record.profile, level: record.level, ...sizeOf(sequence) };
}

function aacFacts(header: Uint8Array): Facts | undefined {
  const config = read(decodeAudioSpecificConfig, header);
  return (
    config && {
      profile: config.coreObjectType,
      ...soundOf({ sampleRate: config.frequency, channels: config.channels || channelsOf(config.general?.program) }),
    }
  );
}

/** The channels of a program configuration, which says what there is at each side. */
function channelsOf(program: AudioSpecificConfigGeneralProgram | undefined): number {
  if (program === undefined) return 0;
  const { front, side, back, lowFrequency } = program;
  return [...front, ...side, ...back].reduce((sum, { isPair }) => sum + (isPair ? 2 : 1), lowFrequency.length);
}

/** What is decoded has one rate, whatever the original had. */
function opusFacts(header: Uint8Array): Facts | undefined {
  const head = read(decodeOpusHead, header);
  return head && soundOf({ sampleRate: opusSampleRate, channels: head.channels });
}

function flacFacts(header: Uint8Array): Facts {
  return soundOf(read(decodeFlacHeader, header)?.streamInfo ?? read(decodeFlacStreamInfo, header));
}

const sizeOf = (of: { readonly width: number; readonly height: number } | undefined): Facts =>
  of === undefined ? {} : { width: of.width, height: of.height };

/** Zero stands for what is reserved. */
function soundOf(of: { readonly sampleRate: number; readonly channels: number } | undefined): Facts {
  return {
    ...(of && of.sampleRate > 0 && { sampleRate: of.sampleRate }),
    ...(of && of.channels > 0 && { channels: of.channels }),
  };
}

/** The first of several pieces of bytes that is what it should be. */
function first<T>(
  pieces: readonly Uint8Array[] | undefined,
  decode: (bytes: Uint8Array) => T | NeedMore,
): T | undefined {
  for (const piece of pieces ?? []) {
    const found = read(decode, piece);
    if (found !== undefined) return found;
  }
  return undefined;
}

function read<T>(decode: (bytes: Uint8Array) => T | NeedMore, bytes: Uint8Array): T | undefined {
  try {
    const value = decode(bytes);
    return value === needMore ? undefined : value;
  } catch (error) {
    if (error instanceof MtrudeError) return undefined;
    throw error;
  }
}
