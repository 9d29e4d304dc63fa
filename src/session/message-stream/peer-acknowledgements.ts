/** Follows what the peer acknowledges. Its numbers wrap at 2^32, may count the handshake too, and may start again. */
export class PeerAcknowledgements {
  /** Bytes of those sent that have arrived, as far as known. */
  total = 0;
  #last = 0;

  note(sequenceNumber: number, sent: number): void {
    // A number below the last one is a huge step with a wrap: then all that was sent counts as arrived.
    const step = (sequenceNumber - this.#last) >>> 0;
    this.#last = sequenceNumber;
    this.total = Math.min(sent, this.total + step);
  }
}
