/** Counts of one connection, without its handshake. */
export interface MessageStreamStats {
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly messagesReceived: number;
  readonly messagesSent: number;
  /** Bytes sent that the peer has not acknowledged; never negative, whatever it says. */
  readonly unacknowledged: number;
}
