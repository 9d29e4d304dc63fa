import type { JudgedReport, JudgedResult } from '../known-failing.js';
import type { Transcript } from '../wire/recording.js';
import type { ReportJson } from './json-form.js';
import { runOutcomeOf } from './run-outcome.js';
import { shortened } from './shortened.js';

type ResultJson = ReportJson['results'][number];
type TranscriptJson = ResultJson['transcripts'][number];

/** A report for programs: what came of it first, then each case with its bytes, but for the middle of long transfers. */
export function reportToJson({ results, ...report }: JudgedReport): ReportJson {
  const { counts, failures, known, unexpectedPasses, isGood } = runOutcomeOf({ ...report, results });
  const ids = (of: readonly JudgedResult[]) => of.map(({ id }) => id);
  return {
    ...report,
    summary: {
      good: isGood,
      cases: results.length,
      ...counts,
      failures: ids(failures),
      knownFailures: ids(known),
      unexpectedPasses: ids(unexpectedPasses),
    },
    results: results.map((result) => ({
      ...result,
      transcripts: result.transcripts.map((transcript) => transcriptToJson(shortened(transcript, result.verdict))),
    })),
  };
}

/** The report again, without what was left out. What its summary says follows from the rest. */
export const reportFromJson = ({ summary: _, results, ...report }: ReportJson): JudgedReport => ({
  ...report,
  results: results.map((result) => ({ ...result, transcripts: result.transcripts.map(transcriptFromJson) })),
});

const transcriptToJson = ({ name, passages, closedBy }: Transcript): TranscriptJson => ({
  name,
  passages: passages.map(({ at, bytes, ...passage }) => ({
    at: Math.round(at * 1000) / 1000,
    ...passage,
    hex: Buffer.from(bytes).toString('hex'),
  })),
  ...(closedBy !== undefined && { closedBy }),
});

const transcriptFromJson = ({ passages, ...transcript }: TranscriptJson): Transcript => ({
  ...transcript,
  passages: passages.map(({ hex, ...passage }) => ({ ...passage, bytes: new Uint8Array(Buffer.from(hex, 'hex')) })),
});
