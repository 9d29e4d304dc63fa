import { UsageError } from '../../runtime/index.js';
import type { ExploreCommandOptions } from './explore.js';

/** @throws UsageError `bad-option` for an option that would have no effect beside the others. */
export function checkConflicts(options: ExploreCommandOptions): void {
  const { explore, replay, exploreOutput, seed } = options;
  const mode = explore === undefined ? '--replay' : '--explore';
  if (exploreOutput !== undefined && explore === undefined) {
    throw conflict('--explore-output needs --explore: it is where the failures go that are found so');
  }
  if (explore === undefined && replay === undefined) return;
  if (explore !== undefined && replay !== undefined) {
    throw conflict('--explore and --replay do not go together: sessions are drawn, or one is read from a file');
  }
  if (replay !== undefined && seed !== undefined) {
    throw conflict('--seed does not go together with --replay: nothing is drawn at random');
  }
  for (const name of ofCases) {
    if (options[name] === undefined) continue;
    const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw conflict(`--${flag} does not go together with ${mode}: it is about cases, and sessions run in their place`);
  }
}

/** What is declared of the features tells an exploration what to expect, too. */
const ofCases = ['list', 'case', 'exclude', 'level', 'knownFailing', 'jobs', 'json', 'junit', 'html'] as const;

const conflict = (what: string): UsageError => new UsageError('bad-option', what);
