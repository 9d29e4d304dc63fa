/** One end of a connection that carries bytes both ways. */
export interface ByteConnection {
  /** The peer, for people: `127.0.0.1:50123`. */
  readonly remote: string;
  /** Bytes that were written here and that the system has not taken yet. */
  readonly bufferedBytes: number;
  /** False once it was ended or destroyed, by either side. */
  readonly open: boolean;
  /** Sends bytes, which must not change afterwards. Nothing happens when the connection is over. */
  write(bytes: Uint8Array): void;
  /** Holds back what is written until `uncork`. Pairs do not nest. */
  cork(): void;
  /** Sends what was held back in one go. */
  uncork(): void;
  /** Stops and starts reading: the peer is slowed down by the flow control of the transport. */
  pause(): void;
  resume(): void;
  /** Sends what was written, then closes; destroys the connection if that takes too long. */
  end(): void;
  /** Closes at once and forgets what was not sent. */
  destroy(): void;
}

/** What the owner of a connection is told. Nothing is called after `close`. */
export interface ByteHandler {
  /** The bytes belong to the receiver: they are never used again. */
  data(bytes: Uint8Array): void;
  /** All that was written has been taken by the system, after it had not been. */
  drain?(): void;
  /** The connection is over. With the error of the system, if that was the reason. */
  close(error: Error | undefined): void;
}

export interface ByteConnectionOptions {
  /** How long small writes may wait for others to be sent together, in milliseconds. 0, the default: not at all. */
  readonly joinMilliseconds?: number;
  /** How many waiting bytes are sent without waiting longer. 64 KiB by default. */
  readonly joinBytes?: number;
  /** How long `end` waits for what was written to be sent, in milliseconds. 2000 by default. */
  readonly lingerMilliseconds?: number;
}
