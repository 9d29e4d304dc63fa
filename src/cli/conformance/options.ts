import { type Command, InvalidArgumentError } from 'commander';
import type { Level } from '../../conformance/verdict.js';
import { UsageError } from '../../runtime/index.js';

export interface ConformanceOptions {
  readonly case?: readonly string[];
  readonly exclude?: readonly string[];
  readonly level?: readonly Level[];
  readonly list?: true;
  readonly features?: string;
  readonly knownFailing?: string;
  readonly seed?: number;
  readonly timeout?: number;
  readonly jobs?: number;
  readonly start?: string;
  readonly oneConnection?: true;
  readonly json?: string;
  readonly junit?: string;
  readonly html?: string;
}

/** What every run can be told. */
export const addRunOptions = (command: Command): Command =>
  command
    .option('--case <glob>', 'run only the cases with such ids (may be given several times)', added)
    .option('--exclude <glob>', 'leave out the cases with such ids (may be given several times)', added)
    .option('--level <level>', `run only cases of a level: ${levels.join(', ')} (several times)`, addedLevel)
    .option('--list', 'print the cases with level and sentence, and run none')
    .option('--known-failing <file>', 'JSON of the cases that are expected to fail, each with a reason')
    .option('--seed <n>', 'where what is explored comes from, so that it can be repeated', whole(0))
    .option('--timeout <ms>', 'how long to wait for an answer, in milliseconds', whole(1))
    .option('--json <file>', 'write the report as JSON')
    .option('--junit <file>', 'write the report as JUnit XML')
    .option('--html <file>', 'write the report as a page of HTML');

/** What a run against a peer can be told beside that. */
export const addPeerOptions = (command: Command): Command =>
  addRunOptions(command)
    .option('--features <file>', 'JSON that says what the peer can and cannot do')
    .option('--jobs <n>', 'how many cases run at a time', whole(1));

/** An argument may be left out where nothing is run: what then lacks it says so as the rest of the command line does. */
export const missing = (name: string): UsageError =>
  new UsageError('missing-argument', `missing required argument '${name}'`);

const added = (text: string, before: readonly string[] = []): string[] => [...before, text];

const levels: readonly Level[] = ['MUST', 'SHOULD', 'MAY', 'DE-FACTO', 'CONFLICT'];

function addedLevel(text: string, before: readonly Level[] = []): Level[] {
  const level = levels.find((known) => known === text.toUpperCase());
  if (level === undefined) throw new InvalidArgumentError(`Expected one of ${levels.join(', ')}.`);
  return [...before, level];
}

export const whole =
  (least: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least) {
      throw new InvalidArgumentError(`Expected a whole number of at least ${least}.`);
    }
    return Number(text);
  };
