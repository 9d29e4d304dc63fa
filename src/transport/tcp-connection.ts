import type { Socket } from 'node:net';
import type { ByteConnection, ByteConnectionOptions, ByteHandler } from './byte-connection.js';
import { joinBytes } from './join-bytes.js';

const defaultJoinBytes = 65_536;
const defaultLinger = 2_000;
/** From this size on, copying pieces together costs more than handing them over one by one. */
const copiedBytes = 65_536;

/** A TCP socket as a connection that carries bytes. */
export class TcpConnection implements ByteConnection {
  readonly remote: string;
  private readonly joinMilliseconds: number;
  private readonly joinBytes: number;
  private readonly linger: number;
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private corked = false;
  private failure: Error | undefined;
  private joinTimer: NodeJS.Timeout | undefined;
  private lingerTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    options: ByteConnectionOptions = {},
  ) {
    this.remote = `${socket.remoteAddress ?? 'unknown'}:${socket.remotePort ?? 0}`;
    this.joinMilliseconds = options.joinMilliseconds ?? 0;
    this.joinBytes = options.joinBytes ?? defaultJoinBytes;
    this.linger = options.lingerMilliseconds ?? defaultLinger;
    // Joining is done here, where its time is bounded; the system's own would add to it.
    socket.setNoDelay(true);
  }

  /** Called once, before any bytes arrive. */
  handle(handler: ByteHandler): void {
    const { socket } = this;
    socket.on('data', (bytes) => handler.data(bytes));
    socket.on('drain', () => handler.drain?.());
    socket.on('error', (error) => {
      this.failure = error;
    });
    socket.once('close', () => {
      clearTimeout(this.joinTimer);
      clearTimeout(this.lingerTimer);
      handler.close(this.failure);
    });
  }

  get bufferedBytes(): number {
    return this.heldBytes + this.socket.writableLength;
  }

  get open(): boolean {
    return this.socket.writable;
  }

  write(bytes: Uint8Array): void {
    if (!this.socket.writable || bytes.length === 0) return;
    if (!this.corked && this.joinMilliseconds === 0) {
      this.socket.write(bytes);
      return;
    }
    this.held.push(bytes);
    this.heldBytes += bytes.length;
    if (this.corked) return;
    if (this.heldBytes >= this.joinBytes) this.flush();
    else this.joinTimer ??= setTimeout(() => this.flush(), this.joinMilliseconds);
  }

  cork(): void {
    this.corked = true;
  }

  uncork(): void {
    this.corked = false;
    this.flush();
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  end(): void {
    this.flush();
    if (this.socket.destroyed) return;
    this.socket.end();
    this.lingerTimer ??= setTimeout(() => this.destroy(), this.linger);
  }

  destroy(): void {
    this.held = [];
    this.heldBytes = 0;
    this.socket.destroy();
  }

  private flush(): void {
    clearTimeout(this.joinTimer);
    this.joinTimer = undefined;
    const pieces = this.held;
    const size = this.heldBytes;
    if (pieces.length === 0) return;
    this.held = [];
    this.heldBytes = 0;
    if (!this.socket.writable) return;
    if (size < copiedBytes) this.socket.write(joinBytes(pieces));
    else this.writeAll(pieces);
  }

  private writeAll(pieces: readonly Uint8Array[]): void {
    this.socket.cork();
    for (const piece of pieces) this.socket.write(piece);
    this.socket.uncork();
  }
}
