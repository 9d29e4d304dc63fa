import * as t from 'io-ts';
import { form, simple, tagged, words } from '../../schema/meta-schema-forms.js';
import { type Delivery, deliveries } from '../wire/delivery.js';

/** A session to be tried on a server: plain data, so that it can be drawn, made smaller, written and run again. */
export interface ExploredSession {
  readonly delivery: Delivery;
  readonly steps: readonly ExploredStep[];
}

/**
 * One thing that the tester does on one of its connections, which is opened by the first step that names it. A message
 * that the session of the spec does not allow where it stands is left out, unless it is a violation.
 */
export type ExploredStep = ExploredMessage | ExploredBytes | ExploredPause | ExploredClose;

interface Sending {
  readonly on: string;
  /** `violation`: it is not allowed, and what becomes of the connection is up to the server. */
  readonly is: 'valid' | 'violation';
  /** The rule that a server breaks that does not stand it. */
  readonly rule?: string;
}

/** A message, by its value or, where that is none, by its bytes. */
export interface ExploredMessage extends Sending {
  readonly do: 'send';
  readonly typeId: number;
  /**
   * In lossless JSON. Texts in braces stand for what is known later: `{app}`, `{tcUrl}`, `{stream a}` for the name of a
   * stream, `{id 1}` for the first message stream of the connection.
   */
  readonly message?: unknown;
  readonly hex?: string;
  /** The how-manieth message stream of the connection; 0 is that of the connection itself. */
  readonly stream: number;
  readonly timestamp: number;
  readonly chunkStreamId: number;
  readonly header: 'shortest' | 'full' | 'sameStream' | 'delta';
  /** Changes of bits of the chunks, by their number from the first. */
  readonly flips?: readonly number[];
  /** So many bytes are sent of the chunks, and then nothing more. */
  readonly cut?: number;
}

/** Bytes in place of chunks. */
export interface ExploredBytes extends Sending {
  readonly do: 'bytes';
  readonly hex: string;
}

export interface ExploredPause {
  readonly do: 'wait';
  readonly milliseconds: number;
}

export interface ExploredClose {
  readonly do: 'close';
  readonly on: string;
}

const whole = simple(
  'a whole number of at least 0',
  (u): u is number => t.number.is(u) && Number.isInteger(u) && u >= 0,
);
const hex = simple('hexadecimal digits in pairs', (u): u is string => t.string.is(u) && /^([0-9a-f]{2})*$/.test(u));
const sending = { on: t.string, is: words('valid', 'violation') };

const step: t.Type<ExploredStep> = tagged('a step', 'do', {
  send: form(
    'a message',
    {
      do: t.literal('send'),
      ...sending,
      typeId: whole,
      stream: whole,
      timestamp: whole,
      chunkStreamId: whole,
      header: words('shortest', 'full', 'sameStream', 'delta'),
    },
    { rule: t.string, message: t.unknown, hex, flips: t.readonlyArray(whole), cut: whole },
  ),
  bytes: form('bytes', { do: t.literal('bytes'), ...sending, hex }, { rule: t.string }),
  wait: form('a pause', { do: t.literal('wait'), milliseconds: whole }, {}),
  close: form('an end', { do: t.literal('close'), on: t.string }, {}),
});

/** A session in a file. */
export const exploredSession: t.Type<ExploredSession> = form(
  'a session',
  { delivery: words(...deliveries), steps: t.readonlyArray(step) },
  {},
);
