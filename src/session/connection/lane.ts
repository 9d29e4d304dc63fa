import type { Answered } from './application.js';
import { limitError } from './options.js';

/** What all lanes of a connection may keep waiting, together. */
export class WaitingRoom {
  #messages = 0;
  #bytes = 0;

  constructor(private readonly limits: { readonly waitingMessages: number; readonly waitingBytes: number }) {}

  /** Throws LimitError 'waiting-messages-limit' and 'waiting-bytes-limit'. */
  enter(bytes: number): void {
    const { waitingMessages, waitingBytes } = this.limits;
    if (this.#messages + 1 > waitingMessages) {
      throw limitError('waiting-messages-limit', `More than ${waitingMessages} messages wait for an answer`);
    }
    if (this.#bytes + bytes > waitingBytes) {
      throw limitError('waiting-bytes-limit', `More than ${waitingBytes} bytes wait for an answer`);
    }
    this.#messages++;
    this.#bytes += bytes;
  }

  leave(bytes: number): void {
    this.#messages--;
    this.#bytes -= bytes;
  }
}

interface Task {
  readonly bytes: number;
  readonly run: () => void;
}

/** Tasks one after the other: while one waits for an answer of the application, those behind it wait as well. */
export class Lane {
  #waiting: Task[] = [];
  #held = false;

  constructor(
    private readonly room: WaitingRoom,
    /** Told of what goes wrong after a late answer. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Runs the task, at once if nothing is waited for. `bytes` count only while it waits. */
  run(bytes: number, run: () => void): void {
    if (!this.#held) {
      run();
      return;
    }
    this.room.enter(bytes);
    this.#waiting.push({ bytes, run });
  }

  /** Goes on with the answer, at once if it is there. Until then the lane is held. */
  settle<T>(answered: Answered<T>, done: (answer: T) => void): void {
    if (!(answered instanceof Promise)) {
      done(answered);
      return;
    }
    this.#held = true;
    answered
      .then((answer) => {
        done(answer);
        this.#release();
      })
      .catch((error: unknown) => this.failed(error));
  }

  /** Forgets what waits. An answer that is still to come finds nothing behind it. */
  clear(): void {
    for (const { bytes } of this.#waiting) this.room.leave(bytes);
    this.#waiting = [];
  }

  #release(): void {
    this.#held = false;
    // A task may hold the lane again; those behind it then wait for its own release.
    while (!this.#held) {
      const task = this.#waiting.shift();
      if (task === undefined) return;
      this.room.leave(task.bytes);
      task.run();
    }
  }
}
