import { randomInt } from 'node:crypto';
import { dumpOf } from '../../conformance/explore/evidence/dump.js';
import { written } from '../../conformance/explore/evidence/written.js';
import { explore, type FoundFailure, replay } from '../../conformance/explore/explore.js';
import { exploredSession } from '../../conformance/explore/session.js';
import type { ServerTarget } from '../../conformance/server/target.js';
import { MtrudeError, UsageError } from '../../runtime/index.js';
import { resolvedSchema } from '../resolved-schema.js';
import type { Terminal } from '../terminal.js';
import { readFeatures, readOptionFile } from './option-files.js';
import type { ConformanceOptions } from './options.js';

export interface ExploreCommandOptions extends ConformanceOptions {
  readonly explore?: number;
  readonly exploreOutput?: string;
  readonly replay?: string;
}

/** Tries sessions drawn at random on a server. @throws MtrudeError `not-conformant` where one fails. */
export async function exploreServer(
  terminal: Terminal,
  target: ServerTarget,
  sessions: number,
  { seed = randomInt(2 ** 30), timeout, features, exploreOutput }: ExploreCommandOptions,
): Promise<void> {
  const schema = resolvedSchema();
  const declared = await readFeatures(features);
  terminal.output.write(`Seed ${seed}\n`);
  const exploration = await explore(target, schema, {
    sessions,
    seed,
    features: declared,
    ...(timeout !== undefined && { timeoutMilliseconds: timeout }),
    signal: terminal.stop,
  });
  for (const [at, failure] of exploration.failures.entries()) {
    terminal.output.write(`\n${[headOf(at + 1, failure), ...dumpOf(schema, failure.execution)].join('\n')}\n`);
    if (exploreOutput === undefined) continue;
    const paths = await written(exploreOutput, `failure-${at + 1}`, target, schema, failure, timeout);
    terminal.output.write(`Written: ${paths.join(', ')}\n`);
  }
  const { failures, aborted } = exploration;
  const { length } = failures;
  terminal.output.write(`\n${exploration.sessions} sessions, ${length} different failures\n`);
  if (aborted === undefined && length === 0) return;
  const parts = [
    ...(aborted === undefined ? [] : [`The run ended early: ${aborted}`]),
    ...(length === 0 ? [] : [`${length} different failures of sessions`]),
  ];
  throw new MtrudeError('not-conformant', parts.join('; '));
}

const headOf = (number: number, { at, times, execution, runs }: FoundFailure): string =>
  `Failure ${number}: session ${at}, failed in ${times} sessions, now ${execution.sent.length} messages after ${runs} runs`;

/** Runs a session of a file. @throws MtrudeError `not-conformant` where it fails. */
export async function replayOnServer(
  terminal: Terminal,
  target: ServerTarget,
  file: string,
  { timeout, features }: ExploreCommandOptions,
): Promise<void> {
  const session = await readOptionFile(
    '--replay',
    file,
    exploredSession,
    (what) => new UsageError('bad-session', what),
  );
  const schema = resolvedSchema();
  const declared = await readFeatures(features);
  const execution = await replay(target, schema, session, {
    features: declared,
    ...(timeout !== undefined && { timeoutMilliseconds: timeout }),
  });
  terminal.output.write(`${dumpOf(schema, execution).join('\n')}\n`);
  if (execution.failure !== undefined) throw new MtrudeError('not-conformant', execution.failure.said);
}
