import { type FileHandle, open } from 'node:fs/promises';
import { FlvWriter, type MediaMessage, type RecoveredFlv } from '../media/index.js';
import { createAside, recordingPath, recoverFile } from './recording-folder.js';
import type { StreamName } from './stream-names.js';

export interface RecordingHandler {
  /** The disk is behind: true when `recordQueueBytes` wait for it, false when it has caught up. */
  behind(isBehind: boolean): void;
  /** The recording is over because of an error of the system. What was written before is in the file. */
  failed(error: Error): void;
}

export interface RecordingResult {
  readonly path: string;
  /** Audio frames and pictures that were added. */
  readonly frames: number;
  readonly milliseconds: number;
  readonly bytes: number;
}

type Work =
  | { readonly kind: 'append'; readonly bytes: Uint8Array }
  | { readonly kind: 'patch'; readonly offset: number; readonly bytes: Uint8Array };

/**
 * Records a stream to a file, in the order in which it comes: what waits is written at once and together as soon as the
 * disk is ready, so that what is lost if the server dies is what came during one write.
 */
export class Recording {
  private readonly writer: FlvWriter;
  private work: Work[] = [];
  private waiting = 0;
  private behind = false;
  private file: FileHandle | undefined;
  private size: number;
  private error: Error | undefined;
  private working: Promise<void> | undefined;

  private constructor(
    readonly path: string,
    private readonly continued: RecoveredFlv | undefined,
    private readonly queueBytes: number,
    private readonly handler: RecordingHandler,
  ) {
    this.size = continued?.size ?? 0;
    const sink = {
      append: (bytes: Uint8Array) => this.add({ kind: 'append', bytes }),
      patch: (offset: number, bytes: Uint8Array) => this.add({ kind: 'patch', offset, bytes }),
    };
    this.writer = new FlvWriter(sink, continued);
  }

  /**
   * Prepares a recording: makes its folder, and reads the file if it is to be continued. The file itself is made with
   * the first frame. Rejects with errors of the system, and with DecodeError if the file to continue is no FLV file.
   */
  static async prepare(
    data: string,
    stream: StreamName,
    append: boolean,
    queueBytes: number,
    handler: RecordingHandler,
  ): Promise<Recording> {
    const path = await recordingPath(data, stream);
    return new Recording(path, append ? await recoverFile(path) : undefined, queueBytes, handler);
  }

  write(message: MediaMessage): void {
    if (this.error === undefined) this.writer.write(message);
  }

  /** Writes what waits and what is known only at the end. Resolves when the file is closed; never rejects. */
  async finish(): Promise<RecordingResult> {
    if (this.error === undefined) this.writer.close();
    while (this.working !== undefined) await this.working;
    try {
      await this.file?.close();
    } catch (error) {
      this.fail(error);
    }
    const { frames, milliseconds } = this.writer;
    return { path: this.path, frames, milliseconds, bytes: this.size };
  }

  private add(work: Work): void {
    this.work.push(work);
    this.waiting += work.bytes.length;
    if (this.waiting > this.queueBytes) this.setBehind(true);
    this.working ??= this.run().finally(() => {
      this.working = undefined;
    });
  }

  private async run(): Promise<void> {
    try {
      this.file ??= await this.openFile();
      while (this.work.length > 0) {
        const work = this.work;
        this.work = [];
        await this.perform(this.file, work);
        this.waiting -= work.reduce((sum, { bytes }) => sum + bytes.length, 0);
        if (this.waiting === 0) this.setBehind(false);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private async openFile(): Promise<FileHandle> {
    if (this.continued === undefined) return createAside(this.path);
    const file = await open(this.path, 'r+');
    await file.truncate(this.continued.size);
    return file;
  }

  /** Writes neighbouring tags together. */
  private async perform(file: FileHandle, work: readonly Work[]): Promise<void> {
    let run: Uint8Array[] = [];
    for (const item of work) {
      if (item.kind === 'append') run.push(item.bytes);
      else {
        await this.appendAll(file, run);
        run = [];
        await writeFully(file, [item.bytes], item.offset);
      }
    }
    await this.appendAll(file, run);
  }

  private async appendAll(file: FileHandle, run: readonly Uint8Array[]): Promise<void> {
    if (run.length === 0) return;
    this.size += await writeFully(file, run, this.size);
  }

  private fail(reason: unknown): void {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    this.error ??= error;
    this.work = [];
    this.waiting = 0;
    this.setBehind(false);
    this.handler.failed(error);
  }

  private setBehind(behind: boolean): void {
    if (behind === this.behind) return;
    this.behind = behind;
    this.handler.behind(behind);
  }
}

async function writeFully(file: FileHandle, pieces: readonly Uint8Array[], position: number): Promise<number> {
  const bytes = Buffer.concat(pieces);
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
  return bytes.length;
}
