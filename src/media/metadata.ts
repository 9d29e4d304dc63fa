import { EcmaArray, type Value } from '../../generated/amf0/index.js';
import {
  decodeScriptData,
  encodeScriptData,
  type MetadataProperties,
  propertiesOfMetadata,
  toScriptData,
} from '../../generated/flv/index.js';
import { MtrudeError, needMore } from '../runtime/index.js';

/** The payload of a metadata message or tag, and where in it the duration stands. */
export interface RecordedMetadata {
  readonly payload: Uint8Array;
  /** Where the bytes of the duration begin; `durationBytes` go there. */
  readonly durationOffset: number;
}

/** The properties if the payload is metadata, else undefined. Never throws for what a peer sent. */
export function metadataOf(payload: Uint8Array): MetadataProperties | undefined {
  try {
    const data = decodeScriptData(payload);
    return data !== needMore && data.kind === 'onMetaData' ? propertiesOfMetadata(data.properties) : undefined;
  } catch (error) {
    if (error instanceof MtrudeError) return undefined;
    throw error;
  }
}

/** Whether data under this name is metadata. */
export function isMetadataName(name: string): boolean {
  return toScriptData([name, {}]).kind === 'onMetaData';
}

/**
 * Metadata for a recording: what the publisher said about the stream, without what it said about the file that it came
 * from, which does not hold for this one; and with a duration of 0, to be patched when it is known.
 */
export function recordedMetadata(published: MetadataProperties = {}): RecordedMetadata {
  const kept = writable(withoutFileFacts(published));
  const payload = withDuration(kept, 0);
  return { payload, durationOffset: firstDifference(payload, withDuration(kept, 1)) };
}

/**
 * Metadata for sending a file as a live stream: what the file says about its media, without what holds for the file
 * only. A player that believed the duration would take the end of the stream for a failure (rtmpdump does).
 */
export function liveMetadata(ofFile: MetadataProperties): Uint8Array {
  return encodeScriptData({ kind: 'onMetaData', properties: new EcmaArray(writable(withoutFileFacts(ofFile))) });
}

function withoutFileFacts(properties: MetadataProperties): MetadataProperties {
  const { duration: _, filesize: _size, keyframes: _frames, canSeekToEnd: _seek, ...kept } = properties;
  return kept;
}

/** Finds the duration in metadata that `recordedMetadata` made; undefined in that of others. */
export function findDuration(payload: Uint8Array): number | undefined {
  const properties = metadataOf(payload);
  if (properties?.duration === undefined) return undefined;
  const { duration, ...kept } = properties;
  const again = withDuration(writable(kept), duration);
  if (!sameBytes(again, payload)) return undefined;
  return firstDifference(withDuration(kept, 0), withDuration(kept, 1));
}

/** A duration as it stands in metadata. */
export function durationBytes(seconds: number): Uint8Array {
  const zero = withDuration({}, 0);
  const start = firstDifference(zero, withDuration({}, 1));
  return withDuration({}, seconds).slice(start, start + Float64Array.BYTES_PER_ELEMENT);
}

/** Without what can be read but not written: text that is not UTF-8 may be too long once it stands for itself. */
function writable(properties: MetadataProperties): MetadataProperties {
  const kept = { ...properties };
  for (const [name, value] of Object.entries(properties)) if (!isWritable(name, value)) delete kept[name];
  return kept;
}

function isWritable(name: string, value: Value): boolean {
  try {
    encodeScriptData({ kind: 'onMetaData', properties: new EcmaArray(Object.fromEntries([[name, value]])) });
    return true;
  } catch (error) {
    if (error instanceof MtrudeError) return false;
    throw error;
  }
}

function withDuration(properties: MetadataProperties, duration: number): Uint8Array {
  return encodeScriptData({ kind: 'onMetaData', properties: new EcmaArray({ duration, ...properties }) });
}

/** The first byte of a number that is 0 in one and 1 in the other: their first bytes differ. */
function firstDifference(some: Uint8Array, other: Uint8Array): number {
  return some.findIndex((byte, index) => byte !== other[index]);
}

function sameBytes(some: Uint8Array, other: Uint8Array): boolean {
  return some.length === other.length && some.every((byte, index) => byte === other[index]);
}
