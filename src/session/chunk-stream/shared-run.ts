import type { SharedMessage } from './shared-message.js';

/** Messages that go out together to many connections: their chunks are joined once for all that cut alike. */
export class SharedRun {
  /** One message of each chunk stream that is used. */
  readonly chunkStreams: readonly { readonly chunkStreamId: number }[];
  readonly #joined: Joined[] = [];

  constructor(readonly messages: readonly SharedMessage[]) {
    this.chunkStreams = [...new Map(messages.map(({ content }) => [content.chunkStreamId, content])).values()];
  }

  /** The chunks of all messages, one after the other; the same bytes for the same arguments. */
  bytes(streamId: number, chunkSize: number): Uint8Array {
    const known = this.#joined.find((joined) => joined.streamId === streamId && joined.chunkSize === chunkSize);
    if (known !== undefined) return known.bytes;
    const bytes = join(this.messages.map((message) => message.bytes(streamId, chunkSize)));
    this.#joined.push({ streamId, chunkSize, bytes });
    return bytes;
  }
}

interface Joined {
  readonly streamId: number;
  readonly chunkSize: number;
  readonly bytes: Uint8Array;
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const piece of pieces) {
    joined.set(piece, position);
    position += piece.length;
  }
  return joined;
}
