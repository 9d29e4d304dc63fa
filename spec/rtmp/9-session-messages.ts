import { eq, field, given, sessions } from '../../src/schema/build/index.js';
import type { MessagePattern, Outcome, SessionRow } from '../../src/schema/model.js';

const { message, reply, row } = sessions;

/** A command, as type 17 or type 20. */
export const command = (name: string): MessagePattern => message('message', 'any', name);
export const event = (name: string): MessagePattern => message('message', 'userControl', name);
export const control = (name: string): MessagePattern => message('message', name);

/** A status with one of these codes; with any of a level. */
export const status = (...codes: readonly string[]): MessagePattern => ({
  ...command('onStatus'),
  where: { 'information.code': codes },
});
export const statusOf = (level: 'status' | 'error'): MessagePattern => ({
  ...command('onStatus'),
  where: { 'information.level': [level] },
});

/** In the message stream that the command was sent in. */
export const inStream = { key: given('streamId') };
/** About that message stream. */
export const ofStream = { key: field('streamId') };
export const optional = { optional: true };
export const onControlStream = (rule: string) => ({ condition: eq(given('streamId'), 0), rule });

/** The reply that names the transaction. */
export const replyOf = (name: 'result' | 'error', rule = 'same-transaction') =>
  reply(command(name), rule, { same: ['transactionId'] });

/** A message that changes nothing but what its effects do, and that nothing is owed for. */
export const plain = (
  name: string,
  parts: Pick<SessionRow, 'machine' | 'by' | 'is'> & Partial<SessionRow>,
  outcome: Partial<Outcome> = {},
): SessionRow => row(name, { from: ['any'], ...parts, outcomes: { done: { replies: [], ...outcome } } });
