import type { Value } from '../../../generated/amf0/index.js';
import {
  type Command,
  noTransactionId,
  type StatusCode,
  type StatusInformationProperties,
  StatusLevel,
  statusCodeLevels,
} from '../../../generated/rtmp/index.js';

export type StatusExtra = Readonly<Record<string, Value>>;

/** Level, code and words; the level is the one that goes with the code. */
export function statusOf(code: StatusCode, description: string, extra?: StatusExtra): StatusInformationProperties {
  return { level: statusCodeLevels[code] ?? StatusLevel.status, code, description, ...extra };
}

export function onStatus(code: StatusCode, description: string, extra?: StatusExtra): Command {
  const information = statusOf(code, description, extra);
  return { kind: 'onStatus', transactionId: noTransactionId, commandObject: null, information };
}

export function resultOf(transactionId: number, ...values: Value[]): Command {
  return { kind: 'result', transactionId, commandObject: null, values };
}

/** The reply that says why there is no result. Its level is error, whatever goes with the code. */
export function errorOf(transactionId: number, code: StatusCode, description: string): Command {
  const information = { ...statusOf(code, description), level: StatusLevel.error };
  return { kind: 'error', transactionId, commandObject: null, values: [information] };
}
