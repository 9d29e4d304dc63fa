import { sizeChunkBasicHeader } from '../../../../generated/rtmp/chunk-basic-header.js';
import { commandChunkStreamId } from '../../../../generated/rtmp/constants.js';
import type { Delivery } from '../../wire/delivery.js';
import type { Failure } from '../model/failure.js';
import type { Execution, Sent } from '../run/execution.js';

type Failed = Execution & { readonly failure: Failure };

/**
 * The failure with the rule that it breaks, judged by what is left in a session that cannot be made simpler: if a message
 * has to be carried in a certain way for it, or if a message has to be there that nothing else needs, it is that.
 */
export function named(execution: Failed, delivery: Delivery): Failed {
  const { failure, sent } = execution;
  if (isCertain(failure)) return execution;
  if (failure.is === 'refused' && delivery !== 'whole')
    return { ...execution, failure: { ...failure, rule: anySegments } };
  const rule = ruleOfCarriage(execution) ?? ruleOfStep(sent, failure);
  return rule === undefined ? execution : { ...execution, failure: { ...failure, rule } };
}

/** Where the handshake comes to nothing unless each packet of it comes in one piece. */
const anySegments = 'rtmp/5.2.3/any-segments';

/** What they break is plain from what came. */
const isCertain = ({ is, about }: Failure): boolean =>
  is === 'breaks' || is === 'harm' || ['order', 'stream', 'type', 'unwanted'].includes(about);

/** What stands beside media does not change their times, nor how a server writes. */
const ruleOfStep = (sent: readonly Sent[], { is, about }: Failure): string | undefined =>
  about === 'times' || is === 'unreadable'
    ? undefined
    : sent
        .filter(isAsChosen)
        .flatMap(({ step }) => ('rule' in step && step.rule) || [])
        .at(-1);

const ruleOfCarriage = ({ failure, sent }: Failed): string | undefined =>
  carriageRules.find(
    ({ fits, is = failure.is }) => is === failure.is && sent.some((of) => isAsChosen(of) && fits(of, sent)),
  )?.rule;

const isAsChosen = ({ step, isAsked }: Sent): boolean => step.do === 'send' && step.is === 'valid' && isAsked !== true;

/** The most particular first. */
const carriageRules: readonly {
  readonly rule: string;
  readonly is?: Failure['is'];
  readonly fits: (of: Sent, all: readonly Sent[]) => boolean;
}[] = [
  // A form that is not understood does harm by itself, one that is read otherwise where another chunk stream is in use.
  { rule: 'errata/4.1/chunk-stream-id', fits: (of, all) => idSize(of.step) > 2 && hasOthers(of, all) },
  { rule: 'rtmp/5.3.1.1/every-form-of-id', fits: ({ step }) => idSize(step) > 1 },
  {
    rule: 'errata/7/timestamps-wrap',
    fits: (of, all) => formatOf(of) > 0 && all.slice(0, all.indexOf(of)).some((before) => timeOf(before) > timeOf(of)),
  },
  {
    rule: 'errata/5.1/extended-timestamp-on-type-3',
    fits: ({ carriage }) => carriage?.isExtended === true && carriage.chunks > 1,
  },
  { rule: 'rtmp/5.4.1/for-next-chunks', is: 'unreadable', fits: ({ carriage }) => (carriage?.chunks ?? 0) > 1 },
  { rule: 'rtmp/5.3.1.3/extended-in-full', fits: ({ carriage }) => carriage?.isExtended === true },
  { rule: 'rtmp/5.3.1.2.4/repeats-the-last', fits: (of) => formatOf(of) === 3 },
  { rule: 'rtmp/5.3.1.2.5/adds-the-delta', fits: (of) => formatOf(of) > 0 },
];

const idSize = (step: Sent['step']): number =>
  step.do === 'send' ? sizeChunkBasicHeader({ format: 0, chunkStreamId: step.chunkStreamId }) : 0;
const hasOthers = ({ step }: Sent, all: readonly Sent[]): boolean =>
  all.some(
    (other) =>
      isAsChosen(other) &&
      other.step.do === 'send' &&
      step.do === 'send' &&
      other.step.chunkStreamId > commandChunkStreamId &&
      other.step.chunkStreamId !== step.chunkStreamId,
  );
const timeOf = ({ step }: Sent): number => (step.do === 'send' ? step.timestamp : 0);
const formatOf = ({ carriage }: Sent): number => carriage?.format ?? 0;
