import { signatureOf, signedEcho, signedHello, signingOf } from './digest-form.js';
import type { HandshakeOptions, HandshakeStep } from './handshake-step.js';
import { Incoming, joined } from './incoming.js';
import { ownVersion, plainEcho, plainHello, skipEcho, takeHello } from './packets.js';
import { takeVersion } from './version.js';

/**
 * The handshake from the side of the server: waits for C0 and C1, answers S0, S1 and S2, in the digest form where C1 has
 * a digest, and is done after C2, whose contents do not matter.
 */
export class ServerHandshake {
  readonly #options: HandshakeOptions;
  readonly #incoming = new Incoming();
  #stage: 'version' | 'hello' | 'echo' | 'done' = 'version';

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  /** Nothing: the client speaks first. */
  start(): Uint8Array {
    return new Uint8Array(0);
  }

  /**
   * Takes the next bytes, also those that come with C2 or after it. Throws ProtocolError 'encrypted-version' where the
   * client asks for encryption, and DecodeError for a first byte that no version is. Any other version is answered
   * with 3, and the client may go on.
   */
  receive(bytes: Uint8Array): HandshakeStep {
    this.#incoming.add(bytes);
    let send = nothing;
    if (this.#stage === 'version' && takeVersion(this.#incoming) !== undefined) this.#stage = 'hello';
    if (this.#stage === 'hello') {
      const hello = takeHello(this.#incoming);
      if (hello !== undefined) {
        send = joined([ownVersion(), ...this.#answers(hello)]);
        this.#stage = 'echo';
      }
    }
    if (this.#stage === 'echo' && skipEcho(this.#incoming)) this.#stage = 'done';
    return { send, rest: this.#stage === 'done' ? this.#incoming.takeAll() : undefined };
  }

  /** S1 and S2. */
  #answers(hello: Uint8Array): Uint8Array[] {
    const signing = signingOf(this.#options);
    const signed = signing && signatureOf(hello, false, signing);
    if (signing !== undefined && signed !== undefined) {
      return [signedHello(signed.scheme, true, signing), signedEcho(signed.digest, true, signing)];
    }
    return [plainHello(this.#options), plainEcho(hello)];
  }
}

const nothing: Uint8Array = new Uint8Array(0);
