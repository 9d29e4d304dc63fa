import type * as fc from 'fast-check';
import { commandChunkStreamId, MessageType } from '../../../../generated/rtmp/index.js';
import type { ExploredMessage, ExploredStep } from '../session.js';
import { clientMessages, type DrawnMessage } from './client-messages.js';

type Draw = typeof fc;

/**
 * Somebody on a connection of its own who begins as one should, then does what is not allowed. `commands`
 * are the names of commands, which may be followed by anything.
 */
export function violations(draw: Draw, commands: readonly string[]): fc.Arbitrary<readonly ExploredStep[]> {
  const { array, constantFrom, integer, oneof, record, tuple, uint8Array } = draw;
  const said = clientMessages(draw, 1);
  const any = oneof(...Object.values(said));
  const beginning = (kinds: readonly string[]) =>
    tuple(...kinds.flatMap((kind) => said[kind] ?? [])).map((messages) =>
      messages.map((message, at): ExploredStep => ({ ...sent(message, 'valid'), stream: at < 2 ? 0 : 1 })),
    );
  const where = record({ stream: constantFrom(0, 1, 7), chunkStreamId: constantFrom(2, 3, 6, 64, 400) });
  const outOfPlace = tuple(any, where).map(([message, at]) => ({ ...sent(message), ...at }));
  const anything = constantFrom<unknown>(null, true, false, 0, 1, -1, 2.5, 1e300, '', 'x', [], ['x'], {}, { x: 1 });
  const ofOtherTypes = tuple(constantFrom(...commands), array(anything, { maxLength: 5 }), where).map(
    ([name, more, at]) => ({
      ...sent({
        typeId: MessageType.command,
        message: { kind: 'commandMessage', command: { kind: 'other', values: [name, ...more] } },
      }),
      ...at,
    }),
  );
  const malformed = tuple(constantFrom(...Object.values(MessageType)), uint8Array({ maxLength: 60 }), where).map(
    ([typeId, bytes, at]) => {
      const { message: _, ...rest } = sent({ typeId, message: undefined });
      return { ...rest, ...at, hex: Buffer.from(bytes).toString('hex') };
    },
  );
  const flipped = tuple(any, array(integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 3 })).map(
    ([message, flips]) => ({ ...sent(message), flips }),
  );
  const cutOff = tuple(any, integer({ min: 1, max: 40 })).map(([message, cut]) => ({ ...sent(message), cut }));
  const noChunks = uint8Array({ minLength: 1, maxLength: 200 }).map(
    (bytes): ExploredStep => ({ do: 'bytes', on: rogue, is: 'violation', hex: Buffer.from(bytes).toString('hex') }),
  );
  const one: fc.Arbitrary<ExploredStep> = oneof(outOfPlace, ofOtherTypes, malformed, flipped, cutOff, noChunks);
  const begun = oneof(
    beginning([]),
    beginning(['connect']),
    beginning(['connect', 'createStream']),
    beginning(['connect', 'createStream', 'publish']),
    beginning(['connect', 'createStream', 'play']),
  );
  return tuple(begun, array(one, { minLength: 1, maxLength: 3 })).map(([before, wrong]) => [...before, ...wrong]);
}

const rogue = 'rogue';

const sent = ({ typeId, message }: DrawnMessage, is: 'valid' | 'violation' = 'violation'): ExploredMessage => ({
  do: 'send',
  on: rogue,
  is,
  typeId,
  message,
  stream: 0,
  timestamp: 0,
  chunkStreamId: commandChunkStreamId,
  header: 'full',
});
