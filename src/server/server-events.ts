/** Which stream, and who. */
export interface StreamEvent {
  readonly app: string;
  readonly name: string;
  /** Address and port of the client. */
  readonly peer: string;
}

export interface PublishEvent extends StreamEvent {
  /** `live`, `record` or `append`. */
  readonly type: string;
}

export interface RecordedEvent extends StreamEvent {
  /** The file. There is none if no frame came. */
  readonly path: string;
  /** Audio frames and pictures that were added to it. */
  readonly frames: number;
  /** From the beginning of the file to its last frame. */
  readonly milliseconds: number;
  /** Size of the file. */
  readonly bytes: number;
}

export interface DisconnectEvent {
  readonly peer: string;
  /**
   * Why it ended; stable. No fault: `closed` by the client, `connection-lost` while something was on its way,
   * `server-closed`, `refused` by the answer to connect. Limits: `closed-early` in the middle of the handshake,
   * `handshake-timeout`, `idle-timeout`, `connection-limit`, `slow-player` that takes nothing for too long,
   * `send-queue-limit` for one that asks and does not read. `internal-error`: a mistake of the server. All others are
   * the codes of the errors that the session throws for malformed input and for limits of a connection.
   */
  readonly code: string;
  readonly message: string | undefined;
}

/** What a server tells those who listen with `on`. */
export interface ServerEvents {
  connection: [event: { readonly peer: string }];
  disconnect: [event: DisconnectEvent];
  publish: [event: PublishEvent];
  unpublish: [event: StreamEvent];
  play: [event: StreamEvent];
  stop: [event: StreamEvent];
  recorded: [event: RecordedEvent];
}

/** Tells the listeners; never throws. */
export interface EventSink {
  emit<Name extends keyof ServerEvents>(name: Name, event: ServerEvents[Name][0]): void;
}
