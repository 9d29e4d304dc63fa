import {
  controlChunkStreamId,
  defaultChunkSize,
  encodeMessage,
  HandshakeVersion,
  handshakeHelloSize,
  MessageType,
  SetPeerBandwidthLimitType,
} from '../../../../generated/rtmp/index.js';
import { ruleOf } from '../../rules.js';
import type { ServerTarget } from '../../server/target.js';
import type { Execution, Sent } from '../run/execution.js';
import { titleOf } from './dump.js';
import { scriptBody } from './script-body.js';

/**
 * A script of Python, for its standard library alone, that sends the bytes of a session, says what the model predicts of
 * each step, and ends with 1 where it is not so, with 0 where all is as predicted, and with 2 where it cannot be told.
 */
export function scriptOf({ host, port }: ServerTarget, { sent, failure }: Execution, patience: number): string {
  const rule = failure?.rule;
  const seen = `${failure?.said ?? 'nothing was wrong'}${rule === undefined ? '' : ` (${rule})`}`;
  const steps = sent.flatMap((of) => (of.step.do === 'wait' ? [] : [stepOf(of, of.step.on)]));
  const isHarm = failure?.is === 'harm';
  return `#!/usr/bin/env python3
"""Sends an RTMP server a session in which it failed, and says whether it still does.

    python3 session.py [HOST] [PORT]

Seen: ${docText(seen)}
Ends with 1 where that shows again, with 0 where all is as predicted, with 2 where it cannot be told.
"""
import json, os, socket, struct, sys, time

if len(sys.argv) > 3 or (len(sys.argv) == 3 and sys.argv[2] not in map(str, range(1, 65536))):
    sys.stderr.write("usage: python3 %s [HOST] [PORT], with a port from 1 to 65535\\n" % sys.argv[0])
    sys.exit(2)
HOST = sys.argv[1] if len(sys.argv) > 1 else ${JSON.stringify(host)}
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else ${port}
RULE = ${JSON.stringify(rule === undefined ? 'none is known' : `${ruleOf(rule).text} (${rule})`)}
PATIENCE = ${patience / 1000}  # In seconds, for each thing that is predicted.
VERSION, HELLO, FIRST_CHUNK_SIZE, SET_CHUNK_SIZE = ${HandshakeVersion.plain}, ${handshakeHelloSize}, ${defaultChunkSize}, ${MessageType.setChunkSize}
COMMANDS, COMMANDS_OF_AMF3 = ${listOf(commands)}, ${listOf(extended)}
CONTROL = ${JSON.stringify(controlSizes()).replaceAll(/"(\d+)"/g, '$1')}  # Sizes of protocol control messages.
# On which connection, what in words, the bytes, and what is predicted of them. An end of the connection has no bytes.
STEPS = json.loads(r"""[
${steps.map((step) => `  ${JSON.stringify(step)}`).join(',\n')}
]""")
AGAINST = json.loads(r"""${JSON.stringify(failure?.against ?? null)}""")  # What was predicted of the whole of it.
OTHER = json.loads(r"""${JSON.stringify((isHarm && other(sent)) || null)}""")  # Somebody who has nothing to do with it.
${scriptBody}`;
}

const stepOf = (of: Sent, on: string) => ({
  on,
  what: titleOf(of),
  ...(of.step.do !== 'close' && { send: Buffer.from(of.bytes).toString('hex') }),
  ...(of.predicts.length > 0 && { predicts: of.predicts }),
  ...(of.gives !== undefined && { gives: of.gives }),
});

/** A client that connects as the first one did. */
function other(sent: readonly Sent[]): object | undefined {
  const first = sent.find(({ predicts }) => predicts.length > 0);
  if (first?.step.do !== 'send') return undefined;
  return { send: Buffer.from(first.bytes).toString('hex'), predicts: first.predicts };
}

const extended = [MessageType.commandExtended];
const commands = [MessageType.command, MessageType.data, ...extended];
const listOf = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;

/** How many bytes each has, by its type. */
const controlSizes = (): Record<number, number> =>
  Object.fromEntries(
    samples.map((message) => {
      const typeId = MessageType[message.kind];
      return [typeId, encodeMessage(message, { typeId }).length];
    }),
  );

const samples = [
  { kind: 'setChunkSize', size: defaultChunkSize },
  { kind: 'abort', chunkStreamId: controlChunkStreamId },
  { kind: 'acknowledgement', sequenceNumber: 0 },
  { kind: 'windowAcknowledgementSize', size: 0 },
  { kind: 'setPeerBandwidth', size: 0, limitType: SetPeerBandwidthLimitType.hard },
] as const;

const docText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', "'");
