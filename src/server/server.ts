import { EventEmitter } from 'node:events';
import { type ServerConnection, UsageError } from '../session/connection/index.js';
import { type ByteConnection, type ByteHandler, type Listener, listenTcp } from '../transport/index.js';
import { LiveApplication } from './live-application.js';
import { Log } from './log.js';
import { type ResolvedOptions, resolveOptions, type ServerOptions } from './options.js';
import { Peer, type PeerEnd } from './peer.js';
import type { EventSink, ServerEvents } from './server-events.js';

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Makes an RTMP server that listens once it is told to. Throws UsageError 'bad-option'. */
export function createServer(options: ServerOptions = {}): RtmpServer {
  return new RtmpServer(options);
}

/** Live streams over RTMP: publish, play, record. Nothing that a client sends ends it or disturbs another client. */
export class RtmpServer extends EventEmitter<ServerEvents> {
  private readonly options: ResolvedOptions;
  private readonly log: Log;
  private readonly application: LiveApplication;
  private readonly peers = new Map<ServerConnection, Peer>();
  private listener: Listener | undefined;
  private watch: NodeJS.Timeout | undefined;

  constructor(options: ServerOptions) {
    super();
    this.options = resolveOptions(options);
    this.log = new Log(options.log);
    this.application = new LiveApplication(this.options, (connection) => this.peerOf(connection), this.events);
  }

  /** Where it listens. Undefined before `listen` and after `close`. */
  get address(): ServerAddress | undefined {
    return this.listener === undefined ? undefined : { host: this.listener.host, port: this.listener.port };
  }

  /** Connections at the moment. */
  get connections(): number {
    return this.peers.size;
  }

  /** Begins to accept connections. Rejects with the error of the system if the address is in use, say. */
  async listen(): Promise<ServerAddress> {
    if (this.listener !== undefined) throw new UsageError('already-listening', 'The server listens already');
    const { host, port, lingerMilliseconds, handshakeMilliseconds, idleMilliseconds } = this.options;
    this.listener = await listenTcp({ host, port, lingerMilliseconds }, (connection) => this.accept(connection));
    const often = Math.max(10, Math.min(1000, handshakeMilliseconds / 4, idleMilliseconds / 4));
    this.watch = setInterval(() => this.check(), often);
    const address = { host: this.listener.host, port: this.listener.port };
    this.log.info('listening', { ...address });
    return address;
  }

  /** Accepts no more, ends all streams and connections, and finishes the recordings. */
  async close(): Promise<void> {
    const { listener } = this;
    this.listener = undefined;
    clearInterval(this.watch);
    const closed = listener?.close();
    for (const peer of [...this.peers.values()]) peer.end('server-closed', undefined);
    await closed;
    await this.application.close();
    if (listener !== undefined) this.log.info('closed', { host: listener.host, port: listener.port });
  }

  private accept(connection: ByteConnection): ByteHandler {
    if (this.peers.size >= this.options.connections) return this.turnAway(connection);
    const peer = new Peer(connection, this.application, this.options, this.log, (ended, end) => this.ended(ended, end));
    this.peers.set(peer.session, peer);
    peer.log.debug('connection');
    this.events.emit('connection', { peer: peer.remote });
    return peer;
  }

  private turnAway(connection: ByteConnection): ByteHandler {
    this.disconnected(connection.remote, { code: 'connection-limit', message: 'Too many connections' });
    connection.destroy();
    return { data: () => undefined, close: () => undefined };
  }

  private ended(peer: Peer, end: PeerEnd): void {
    this.peers.delete(peer.session);
    this.disconnected(peer.remote, end);
  }

  private disconnected(peer: string, { code, message }: PeerEnd): void {
    this.log[harmless.has(code) ? 'info' : 'warn']('disconnect', { peer, code, message });
    this.events.emit('disconnect', { peer, code, message });
  }

  private check(): void {
    const now = performance.now();
    for (const peer of this.peers.values()) peer.check(now);
  }

  private peerOf(connection: ServerConnection): Peer {
    const peer = this.peers.get(connection);
    if (peer === undefined) throw new TypeError('The connection belongs to no peer');
    return peer;
  }

  /** A listener that throws is a mistake in the program around the server: it is logged, and the server goes on. */
  private readonly events: EventSink = {
    emit: (name, event) => {
      try {
        EventEmitter.prototype.emit.call(this, name, event);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.log.error('listener-failed', { listener: name, message });
      }
    },
  };
}

const harmless = new Set(['closed', 'connection-lost', 'server-closed']);
