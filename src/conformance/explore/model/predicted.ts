import { encodeMessage, MessageType } from '../../../../generated/rtmp/index.js';
import type { Obligation } from '../../../schema/interpreter/sessions/state.js';
import type { Reply, SessionDefinition } from '../../../schema/model.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import type { Pattern, Prediction } from './prediction.js';

/** What the session says that a server owes, to be found among what it sends. */
export function predicted(
  schema: ResolvedSchema,
  session: SessionDefinition,
  on: string,
  { row: name, same, key }: Obligation,
): Prediction {
  const outcomes = Object.entries(session.rows.find((row) => row.name === name)?.outcomes ?? {});
  const oneOf = outcomes.map(([, { replies }]) =>
    replies.filter(({ optional }) => optional !== true).map((reply) => patternOf(schema, reply, same, key)),
  );
  const said = oneOf.map((patterns) => patterns.map(wordsOf).join(' and ')).join(', or ');
  return { on, is: 'comes', oneOf, said };
}

const commands = [MessageType.command, MessageType.commandExtended];

function patternOf(schema: ResolvedSchema, reply: Reply, same: Obligation['same'], key: string): Pattern {
  const { is, where = {} } = { ...reply, where: reply.is.where };
  const kind = is.kinds.at(-1) ?? '';
  const { transactionId: transaction, timestamp } = same;
  if (kind === 'pingResponse') {
    const message = { kind: 'userControl', event: { kind, timestamp: Number(timestamp) } } as const;
    const payload = encodeMessage(message, { typeId: MessageType.userControl });
    return { types: [MessageType.userControl], payload: Buffer.from(payload).toString('hex') };
  }
  const codes = where['information.code'];
  const levels = where['information.level'];
  return {
    types: commands,
    name: nameOfCommand(schema, kind),
    ...(reply.key !== undefined && { stream: Number(key) }),
    ...(reply.same?.includes('transactionId') && typeof transaction === 'number' && { transaction }),
    ...(codes !== undefined && { codes }),
    ...(levels !== undefined && { levels }),
  };
}

/** What a command begins with. */
export function nameOfCommand(schema: ResolvedSchema, kind: string): string {
  const node = schema.types['rtmp.command']?.type;
  const call = node?.kind === 'calls' ? node.calls.find((of) => of.name === kind) : undefined;
  return call?.opens ?? kind;
}

function wordsOf({ name, transaction, codes, levels, stream }: Pattern): string {
  const what = name ?? 'a ping response with the timestamp of the request';
  const of = transaction === undefined ? '' : ` for transaction ${transaction}`;
  const saying = codes === undefined ? '' : ` ${codes.join(' or ')}`;
  const level = levels === undefined ? '' : ` of level ${levels.join(' or ')}`;
  const where = stream === undefined ? '' : ` in message stream ${stream}`;
  return `${what}${of}${saying}${level}${where}`;
}
