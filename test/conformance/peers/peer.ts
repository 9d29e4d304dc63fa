import { execFileSync } from 'node:child_process';

/** Somebody else's program, or our own, and what the tester is told to test it. */
export interface Peer {
  /** As the files of it are called. */
  readonly name: string;
  /** Over its column. */
  readonly title: string;
  /** Why it cannot run here; undefined where it can. */
  missing(): string | undefined;
  /**
   * Arguments of `mtrude conformance`, up to what follows `--`. Clients run in the folder: a report holds the command, and
   * paths of one machine say nothing to others.
   */
  arguments(folder: string, port: number): Promise<readonly string[]>;
  /** What follows `--`. */
  readonly command?: readonly string[];
}

/** The program, where the shell does not find it. */
export function lacking(program: string): string | undefined {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return undefined;
  } catch {
    return program;
  }
}

/** Words as a shell takes them for what they are; places such as `{port}` are filled in later. */
export const quoted = (words: readonly string[]): string =>
  words.map((word) => (/^[\w./:=+@%,{}-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
