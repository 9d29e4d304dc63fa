import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../support/command-line.js';
import { type Running, run, start } from '../../support/processes.js';

/** Where FFmpeg 9 is: a folder with a whole system in it, or one with the programs. */
export type Place = { readonly root: string } | { readonly bin: string };

const oldest = 9;
const patience = 60;

/** FFmpeg of version 9 or later, and a folder for files that it can see. */
export class Ffmpeg9 {
  private constructor(
    readonly version: string,
    /** As we see it. */
    readonly folder: string,
    private readonly place: Place,
  ) {}

  /** Throws an Error that says what is missing where it is not there. */
  static find(place: Place): Ffmpeg9 {
    const command = commandOf(place, 'ffmpeg', '-version');
    const [program, ...args] = command;
    const { error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
    const version = /^ffmpeg version n?(\S+)/.exec(stdout ?? '')?.[1];
    if (version === undefined) throw new Error(`no FFmpeg: ${command.join(' ')}: ${error?.message ?? stderr.trim()}`);
    if (Number.parseInt(version, 10) < oldest) throw new Error(`FFmpeg ${version} is older than ${oldest}`);
    const temporary = 'root' in place ? join(place.root, 'tmp') : tmpdir();
    if (!existsSync(temporary)) throw new Error(`${temporary} is not there`);
    return new Ffmpeg9(version, mkdtempSync(join(temporary, 'mtrude-enhanced-')), place);
  }

  /** Runs it to its end; file names are ours. */
  run(program: 'ffmpeg' | 'ffprobe', ...args: readonly string[]): Promise<string> {
    return run(this.command(program, ...args), patience);
  }

  start(program: 'ffmpeg' | 'ffprobe', ...args: readonly string[]): Running {
    return start(this.command(program, ...args), patience);
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private command(program: string, ...args: readonly string[]): Command {
    const { place } = this;
    const seen = 'root' in place ? args.map((arg) => arg.replace(`${place.root}/`, '/')) : args;
    return commandOf(place, program, ...seen);
  }
}

const commandOf = (place: Place, program: string, ...args: readonly string[]): Command =>
  'root' in place ? ['chroot', place.root, program, ...args] : [join(place.bin, program), ...args];
