import { MessageType } from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../../session/chunk-stream/index.js';
import { NotMet } from '../verdict.js';
import { Chunker } from '../wire/chunker.js';
import { uniqueSound } from '../wire/media.js';
import type { ClientBench } from './bench.js';
import type { Guest, Manners } from './guest.js';
import type { Film } from './output.js';

/** A player that plays what is sent chunk by chunk. */
export class Screening {
  readonly chunker = new Chunker();

  private constructor(
    readonly bench: ClientBench,
    readonly guest: Guest,
    readonly streamId: number,
  ) {}

  static async begin(bench: ClientBench, manners?: Manners): Promise<Screening> {
    const guest = await bench.guest(manners);
    const { role, streamId } = await guest.started();
    if (role !== 'player') throw new NotMet('the client publishes and does not play');
    return new Screening(bench, guest, streamId);
  }

  /** A sound that no other is like, as a message of the stream. */
  sound(chunkStreamId: number, timestamp: number, size = 16): RawMessage {
    const { data } = uniqueSound(size);
    return this.media(MessageType.audio, data, { chunkStreamId, timestamp });
  }

  media(typeId: number, payload: Uint8Array, { chunkStreamId = usual, timestamp = 0 } = {}): RawMessage {
    return { chunkStreamId, timestamp, typeId, streamId: this.streamId, payload };
  }

  /** Sends the bytes; the player must go on, and where its output is seen, the messages must stand there. */
  async shows(bytes: Uint8Array, messages: readonly RawMessage[]): Promise<void> {
    this.guest.write(bytes);
    await this.guest.isThere();
    if (!this.bench.hasOutput) return;
    const film = await this.end();
    const found = messages.map((message, index) => {
      const frame = film.find(({ data }) => Buffer.compare(data, message.payload) === 0);
      if (frame === undefined)
        throw new NotMet(`message ${index + 1} of ${messages.length} is not in what was written`);
      return frame;
    });
    const [start] = messages;
    const [first] = found;
    if (start === undefined || first === undefined) return;
    for (const [index, { timestamp }] of found.entries()) {
      const step = (timestamp - first.timestamp) >>> 0;
      const wanted = ((messages[index]?.timestamp ?? 0) - start.timestamp) >>> 0;
      if (step !== wanted) {
        throw new NotMet(`message ${index + 1} was written ${step} ms after the first one, not ${wanted} ms`);
      }
    }
  }

  /** Ends playback; gives what the player has written. Rejects as `output` of the bench does. */
  async end(): Promise<Film> {
    // Time to write what came: how a player deals with what it still holds at the end is another question.
    await this.guest.wire.quiet();
    this.guest.endPlayback(this.streamId);
    return this.bench.output();
  }
}

const usual = 20;
