import { type ByteConnection, type ByteHandler, type Listener, listenTcp } from '../../transport/index.js';

/** Where the clients of one case at a time come to. */
export class Lane {
  /** Takes what comes; without it, nobody is let in. */
  visitor: ((connection: ByteConnection) => ByteHandler) | undefined;
  #listener: Listener | undefined;

  /** Listens on the loopback. Rejects with the error of the system. */
  static async open(port: number): Promise<Lane> {
    const lane = new Lane();
    lane.#listener = await listenTcp({ host: loopback, port }, (connection) => lane.#accept(connection));
    return lane;
  }

  /** The URL of a stream here. */
  url(stream: string): string {
    return `${this.applicationUrl}/${stream}`;
  }

  get applicationUrl(): string {
    return `rtmp://${loopback}:${this.#listener?.port ?? 0}/${application}`;
  }

  async close(): Promise<void> {
    await this.#listener?.close();
  }

  #accept(connection: ByteConnection): ByteHandler {
    if (this.visitor !== undefined) return this.visitor(connection);
    connection.destroy();
    return { data: () => undefined, close: () => undefined };
  }
}

export const application = 'conformance';

const loopback = '127.0.0.1';
