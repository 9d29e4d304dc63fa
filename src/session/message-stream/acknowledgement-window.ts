import {
  defaultWindowAcknowledgementSize,
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeVersionSize,
} from '../../../generated/rtmp/constants.js';

/**
 * When to acknowledge, and what. The sequence number counts the bytes after the handshake: some peers count the
 * handshake, some do not, and no sender may see more acknowledged than it counts itself. For the same reason the
 * handshake counts towards the first window: no sender waits for an acknowledgement that is not due yet.
 */
export class AcknowledgementWindow {
  /** Bytes received after the handshake. */
  received = 0;
  #acknowledged = -(handshakeVersionSize + handshakeHelloSize + handshakeEchoSize);
  #size = defaultWindowAcknowledgementSize;

  /** The peer asked for an acknowledgement each so many bytes; 0, which cannot be meant, changes nothing. */
  resize(size: number): void {
    if (size > 0) this.#size = size;
  }

  /** The peer may not send more than so much ahead of acknowledgements, so they must come at least as often. */
  shrink(size: number): void {
    this.resize(Math.min(size, this.#size));
  }

  /** The sequence number to send now, if an acknowledgement is due; it then counts as sent. */
  takeDue(): number | undefined {
    if (this.received - this.#acknowledged < this.#size) return undefined;
    this.#acknowledged = this.received;
    return this.received >>> 0;
  }
}
