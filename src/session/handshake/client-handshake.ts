import { HandshakeVersion } from '../../../generated/rtmp/handshake-version.js';
import { ProtocolError } from '../../runtime/errors.js';
import { type Signing, signatureOf, signedEcho, signedHello } from './digest-form.js';
import type { HandshakeOptions, HandshakeStep } from './handshake-step.js';
import { Incoming, joined } from './incoming.js';
import { ownVersion, plainEcho, plainHello, skipEcho, takeHello } from './packets.js';
import { takeVersion } from './version.js';

/**
 * The handshake from the side of the client: C0 and C1, then C2 after S1; done after S2, which is not verified. With the
 * option `digestHandshake` C1 has a digest, and C2 is signed where S1 has one, too.
 */
export class ClientHandshake {
  readonly #options: HandshakeOptions;
  readonly #incoming = new Incoming();
  #stage: 'version' | 'hello' | 'echo' | 'done' = 'version';

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  /** C0 and C1. Throws UsageError 'missing-primitive' where it cannot sign what it is to sign. */
  start(): Uint8Array {
    const signing = this.#signing();
    return joined([
      ownVersion(),
      signing === undefined ? plainHello(this.#options) : signedHello(scheme, false, signing),
    ]);
  }

  /**
   * Takes the next bytes, also those that come with S2 or after it. Throws ProtocolError 'encrypted-version' or
   * 'unsupported-version' where the server chose another version, and DecodeError for a first byte that no version is.
   */
  receive(bytes: Uint8Array): HandshakeStep {
    this.#incoming.add(bytes);
    let send = nothing;
    if (this.#stage === 'version') this.#readVersion();
    if (this.#stage === 'hello') {
      const hello = takeHello(this.#incoming);
      if (hello !== undefined) {
        send = this.#answer(hello);
        this.#stage = 'echo';
      }
    }
    if (this.#stage === 'echo' && skipEcho(this.#incoming)) this.#stage = 'done';
    return { send, rest: this.#stage === 'done' ? this.#incoming.takeAll() : undefined };
  }

  /** C2. */
  #answer(hello: Uint8Array): Uint8Array {
    const signing = this.#signing();
    const signed = signing && signatureOf(hello, true, signing);
    return signing !== undefined && signed !== undefined ? signedEcho(signed.digest, false, signing) : plainEcho(hello);
  }

  #signing(): Signing | undefined {
    const { digestHandshake = false, primitives = {} } = this.#options;
    return digestHandshake ? { ...this.#options, primitives } : undefined;
  }

  #readVersion(): void {
    const version = takeVersion(this.#incoming);
    if (version === undefined) return;
    if (version !== HandshakeVersion.plain) {
      const what = `The server chose version ${version}, not ${HandshakeVersion.plain}`;
      throw new ProtocolError('unsupported-version', what, 'rtmp/5.2.2/unknown-version');
    }
    this.#stage = 'hello';
  }
}

/** The one that most clients use. */
const scheme = 'digestFirstHello';
const nothing: Uint8Array = new Uint8Array(0);
