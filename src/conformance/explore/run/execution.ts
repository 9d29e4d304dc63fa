import type { Transcript } from '../../wire/recording.js';
import type { Failure } from '../model/failure.js';
import type { Prediction } from '../model/prediction.js';
import type { ExploredStep } from '../session.js';

/** What was sent for a step. */
export interface Sent {
  readonly step: ExploredStep;
  readonly bytes: Uint8Array;
  /** The message in the bytes, where it is one. */
  readonly payload?: Uint8Array;
  /** How the message is cut into chunks. */
  readonly carriage?: Carriage;
  /** It is no step of the session: the tester asks what it wants to know. */
  readonly isAsked?: true;
  /** What comes of it, if the server keeps to the model. */
  readonly predicts: readonly Prediction[];
  /** The id of the message stream that the server has made for it. */
  readonly gives?: number;
}

export interface Carriage {
  readonly chunks: number;
  /** The format of the first chunk. */
  readonly format: number;
  /** Timestamp or delta do not fit 24 bits. */
  readonly isExtended: boolean;
}

export interface Execution {
  readonly sent: readonly Sent[];
  readonly failure?: Failure;
  readonly transcripts: readonly Transcript[];
}
