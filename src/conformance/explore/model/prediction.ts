/** A message as a script can find it among what comes: what is left out does not matter. */
export interface Pattern {
  readonly types?: readonly number[];
  readonly stream?: number;
  readonly chunkStream?: number;
  /** The first value of a command. */
  readonly name?: string;
  readonly transaction?: number;
  /** The first value behind the command object. */
  readonly value?: number;
  /** Of these, the information of a status has one. */
  readonly codes?: readonly string[];
  readonly levels?: readonly string[];
  /** In hexadecimal. */
  readonly payload?: string;
  /** The least number that an acknowledgement says. */
  readonly least?: number;
}

/**
 * What the model says that comes of a step on a connection. `comes`: all messages of one of the lists. `inOrder`: the
 * messages, in this order, and so many milliseconds apart. `most`: no more of such messages than that.
 * `open`: the server does not end the connection. `readable`: all that it sends is chunks and messages.
 */
export type Prediction = { readonly on: string; readonly said: string } & (
  | { readonly is: 'comes'; readonly oneOf: readonly (readonly Pattern[])[] }
  | { readonly is: 'inOrder'; readonly what: readonly Pattern[]; readonly apart?: number }
  | { readonly is: 'open' | 'readable' }
  | { readonly is: 'most'; readonly what: Pattern; readonly count: number }
);
