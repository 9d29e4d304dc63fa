import { isMetadataName } from '../media/index.js';
import type { RawMessage } from '../session/chunk-stream/index.js';
import {
  type Answer,
  type ConnectRequest,
  type PlayRequest,
  type PublishRequest,
  PublishType,
  type ServerApplication,
  type ServerConnection,
  type ServerStream,
  StatusCode,
} from '../session/connection/index.js';
import { LiveStream, type Publication } from './live-stream.js';
import type { ResolvedOptions } from './options.js';
import type { Peer } from './peer.js';
import { Recordings } from './recordings.js';
import type { EventSink } from './server-events.js';
import { type StreamName, streamKey, streamName } from './stream-names.js';

/** Live streams: who publishes under which name, and who plays it. */
export class LiveApplication implements ServerApplication {
  private readonly streams = new Map<string, LiveStream>();
  private readonly publishing = new Map<ServerStream, LiveStream>();
  private readonly playing = new Map<ServerStream, LiveStream>();
  private readonly recordings: Recordings;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly peerOf: (connection: ServerConnection) => Peer,
    private readonly events: EventSink,
  ) {
    this.recordings = new Recordings(options, events);
  }

  connect(_connection: ServerConnection, _request: ConnectRequest): Answer {
    return { accept: true };
  }

  publish(stream: ServerStream, { name, type }: PublishRequest): Answer | Promise<Answer> {
    const live = this.liveStream(this.asked(stream, name));
    const refused = this.refusal(live, type);
    if (refused !== undefined) {
      this.forgetUnused(live);
      return refused;
    }
    const publication = { stream, peer: this.peerOf(stream.connection) };
    live.publication = publication;
    this.publishing.set(stream, live);
    const started = () => this.published(live, publication, type);
    if (type === PublishType.live) return { accept: true, started };
    return this.record(live, publication, type === PublishType.append, started);
  }

  play(stream: ServerStream, { name, start }: PlayRequest): Answer {
    const asked = this.asked(stream, name);
    // A start that is not negative asks for a recorded stream; of those there are none to be played yet.
    const mustBeThere = start !== undefined && start >= 0;
    if (asked.name === '' || (mustBeThere && this.streams.get(streamKey(asked))?.publication === undefined)) {
      return refuse(StatusCode.playStreamNotFound, `There is no stream ${name}`);
    }
    return { accept: true, started: () => this.played(asked, stream) };
  }

  media(stream: ServerStream, message: RawMessage): void {
    this.publishing.get(stream)?.media(message);
  }

  clearData(stream: ServerStream, name: string): void {
    if (isMetadataName(name)) this.publishing.get(stream)?.forgetMetadata();
  }

  /** A live stream goes on without the player, which gets the rest of it from the next key frame on. */
  pause(stream: ServerStream, { pause }: { readonly pause: boolean }): Answer {
    if (!pause) this.playing.get(stream)?.rejoin(stream);
    return { accept: true };
  }

  receive(stream: ServerStream): void {
    if (stream.receiveVideo) this.playing.get(stream)?.rejoin(stream);
  }

  closeStream(stream: ServerStream): void {
    this.endPublishing(stream);
    this.endPlaying(stream);
  }

  disconnect(_connection: ServerConnection): void {
    // Its streams were closed before.
  }

  /** Resolves when all recordings have been finished. */
  close(): Promise<void> {
    return this.recordings.finished();
  }

  private asked(stream: ServerStream, name: string): StreamName {
    return streamName(stream.connection.info?.app ?? '', name);
  }

  private liveStream(asked: StreamName): LiveStream {
    const key = streamKey(asked);
    const known = this.streams.get(key);
    if (known !== undefined) return known;
    const live = new LiveStream(asked, this.options);
    this.streams.set(key, live);
    return live;
  }

  private refusal(live: LiveStream, type: PublishType): Answer | undefined {
    const { name } = live.name;
    if (name === '') return refuse(StatusCode.publishBadName, 'A stream needs a name');
    if (live.publication !== undefined) return refuse(StatusCode.publishBadName, `${name} is already published`);
    if (type === PublishType.live) return undefined;
    if (type !== PublishType.record && type !== PublishType.append) {
      return refuse(StatusCode.publishFailed, `There is no publish type ${type}`);
    }
    return this.options.data === undefined
      ? refuse(StatusCode.recordNoAccess, 'This server has no place for recordings')
      : undefined;
  }

  private async record(
    live: LiveStream,
    publication: Publication,
    append: boolean,
    started: () => void,
  ): Promise<Answer> {
    try {
      publication.recording = await this.recordings.prepare(live.name, publication, append);
    } catch (error) {
      this.endPublishing(publication.stream);
      const message = error instanceof Error ? error.message : String(error);
      publication.peer.log.error('record-failed', { stream: live.label, message });
      return refuse(StatusCode.recordFailed, 'The stream cannot be recorded');
    }
    const begin = () => {
      started();
      publication.stream.status(StatusCode.recordStart, `${live.name.name} is being recorded`);
    };
    return { accept: true, started: begin };
  }

  private published(live: LiveStream, { peer }: Publication, type: string): void {
    peer.log.info('publish-start', { stream: live.label, type });
    this.events.emit('publish', { ...live.name, peer: peer.remote, type });
    live.begin();
  }

  private played(asked: StreamName, stream: ServerStream): void {
    const live = this.liveStream(asked);
    const peer = this.peerOf(stream.connection);
    this.playing.set(stream, live);
    peer.log.info('play-start', { stream: live.label });
    this.events.emit('play', { ...live.name, peer: peer.remote });
    live.join(stream, peer);
  }

  private endPublishing(stream: ServerStream): void {
    const live = this.publishing.get(stream);
    const publication = live?.publication;
    if (live === undefined || publication === undefined) return;
    this.publishing.delete(stream);
    const { peer, recording } = publication;
    live.end();
    if (recording !== undefined) this.recordings.finish(live.name, publication, recording);
    this.forgetUnused(live);
    peer.log.info('publish-end', { stream: live.label });
    this.events.emit('unpublish', { ...live.name, peer: peer.remote });
  }

  private endPlaying(stream: ServerStream): void {
    const live = this.playing.get(stream);
    if (live === undefined) return;
    this.playing.delete(stream);
    live.leave(stream);
    this.forgetUnused(live);
    const peer = this.peerOf(stream.connection);
    peer.log.info('play-end', { stream: live.label });
    this.events.emit('stop', { ...live.name, peer: peer.remote });
  }

  private forgetUnused(live: LiveStream): void {
    if (live.unused) this.streams.delete(streamKey(live.name));
  }
}

const refuse = (code: StatusCode, description: string): Answer => ({ accept: false, code, description });
