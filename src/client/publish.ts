import type { MediaMessage } from '../media/index.js';
import { PublishType } from '../session/connection/index.js';
import { encoderObject } from './connect-objects.js';
import { type FlvSource, flvTags } from './flv-tags.js';
import { Pace } from './pace.js';
import { parseStreamUrl, type StreamUrl, type UrlOptions } from './rtmp-url.js';
import { type Published, Sender } from './sender.js';
import { Session, type SessionOptions } from './session.js';

export interface PublishOptions extends UrlOptions, SessionOptions {
  /** What the server does with the stream. `live` by default. */
  readonly type?: PublishType;
  /** Send as fast as the server takes it, instead of at the pace of the timestamps. */
  readonly fast?: boolean;
  /** Called when the server has accepted the stream. */
  readonly started?: () => void;
}

/**
 * Sends an FLV file as a live stream. Resolves when the server has taken everything and closed.
 *
 * The beginning of the file is read before anything is sent: what is no FLV file reaches no server. Of a file that is
 * malformed or cut, everything before that is sent and the stream ended in good order; then it rejects with the
 * DecodeError, which says at which byte and what was expected. Rejects with UsageError 'bad-url', with RejectedError
 * if the server says no, and with MtrudeError 'cannot-connect', 'connection-closed', 'connection-lost', 'reply-timeout',
 * 'send-timeout' and, where the signal came before the server has accepted, 'interrupted'.
 */
export async function publishFile(source: FlvSource, url: string, options: PublishOptions = {}): Promise<Published> {
  const target = parseStreamUrl(url, options);
  const { tags, close } = flvTags(source);
  try {
    const first = await tags.next();
    const session = await Session.open(target, encoderObject, options);
    try {
      return await publishTags(session, target, first.done ? undefined : first.value, tags, options);
    } finally {
      session.destroy();
    }
  } finally {
    close();
  }
}

async function publishTags(
  session: Session,
  { stream: name }: StreamUrl,
  first: MediaMessage | undefined,
  tags: AsyncIterable<MediaMessage>,
  { type = PublishType.live, fast = false, signal, started }: PublishOptions,
): Promise<Published> {
  const { connection } = session;
  connection.releaseStream(name);
  connection.fcPublish(name);
  const stream = await session.reply('the request for a stream', connection.createStream());
  await session.reply('the request to publish', stream.publish(name, type));
  started?.();
  const sender = new Sender(session, stream, fast ? undefined : new Pace(), signal);
  let cut: { readonly error: unknown } | undefined;
  const all = withFirst(first, tags, (error) => {
    cut = { error };
  });
  for await (const tag of all) if (!(await sender.send(tag))) break;
  connection.fcUnpublish(name);
  stream.delete();
  await session.end();
  if (cut !== undefined) throw cut.error;
  return sender.summary;
}

/** The tags up to where the file ends, or is found to be cut. */
async function* withFirst(
  first: MediaMessage | undefined,
  rest: AsyncIterable<MediaMessage>,
  cut: (error: unknown) => void,
): AsyncGenerator<MediaMessage, void> {
  if (first === undefined) return;
  yield first;
  try {
    yield* rest;
  } catch (error) {
    cut(error);
  }
}
