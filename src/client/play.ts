import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { FlvWriter } from '../media/index.js';
import { defaultBufferLength, MtrudeError } from '../session/connection/index.js';
import { playerObject } from './connect-objects.js';
import { FlvFile, type FlvOutput, FlvStream } from './flv-file.js';
import { Playback, type PlayEnd } from './playback.js';
import { parseStreamUrl, type StreamUrl, type UrlOptions } from './rtmp-url.js';
import { Session, type SessionOptions } from './session.js';

export interface PlayStreamOptions extends UrlOptions, SessionOptions {
  /** Where to start, as `play` has it: in seconds, -2 for live or else recorded, -1 for live only. */
  readonly start?: number;
  /** How much the server is told that is buffered here, in milliseconds. */
  readonly bufferMilliseconds?: number;
  /** Ends after so many milliseconds of the stream. */
  readonly durationMilliseconds?: number;
  /** Gives up when nothing came for so long, in milliseconds. For ever by default: a live stream may begin later. */
  readonly timeoutMilliseconds?: number;
  /** Called when the server has accepted. */
  readonly started?: () => void;
}

export interface Played {
  /** Audio frames and pictures that were written. */
  readonly frames: number;
  /** Bytes of the payloads that came. */
  readonly bytes: number;
  /** From the first frame to the last. */
  readonly milliseconds: number;
  /** How it ended. */
  readonly end: PlayEnd;
}

/**
 * Plays a stream into an FLV file, or into a stream of bytes, which stays open. Without any frame no file is made.
 * Resolves when the server says that it is over or closes the connection, when the duration is reached and when the
 * signal comes. Rejects with UsageError 'bad-url', with RejectedError if the server says no, with MtrudeError
 * 'cannot-connect', 'connection-closed', 'connection-lost', 'reply-timeout', 'play-timeout' and 'interrupted', with what a session throws for malformed
 * input, and with what the system says of a file that cannot be written. What came before is in the file.
 */
export async function playStream(
  url: string,
  sink: string | URL | Writable,
  options: PlayStreamOptions = {},
): Promise<Played> {
  const target = parseStreamUrl(url, options);
  const session = await Session.open(target, playerObject, options);
  const output = typeof sink === 'string' || sink instanceof URL ? new FlvFile(sink) : new FlvStream(sink);
  const writer = new FlvWriter(output);
  const playback = new Playback(writer, options.durationMilliseconds);
  try {
    await begin(session, target, playback, options);
    const end = await watch(session, playback, writer, output, options);
    await session.leave();
    return { frames: writer.frames, bytes: playback.bytes, milliseconds: writer.milliseconds, end };
  } finally {
    session.destroy();
    writer.close();
    await output.close();
  }
}

async function begin(
  session: Session,
  { stream: name }: StreamUrl,
  playback: Playback,
  { start, bufferMilliseconds = defaultBufferLength, started }: PlayStreamOptions,
): Promise<void> {
  const stream = await session.reply('the request for a stream', session.connection.createStream());
  playback.follow(stream);
  const accepted = session.reply('the request to play', stream.play(name, start === undefined ? {} : { start }));
  stream.setBufferLength(bufferMilliseconds);
  await accepted;
  started?.();
}

/** Waits for the end. The server is slowed down while the output does not keep up. */
async function watch(
  session: Session,
  playback: Playback,
  writer: FlvWriter,
  output: FlvOutput,
  { timeoutMilliseconds = Number.POSITIVE_INFINITY, signal }: PlayStreamOptions,
): Promise<PlayEnd> {
  let slowed = false;
  for (;;) {
    output.check();
    if (playback.end !== undefined) return playback.end;
    if (signal?.aborted) return 'interrupted';
    if (session.failure !== undefined) return endOf(session.failure, writer);
    const isBehind = output.waitingBytes > waitingBytes;
    if (isBehind !== slowed) session.pause(isBehind);
    slowed = isBehind;
    if (!slowed && performance.now() - playback.heard > timeoutMilliseconds) {
      throw new MtrudeError('play-timeout', `Nothing came for ${timeoutMilliseconds} ms`);
    }
    await sleep(lookMilliseconds);
  }
}

/** A server that just closes has no other way to say that it is over; but only if there was anything. */
function endOf(failure: Error, { frames }: FlvWriter): PlayEnd {
  if (frames > 0 && failure instanceof MtrudeError && failure.code === 'connection-closed') return 'closed';
  throw failure;
}

/** What may wait to be written before the server is slowed down. */
const waitingBytes = 1 << 22;
const lookMilliseconds = 20;
