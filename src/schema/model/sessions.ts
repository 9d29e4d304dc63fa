import type { Expression } from './expressions.js';
import type { Flag, Uint } from './numbers.js';
import type { Notes } from './sources.js';

/** Something with a state: one of a kind, or one for each value of a key, such as the message stream id. */
export interface Machine {
  readonly doc: string;
  /** Over a message: which one it speaks of. Rows may say it in another way. */
  readonly key?: Expression;
  readonly states: Readonly<Record<string, string>>;
  readonly initial: string;
}

/** Messages of one sort. */
export interface MessagePattern {
  /** The name of the message, then the kinds inside it from the outside in; `any` for any. */
  readonly kinds: readonly string[];
  /** Texts one of which stands at each of these places in the innermost part: `information.level`. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

/** What the other side owes for a message. */
export interface Reply {
  readonly is: MessagePattern;
  readonly rule: string;
  /** It may be left out. */
  readonly optional?: boolean;
  /** Fields in which it agrees with the message that it answers. */
  readonly same?: readonly string[];
  /** Over the reply: is the key of the machine. */
  readonly key?: Expression;
}

/** One way in which a message can go on. It is known once all replies that are not optional are there. */
export interface Outcome {
  readonly doc?: string;
  /** The new state of the machine; it stays as it is if left out. */
  readonly to?: string;
  /** A machine with a key that begins in this state; the key is an expression over the last reply. */
  readonly makes?: { readonly machine: string; readonly key: Expression; readonly state: string };
  /** Owed in this order; other messages may stand between. */
  readonly replies: readonly Reply[];
  readonly effects?: readonly EffectUse[];
}

/** An effect and, as expressions over the message, what it takes. */
export interface EffectUse {
  readonly effect: string;
  readonly with: Readonly<Record<string, Expression>>;
}

/** What becomes of a message in a state. */
export interface SessionRow extends Notes {
  readonly name: string;
  readonly machine: string;
  /** Which machine of that kind, where not the key of the machine says it. */
  readonly key?: Expression;
  /** The states in which it applies; `any` for all. */
  readonly from: readonly string[];
  /** The sides that send it. */
  readonly by: readonly string[];
  readonly is: MessagePattern;
  /** Over the message: it applies only if this holds. */
  readonly when?: Expression;
  /** Over the message: each an error of the sender where it fails. */
  readonly requires?: readonly { readonly condition: Expression; readonly rule: string }[];
  /** States of machines without key, each an error of the sender where it is another. */
  readonly needs?: readonly { readonly machine: string; readonly in: readonly string[]; readonly rule: string }[];
  /** The rule that the sender breaks with this message in a state that no row has; without, it is reported only. */
  readonly elsewhere?: string;
  /** The state of the machine until the outcome is known. */
  readonly meanwhile?: string;
  /** One outcome, or several between which the receiver chooses: `accepted`, `refused`. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** A message as examples give it. */
export interface ExampleMessage {
  readonly by: string;
  readonly name: string;
  /** In lossless JSON. */
  readonly value: unknown;
  readonly given?: Readonly<Record<string, number | boolean>>;
}

/** Messages of both sides in order, and what is to be said of them. */
export interface SessionExample {
  readonly doc: string;
  readonly messages: readonly ExampleMessage[];
  /** What is not as the session says, each with the index of the message. Nothing if left out. */
  readonly findings?: readonly { readonly at: number; readonly is: string; readonly rule?: string }[];
  /** States at the end: of machines by name, of those with a key by name and key. */
  readonly states: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** The rows whose outcome is open at the end. */
  readonly owed?: readonly string[];
}

/** What the program around a session has to do, and with what. */
export interface SessionEffect {
  readonly doc: string;
  readonly takes: Readonly<Record<string, Uint | Flag>>;
}
