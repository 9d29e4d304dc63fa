import type { Message } from '../../../../generated/rtmp/index.js';
import type { Received } from './received.js';

/**
 * The rule that is broken where what a row of the session owes did not come: what comes otherwise than it should breaks
 * another one than what does not come at all. `rule` is that of the first reply, `came` what came since it was asked for.
 */
export function ruleOfMissing(
  row: string,
  rule: string | undefined,
  came: readonly Received[],
  streamId: number,
): string | undefined {
  const commands = came.flatMap(({ message, raw }) =>
    'command' in message ? [{ kind: message.command.kind, streamId: raw.streamId }] : [],
  );
  const last = commands.at(-1);
  const isStatus = row === 'publish' || row === 'play';
  if (isStatus && last?.kind === 'onStatus' && last.streamId !== streamId) {
    return 'peers/status-in-stream/status-in-its-stream';
  }
  const isReply = last?.kind === 'result' || last?.kind === 'error';
  return (isReply ? undefined : unanswered[row]) ?? rule;
}

/** The rules of calls that get no reply. */
const unanswered: Readonly<Record<string, string>> = {
  connect: 'rtmp/7.2.1.1/connect-answered',
  createStream: 'rtmp/7.2.1.3/create-stream-answered',
  getStreamLength: 'rtmp/7.2.1.2/call-answered',
};

export const isProtocolControl = ({ kind }: Message): boolean => controlKinds.includes(kind);

const controlKinds: readonly Message['kind'][] = [
  'setChunkSize',
  'abort',
  'acknowledgement',
  'windowAcknowledgementSize',
  'setPeerBandwidth',
];
