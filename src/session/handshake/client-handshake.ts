import { plainVersion } from '../../../generated/rtmp/constants.js';
import { ProtocolError } from '../../runtime/errors.js';
import type { HandshakeOptions, HandshakeStep } from './handshake-step.js';
import { Incoming, joined } from './incoming.js';
import { echoOf, opening, skipEcho, takeHello } from './packets.js';
import { takeVersion } from './version.js';

/** The plain handshake from the side of the client: C0 and C1, then C2 after S1; done after S2, which is not verified. */
export class ClientHandshake {
  readonly #options: HandshakeOptions;
  readonly #incoming = new Incoming();
  #stage: 'version' | 'hello' | 'echo' | 'done' = 'version';

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  /** C0 and C1. */
  start(): Uint8Array {
    return joined(opening(plainVersion, this.#options));
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
        send = echoOf(hello);
        this.#stage = 'echo';
      }
    }
    if (this.#stage === 'echo' && skipEcho(this.#incoming)) this.#stage = 'done';
    return { send, rest: this.#stage === 'done' ? this.#incoming.takeAll() : undefined };
  }

  #readVersion(): void {
    const version = takeVersion(this.#incoming);
    if (version === undefined) return;
    if (version !== plainVersion) {
      const what = `The server chose version ${version}, not ${plainVersion}`;
      throw new ProtocolError('unsupported-version', what, 'rtmp/5.2.2/unknown-version');
    }
    this.#stage = 'hello';
  }
}

const nothing: Uint8Array = new Uint8Array(0);
