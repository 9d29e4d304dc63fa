import { type FileHandle, open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { FlvSink } from '../media/index.js';

/** Where an FLV file goes. */
export interface FlvOutput extends FlvSink {
  /** Bytes that wait to be written. */
  readonly waitingBytes: number;
  /** Throws what writing has failed with. */
  check(): void;
  /** Resolves when everything is written. Rejects with the error of the system. */
  close(): Promise<void>;
}

/** A file, made or emptied when the first bytes come. */
export class FlvFile implements FlvOutput {
  waitingBytes = 0;
  #file: FileHandle | undefined;
  #size = 0;
  #work: Promise<void> = Promise.resolve();
  #failure: unknown;

  constructor(private readonly path: string | URL) {}

  append(bytes: Uint8Array): void {
    const position = this.#size;
    this.#size += bytes.length;
    this.#write(bytes, position);
  }

  patch(offset: number, bytes: Uint8Array): void {
    this.#write(bytes, offset);
  }

  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  async close(): Promise<void> {
    await this.#work;
    await this.#file?.close();
    this.check();
  }

  #write(bytes: Uint8Array, position: number): void {
    this.waitingBytes += bytes.length;
    this.#work = this.#work.then(async () => {
      try {
        if (this.#failure === undefined) await this.#writeAll(bytes, position);
      } catch (error) {
        this.#failure = error;
      } finally {
        this.waitingBytes -= bytes.length;
      }
    });
  }

  async #writeAll(bytes: Uint8Array, position: number): Promise<void> {
    this.#file ??= await open(this.path, 'w');
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }
}

/** A stream of bytes, which stays open and cannot be patched. */
export class FlvStream implements FlvOutput {
  #failure: unknown;

  constructor(private readonly stream: Writable) {
    stream.on('error', this.#failed);
  }

  get waitingBytes(): number {
    return this.stream.writableLength;
  }

  append(bytes: Uint8Array): void {
    if (this.#failure === undefined) this.stream.write(bytes);
  }

  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Resolves when what was appended has been taken. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.stream.write(new Uint8Array(0), () => resolve());
    });
    this.stream.off('error', this.#failed);
    this.check();
  }

  readonly #failed = (error: Error): void => {
    this.#failure = error;
  };
}
