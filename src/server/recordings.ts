import { StatusCode } from '../session/connection/index.js';
import type { Publication } from './live-stream.js';
import type { ResolvedOptions } from './options.js';
import { Recording, type RecordingResult } from './recording.js';
import type { EventSink } from './server-events.js';
import { type StreamName, streamKey, streamLabel } from './stream-names.js';

/** The recordings of a server: those that are being made, and those whose end is still on its way to the disk. */
export class Recordings {
  private readonly finishing = new Map<string, Promise<void>>();

  constructor(
    private readonly options: ResolvedOptions,
    private readonly events: EventSink,
  ) {}

  /** Rejects if the stream cannot be recorded. */
  async prepare(name: StreamName, publication: Publication, append: boolean): Promise<Recording> {
    const { data, recordQueueBytes } = this.options;
    if (data === undefined) throw new TypeError('There is no folder for recordings');
    // What is continued has to be complete first.
    await this.finishing.get(streamKey(name));
    const { peer, stream } = publication;
    return Recording.prepare(data, name, append, recordQueueBytes, {
      behind: (isBehind) => {
        peer.pause(isBehind);
        peer.log.debug(isBehind ? 'disk-behind' : 'disk-caught-up', { stream: streamLabel(name) });
      },
      failed: (error) => {
        peer.log.error('record-failed', { stream: streamLabel(name), message: error.message });
        stream.status(StatusCode.recordFailed, `${name.name} is no longer recorded`);
      },
    });
  }

  finish(name: StreamName, publication: Publication, recording: Recording): void {
    const key = streamKey(name);
    const earlier = this.finishing.get(key);
    const all = Promise.all([earlier, recording.finish()]).then(([, result]) => {
      this.report(name, publication, result);
      if (this.finishing.get(key) === all) this.finishing.delete(key);
    });
    this.finishing.set(key, all);
  }

  async finished(): Promise<void> {
    await Promise.all(this.finishing.values());
  }

  private report(name: StreamName, { peer, stream }: Publication, result: RecordingResult): void {
    const { path, frames, milliseconds, bytes } = result;
    peer.log.info('recorded', { stream: streamLabel(name), path, frames, milliseconds, bytes });
    stream.status(StatusCode.recordStop, `${name.name} has been recorded`);
    this.events.emit('recorded', { ...name, peer: peer.remote, ...result });
  }
}
