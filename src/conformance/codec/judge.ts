import { catalog, classes } from '../../../generated/catalog.js';
import { MtrudeError, needMore } from '../../runtime/index.js';
import { fromLosslessJson, givenValues } from '../../schema/lossless-json/index.js';
import { primitives } from '../../transport/index.js';
import { ruleOf } from '../rules.js';
import { type Verdict, verdictOfMet, verdictOfNotMet } from '../verdict.js';
import { brief, type CodecCase } from './cases.js';
import { graphDifference } from './graph-difference.js';
import type { Answer } from './protocol.js';
import type { Vector } from './vectors.js';

export interface Judgement {
  readonly verdict: Verdict;
  readonly note?: string;
}

/** What an answer says of the rule of its case. */
export function judge({ planned, vector, question }: CodecCase, answer: Answer): Judgement {
  if (answer.kind === 'unsupported') return { verdict: 'unsupported', note: answer.why };
  const wanted = question.request === 'decode' ? 'value' : 'hex';
  if (answer.kind !== 'error' && answer.kind !== wanted) {
    return { verdict: 'fail', note: `the answer to ${question.request} has no ${wanted}` };
  }
  const seen = question.request === 'decode' ? decoded(vector, answer) : encoded(vector, answer);
  if (vector.validity === 'contested' || planned.level === 'CONFLICT') {
    return { verdict: 'informational', note: seen?.note ?? oursOf(planned.rule, wanted, answer) };
  }
  if (seen === undefined) return { verdict: verdictOfMet(planned.level) };
  return { verdict: seen.means === 'same' ? 'informational' : verdictOfNotMet(planned.level), note: seen.note };
}

/** What was seen in place of what was expected. */
interface Seen {
  readonly note: string;
  /** Other bytes that stand for the same value: what they are is a choice of the encoder. */
  readonly means?: 'same';
}

function decoded({ validity, value }: Vector, answer: Answer): Seen | undefined {
  if (answer.kind === 'error') return validity === 'invalid' ? undefined : refusal(answer);
  if (answer.kind !== 'value') return undefined;
  const shown = `reads ${brief(JSON.stringify(answer.value))}`;
  if (validity === 'invalid') return { note: `${shown} in place of an error` };
  const difference = differenceOfJson(answer.value, value);
  return difference === undefined ? undefined : { note: `${shown}: ${difference}` };
}

function encoded(vector: Vector, answer: Answer): Seen | undefined {
  if (answer.kind === 'error') return refusal(answer);
  if (answer.kind !== 'hex' || answer.hex === vector.hex) return undefined;
  const shown = `writes ${answer.hex === '' ? 'no bytes' : brief(answer.hex)}`;
  try {
    const read = readByUs(vector, answer.hex);
    if (read === needMore) return { note: `${shown}, which is no value: bytes are missing` };
    const difference = graphDifference(read, readByUs(vector, vector.hex));
    if (difference === undefined) return { note: `${shown}, other bytes for the same value`, means: 'same' };
    return { note: `${shown}, which is another value: ${difference}` };
  } catch (error) {
    if (!(error instanceof MtrudeError)) throw error;
    return { note: `${shown}, which is no value: ${error.message}` };
  }
}

const refusal = ({ code, message }: Extract<Answer, { kind: 'error' }>): Seen => ({
  note: `refuses it: ${code}: ${message}`,
});

/** Where documents or peers disagree: the reading that the answer shares with us. */
function oursOf(rule: string, wanted: 'value' | 'hex', answer: Answer): string {
  if (answer.kind === 'error') return refusal(answer).note;
  const of = ruleOf(rule);
  if (of.level !== 'CONFLICT') return 'as mtrude';
  return wanted === 'value' ? `reads as mtrude: ${of.reads}` : `writes as mtrude: ${of.writes}`;
}

/**
 * Where the JSON that was answered means another value; undefined where it means the same. Which ids containers have, how
 * a number is spelt, and the order of keys say nothing.
 */
function differenceOfJson(answered: unknown, expected: unknown): string | undefined {
  try {
    return graphDifference(fromLosslessJson(answered, classes), fromLosslessJson(expected, classes));
  } catch (error) {
    if (error instanceof MtrudeError) return `that is no lossless JSON: ${error.message}`;
    throw error;
  }
}

/** What our own codec makes of the bytes. */
const readByUs = ({ type, given }: Vector, hex: string): unknown =>
  catalog.get(type)?.decode(new Uint8Array(Buffer.from(hex, 'hex')), givenValues(given), { primitives });
