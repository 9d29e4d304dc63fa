import { firstStreamId } from '../../../generated/rtmp/index.js';
import { Lane, type WaitingRoom } from './lane.js';
import type { ServerLink } from './server-link.js';
import { ServerStreamState } from './server-stream.js';
import { StreamCommands } from './stream-commands.js';

/** A message stream with what happens in it. */
export interface StreamEntry {
  readonly stream: ServerStreamState;
  readonly lane: Lane;
  readonly commands: StreamCommands;
}

/** The message streams of one connection. */
export class ServerStreams {
  readonly #entries = new Map<number, StreamEntry>();

  constructor(
    private readonly link: ServerLink,
    private readonly room: WaitingRoom,
  ) {}

  /** A new stream under the lowest free id; undefined if there may be no more. */
  create(): StreamEntry | undefined {
    if (this.#entries.size >= this.link.limits.streams) return undefined;
    let id = firstStreamId;
    while (this.#entries.has(id)) id++;
    const stream = new ServerStreamState(id, this.link);
    const lane = new Lane(this.room, this.link.failed);
    const entry = { stream, lane, commands: new StreamCommands(this.link, stream, lane) };
    this.#entries.set(id, entry);
    return entry;
  }

  get(id: number): StreamEntry | undefined {
    return this.#entries.get(id);
  }

  all(): ServerStreamState[] {
    return Array.from(this.#entries.values(), ({ stream }) => stream);
  }

  /** Ends what goes on in the stream and frees its id. Nothing is sent. */
  remove({ stream, lane }: StreamEntry): void {
    this.#entries.delete(stream.id);
    stream.gone = true;
    lane.clear();
    stream.finish();
  }

  clear(): void {
    for (const entry of [...this.#entries.values()]) this.remove(entry);
  }
}
