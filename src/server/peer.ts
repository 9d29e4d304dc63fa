import { randomFillSync } from 'node:crypto';
import { type Report, type ServerApplication, ServerConnection } from '../session/connection/index.js';
import { type ByteConnection, type ByteHandler, primitives } from '../transport/index.js';
import type { Log } from './log.js';
import type { ResolvedOptions } from './options.js';

/** How a connection ended. `closed`: the peer closed it. Else the stable code of the reason. */
export interface PeerEnd {
  readonly code: string;
  readonly message: string | undefined;
}

/** One client: the bytes of its connection, the session in them, and the limits of its patience and ours. */
export class Peer implements ByteHandler {
  readonly session: ServerConnection;
  readonly log: Log;
  private readonly began = performance.now();
  private heard = this.began;
  private pinged = false;
  private paused = false;
  private over = false;

  constructor(
    private readonly connection: ByteConnection,
    application: ServerApplication,
    private readonly options: ResolvedOptions,
    log: Log,
    private readonly ended: (peer: Peer, end: PeerEnd) => void,
  ) {
    this.log = log.about({ peer: connection.remote });
    this.session = new ServerConnection((bytes) => connection.write(bytes), application, {
      now: () => Math.floor(performance.now()),
      random: (bytes) => {
        randomFillSync(bytes);
      },
      primitives,
      chunkSize: options.chunkSize,
      lenientExtendedTimestamp: true,
      lenientFormat: true,
      limits: options.connectionLimits,
      report: (report) => this.report(report),
      failed: (error) => this.failWith(error),
      ended: () => this.end('refused', undefined),
    });
  }

  get remote(): string {
    return this.connection.remote;
  }

  get bufferedBytes(): number {
    return this.connection.bufferedBytes;
  }

  data(bytes: Uint8Array): void {
    if (this.over) return;
    this.heard = performance.now();
    this.pinged = false;
    this.guard(() => this.session.receive(bytes));
    // Answers that nobody reads; what players are sent is held back long before that.
    if (this.bufferedBytes > 2 * this.options.sendQueueBytes) {
      this.fail('send-queue-limit', `${this.bufferedBytes} bytes wait to be sent`);
    }
  }

  close(error: Error | undefined): void {
    // Many clients are gone before they have read all that was sent to them: no fault of anybody.
    if (error !== undefined) this.finish({ code: 'connection-lost', message: error.message });
    else if (this.session.state === 'connected') this.finish({ code: 'closed', message: undefined });
    else this.finish({ code: 'closed-early', message: `Closed by the peer while ${this.session.state}` });
  }

  /** Sends what `write` writes in one go. */
  together(write: () => void): void {
    this.connection.cork();
    try {
      write();
    } finally {
      this.connection.uncork();
    }
  }

  /** Whatever goes wrong ends this connection, and nothing else. */
  guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.failWith(error);
    }
  }

  /** Stops and starts reading. */
  pause(isPaused: boolean): void {
    this.paused = isPaused;
    this.heard = performance.now();
    if (isPaused) this.connection.pause();
    else this.connection.resume();
  }

  /** Ends a connection that is at fault. */
  fail(code: string, message: string): void {
    this.finish({ code, message });
    this.connection.destroy();
  }

  /** Lets what was written be sent first. */
  end(code: string, message: string | undefined): void {
    this.finish({ code, message });
    this.connection.end();
  }

  /** Called every now and then. */
  check(now: number): void {
    const { handshakeMilliseconds, idleMilliseconds } = this.options;
    const { state } = this.session;
    if ((state === 'handshake' || state === 'connecting') && now - this.began > handshakeMilliseconds) {
      this.fail('handshake-timeout', `Not connected after ${handshakeMilliseconds} ms`);
    } else if (now - this.heard > idleMilliseconds && !this.paused) {
      this.fail('idle-timeout', `Nothing came for ${idleMilliseconds} ms`);
    } else if (now - this.heard > idleMilliseconds / 2 && !this.pinged) {
      this.pinged = true;
      this.guard(() => this.session.ping());
    }
  }

  private report({ code, message }: Report): void {
    this.log.debug('deviation', { code, message });
  }

  /** The same for what was thrown: its code, or that of a mistake of our own. */
  failWith(reason: unknown): void {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    // No code: not the peer is at fault but the server.
    if (code === undefined) this.log.error('internal-error', { message: error.stack ?? error.message });
    this.fail(code ?? 'internal-error', error.message);
  }

  private finish(end: PeerEnd): void {
    if (this.over) return;
    this.over = true;
    try {
      this.session.close();
    } catch (error) {
      this.log.error('internal-error', { message: error instanceof Error ? (error.stack ?? '') : String(error) });
    }
    this.ended(this, end);
  }
}
