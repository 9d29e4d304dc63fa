import { MessageType } from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../../session/chunk-stream/index.js';
import { NotMet } from '../verdict.js';
import { Chunker } from '../wire/chunker.js';
import { picture, uniqueSound } from '../wire/media.js';
import type { Arrived } from '../wire/messages.js';
import type { ServerBench, StreamClient } from './bench.js';

/** Somebody who publishes chunk by chunk, and somebody who plays it: what the server understood can be seen. */
export class Relay {
  readonly chunker = new Chunker();

  private constructor(
    readonly from: StreamClient,
    readonly to: StreamClient,
  ) {}

  static async begin(bench: ServerBench): Promise<Relay> {
    const from = await bench.publish();
    return new Relay(from, await bench.play(from.stream));
  }

  /** A sound that no other is like, as a message of the published stream. */
  sound(chunkStreamId: number, timestamp: number, size = 16): RawMessage {
    const { streamId } = this.from;
    const { data: payload } = uniqueSound(size);
    return { chunkStreamId, timestamp, typeId: MessageType.audio, streamId, payload };
  }

  write(...pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) this.from.client.wire.write(piece);
  }

  /** Sends the bytes, and wants the messages at the player, in their order and with their times from each other. */
  async carries(bytes: Uint8Array, messages: readonly RawMessage[]): Promise<void> {
    this.write(bytes);
    const arrived = await this.arrive(messages);
    const [first] = arrived;
    const [start] = messages;
    arrived.forEach(({ raw, at }, index) => {
      const message = messages[index];
      if (first === undefined || start === undefined || message === undefined) return;
      const step = (raw.timestamp - first.raw.timestamp) >>> 0;
      const wanted = (message.timestamp - start.timestamp) >>> 0;
      if (step !== wanted) {
        throw new NotMet(`message ${index + 1} came ${step} ms after the first one, not ${wanted} ms`);
      }
      const before = arrived[index - 1];
      if (before !== undefined && at < before.at) throw new NotMet(`message ${index + 1} came before message ${index}`);
    });
  }

  /**
   * Wants a message with these contents to reach the player: `send` sends it into a stream that is under way, with
   * media before and behind it. Where what is behind it comes alone, it was dropped.
   */
  async passesOn(payload: Uint8Array, send: (timestamp: number) => void): Promise<void> {
    await this.#goesOn(0);
    send(40);
    await this.#goesOn(60);
    const { client } = this.to;
    await client.wire.reaction(() => client.all(payloadIs(payload)).length > 0);
    if (client.all(payloadIs(payload)).length === 0) throw new NotMet('the media behind it came, but not itself');
  }

  /** A key frame and a sound, from end to end. */
  async #goesOn(timestamp: number): Promise<void> {
    for (const message of [picture(), uniqueSound()]) {
      this.from.send(message, timestamp);
      await this.arrive([{ payload: message.data }]);
    }
  }

  /** Wants the messages at the player. */
  async arrive(messages: readonly Pick<RawMessage, 'payload'>[]): Promise<Arrived[]> {
    await this.from.client.wire.flush();
    const arrived: Arrived[] = [];
    for (const [index, { payload }] of messages.entries()) {
      const what = messages.length === 1 ? 'the message' : `message ${index + 1} of ${messages.length}`;
      arrived.push(await this.to.client.expect(`${what} that was published`, payloadIs(payload)));
    }
    return arrived;
  }
}

/** The message with just these contents. */
export const payloadIs =
  (payload: Uint8Array) =>
  (arrived: Arrived): Arrived | undefined =>
    Buffer.compare(arrived.raw.payload, payload) === 0 ? arrived : undefined;
