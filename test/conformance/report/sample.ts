import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import type { CaseResult, RunReport } from '../../../src/conformance/result.js';
import type { RunOptions } from '../../../src/conformance/run-options.js';
import type { Verdict } from '../../../src/conformance/verdict.js';
import type { Transcript } from '../../../src/conformance/wire/recording.js';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

export const transcript = (name: string, ...turns: readonly (readonly ['tester' | 'peer', string])[]): Transcript => ({
  name,
  passages: turns.map(([by, hex], index) => ({ at: index * 1.5, by, bytes: bytes(hex) })),
});

/** A case a verdict, and one whose words are the markup of others. */
export const plan: readonly PlannedCase[] = [
  {
    id: 'handshake/rtmp/5.2.2/version',
    section: 'handshake',
    rule: 'rtmp/5.2.2/answers-3',
    level: 'MUST',
    demands: 'The answer is version `3`',
    sends: 'C0 and C1',
    expects: 'S0 of version 3',
  },
  {
    id: 'handshake/rtmp/5.2.4/echo',
    section: 'handshake',
    rule: 'rtmp/5.2.4/echo',
    level: 'MUST',
    demands: 'S2 repeats C1',
    sends: 'C0, C1 and C2',
    expects: 'C1 in S2',
  },
  {
    id: 'chunk-stream/rtmp/5.3.1.1/two-byte-id',
    section: 'chunk-stream',
    rule: 'rtmp/5.3.1.1/two-byte-id',
    level: 'SHOULD',
    demands: 'Ids above 63 take two bytes',
    sends: 'a connect on chunk stream 64',
    expects: 'a _result',
  },
  {
    id: 'chunk-stream/rtmp/5.3.1.3/delta-after-full',
    section: 'chunk-stream',
    rule: 'rtmp/5.3.1.3/delta-after-full',
    level: 'CONFLICT',
    demands: 'A header of type 3 repeats the delta',
    sends: 'a message with type 3',
    expects: 'a timestamp',
  },
  {
    id: 'amf/amf3/3.1/avmplus',
    section: 'amf',
    rule: 'amf3/3.1/avmplus',
    level: 'MUST',
    demands: 'AMF 3 may follow',
    sends: 'a connect of AMF 3',
    expects: 'a _result',
  },
  {
    id: 'limits/peers/nesting/</script><b>&"|\u0000\ud800',
    section: 'limits',
    rule: 'peers/nesting/bounded',
    level: 'DE-FACTO',
    demands: 'Nesting <ends> & "somewhere" | here',
    sends: 'objects in objects',
    expects: 'an end',
  },
];

export const allPass = (selects: (planned: PlannedCase) => boolean = () => true): RunReport => ({
  mtrude: '0.0.0',
  kind: 'server',
  target: 'rtmp://127.0.0.1/live/film',
  started: '2026-01-02T03:04:05.678Z',
  milliseconds: 1234.5,
  results: plan.filter(selects).map((planned) => ({ ...planned, ...came('pass') })),
});

export const withResult = (report: RunReport, index: number, change: Partial<CaseResult>): RunReport => ({
  ...report,
  results: report.results.map((result, at) => (at === index ? { ...result, ...change } : result)),
});

const outcomes: readonly (readonly [index: number, change: Partial<CaseResult>])[] = [
  [
    0,
    {
      verdict: 'fail',
      note: 'S0 of version </script><i>9',
      delivery: 'bytes',
      transcripts: [
        transcript('publisher', ['tester', '03'], ['tester', '00'.repeat(5000)], ['peer', '09'], ['tester', '616263']),
      ],
    },
  ],
  [2, { verdict: 'non-strict', note: 'an _error' }],
  [3, { verdict: 'informational', note: 'reads it as a delta' }],
  [4, { verdict: 'unsupported', note: 'no AMF 3' }],
  [5, { verdict: 'fail', note: 'died | of <it>\u0007' }],
];

/** Everything that can come of a case. */
export const mixed = (): RunReport =>
  outcomes.reduce((report, [index, change]) => withResult(report, index, change), allPass());

const came = (verdict: Verdict): Pick<CaseResult, 'verdict' | 'milliseconds' | 'transcripts'> => ({
  verdict,
  milliseconds: 12.25,
  transcripts: [transcript('player', ['tester', '0300'], ['peer', '0301'])],
});

/** A suite that gives what it is told to, and keeps the options that it ran with. */
export function suiteOf(report: RunReport) {
  const calls: RunOptions[] = [];
  return {
    plan,
    calls,
    run: async (options: RunOptions): Promise<RunReport> => {
      calls.push(options);
      const results = report.results.filter((result) => options.selects?.(result) ?? true);
      for (const result of results) options.progress?.(result);
      return { ...report, results };
    },
  };
}
