import { readValue } from '../../../generated/amf0/parts.js';
import {
  type Data,
  decodeData,
  decodeDataExtended,
  encodeData,
  formatSelectorSize,
  MessageType,
} from '../../../generated/rtmp/parts.js';
import { MtrudeError, needMore, Reader, type ReadOptions } from '../../runtime/index.js';
import { completePayload } from '../chunk-stream/complete-payload.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';
import { splitAggregate } from '../message-stream/aggregates.js';
import type { IncomingMessage } from '../message-stream/incoming-message.js';

export interface PublishedMessages {
  /** Audio, video, and data as players get it. */
  media(message: RawMessage): void;
  clearData(name: string): void;
  /** Something inside an aggregate that is no media. */
  unknown(message: RawMessage): void;
}

/**
 * What a publisher sent, as players get it. Aggregates come as their parts. What is set with `@setDataFrame` loses that
 * name, and what follows it stays as it is, byte for byte. Throws DecodeError and LimitError.
 */
export function passPublished(incoming: IncomingMessage, to: PublishedMessages, options: ReadOptions): void {
  const { raw, message } = incoming;
  if (message?.kind === 'dataMessage') {
    passData(raw, message.data, to);
    return;
  }
  if (message?.kind === 'dataExtended') {
    passData(plainData(raw), message.data, to);
    return;
  }
  if (raw.typeId === MessageType.aggregate) {
    for (const part of splitAggregate(raw, options)) passPart(part, to, options);
  } else {
    to.media(raw);
  }
}

/** Data as a publisher sends it, to be kept for players who join later: `@setDataFrame` in front of its bytes. */
export function asDataFrame(payload: Uint8Array): Uint8Array {
  const framed = new Uint8Array(dataFrame.length + payload.length);
  framed.set(dataFrame);
  framed.set(payload, dataFrame.length);
  return framed;
}

/** What data says; undefined for audio, video and data that is malformed. */
export function dataOf({ typeId, payload }: Pick<RawMessage, 'typeId' | 'payload'>): Data | undefined {
  if (typeId !== MessageType.data) return undefined;
  try {
    const data = decodeData(payload);
    return data === needMore ? undefined : data;
  } catch (error) {
    if (error instanceof MtrudeError) return undefined;
    throw error;
  }
}

/**
 * Data that came in the extended form, in the plain form: the bytes behind the format selector as they came. Written
 * anew, text that is not UTF-8 would not be what it was, nor as long.
 */
function plainData(raw: RawMessage): RawMessage {
  return { ...raw, typeId: MessageType.data, payload: raw.payload.subarray(formatSelectorSize) };
}

function passPart(part: RawMessage, to: PublishedMessages, options: ReadOptions): void {
  switch (part.typeId) {
    case MessageType.audio:
    case MessageType.video:
      to.media(part);
      return;
    case MessageType.data: {
      const decoded = decodeData(part.payload, options);
      passData(part, completePayload(decoded, part.payload.length, 'rtmp.data'), to);
      return;
    }
    case MessageType.dataExtended: {
      const decoded = decodeDataExtended(part.payload, options);
      const { data } = completePayload(decoded, part.payload.length, 'rtmp.dataExtended');
      passData(plainData(part), data, to);
      return;
    }
    default:
      to.unknown(part);
  }
}

function passData(raw: RawMessage, data: Data, to: PublishedMessages): void {
  if (data.kind === 'clearDataFrame') {
    to.clearData(data.name);
    return;
  }
  if (data.kind !== 'setDataFrame') {
    to.media(raw);
    return;
  }
  to.media({ ...raw, payload: raw.payload.subarray(sizeOfFirst(raw.payload)) });
}

function sizeOfFirst(values: Uint8Array): number {
  const r = new Reader(values);
  readValue(r, [], [], [], [], 0);
  return r.position;
}

/** The name of the command alone. */
const dataFrame = nameOf(encodeData({ kind: 'setDataFrame', name: '', values: [] }));

function nameOf(values: Uint8Array): Uint8Array {
  return values.subarray(0, sizeOfFirst(values));
}
