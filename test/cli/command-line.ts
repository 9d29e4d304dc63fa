import { PassThrough, Writable } from 'node:stream';
import { run } from '../../src/cli/run.js';
import type { Terminal } from '../../src/cli/terminal.js';

export interface Said {
  readonly status: number;
  readonly bytes: Buffer;
  readonly text: string;
  readonly errors: string;
}

export interface Call {
  readonly input?: string | Uint8Array;
  readonly stop?: AbortSignal;
  /** Told of standard output as it comes. */
  readonly watch?: (text: string) => void;
  readonly isTTY?: boolean;
}

/** Runs the command line in this process. */
export async function mtrude(args: readonly string[], call: Call = {}): Promise<Said> {
  const { terminal: to, said } = terminal(call);
  const status = await run(args, to);
  return { status, ...said() };
}

/** A terminal that keeps what is written to it. */
export function terminal({ input = '', stop, watch, isTTY }: Call = {}) {
  const source = new PassThrough();
  source.end(input);
  const output = collector(watch);
  const complaints = collector();
  return {
    terminal: {
      input: source,
      output: Object.assign(output.stream, { isTTY: isTTY ?? false }),
      complaints: complaints.stream,
      stop: stop ?? new AbortController().signal,
    } satisfies Terminal,
    said: () => ({
      bytes: output.bytes(),
      text: output.bytes().toString(),
      errors: complaints.bytes().toString(),
    }),
  };
}

function collector(watch?: (text: string) => void) {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      watch?.(piece.toString());
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(pieces) };
}
