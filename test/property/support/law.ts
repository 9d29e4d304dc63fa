import * as fc from 'fast-check';

/** Runs a law and type get: 1,000 unless LAW_RUNS says otherwise, fewer for a quick look or more for a long one. */
const runs = Number(process.env.LAW_RUNS ?? 1000);

/** LAW_SEED replays an earlier run. */
const seed = process.env.LAW_SEED === undefined ? Date.now() & 0x7fffffff : Number(process.env.LAW_SEED);

console.log(`laws: seed ${seed}`);

/** Holds a property for all that the arbitrary draws. What breaks it is shrunk, and told with all that it takes to replay it. */
export function holds<T>(cases: fc.Arbitrary<T>, check: (of: T) => void): void {
  const found = fc.check(fc.property(cases, check), { seed, numRuns: runs });
  if (!found.failed) return;
  const [smallest] = found.counterexample ?? [];
  const reason = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  const story = [
    `The law does not hold. It failed in run ${found.numRuns} of ${runs}; the smallest case found is`,
    `  ${brief(fc.stringify(smallest))}`,
    `because`,
    `  ${reason.split('\n').map(brief).join('\n  ')}`,
    `Run it again with LAW_SEED=${seed}; fast-check calls the case seed ${found.seed}, path ${found.counterexamplePath}.`,
  ];
  throw new Error(story.join('\n'), { cause: found.errorInstance });
}

/** Long strings of one character say nothing that their beginning does not. */
function brief(line: string): string {
  return line.length <= 1000 ? line : `${line.slice(0, 900)} … and ${line.length - 900} characters more`;
}
