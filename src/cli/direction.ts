import * as t from 'io-ts';
import * as rtmp from '../../generated/io-ts/rtmp.js';
import { checked, keeping, optional } from '../../generated/io-ts/support.js';
import { DecodeError, EncodeError, needMore } from '../runtime/index.js';
import { structsIn } from '../schema/interpreter/index.js';
import { type Direction, type DirectionMessage, decodeDirection, encodeDirection } from '../session/index.js';
import { resolvedSchema } from './resolved-schema.js';
import type { WireType } from './wire-type.js';

const name = 'rtmp.direction';
const rule = 'rtmp/5.3.1.1/layout';

/** One direction of a connection: the one type that is made by a session, with its state, and not by the spec alone. */
export const direction: WireType = {
  name,
  doc: 'One direction of a captured connection: its part of the handshake and all its messages.',
  given: {},
  decode(bytes) {
    const value = decodeDirection(bytes);
    if (value !== needMore) return value;
    const place = { offset: bytes.length, path: name, rule };
    throw new DecodeError('truncated', 'The input ends inside the handshake or a message,', place);
  },
  encode(value) {
    const fitting = checked(directionType, value, (path, expected) => {
      const place = { offset: 0, path: [name, ...path].join('.'), rule };
      return new EncodeError('wrong-type', `Expected ${expected}`, place);
    });
    return encodeDirection(fitting);
  },
  structs(value) {
    if (!directionType.is(value)) return new Set();
    const schema = resolvedSchema();
    const { hello, echo, messages } = value;
    const inside = messages.flatMap((of) => [of, ...structsIn(schema, 'rtmp.message', of.message)]);
    return new Set<object>([value, hello, echo, ...inside]);
  },
};

const whole = keeping('a whole number', (value): value is number => Number.isInteger(value));

const message: t.Type<DirectionMessage> = t.intersection([
  t.type({ chunkStreamId: whole, timestamp: whole, streamId: whole, message: rtmp.messageType }),
  optional({ header: t.keyof({ full: null, sameStream: null, delta: null }) }),
]);

const directionType: t.Type<Direction> = t.type({
  version: rtmp.handshakeVersionType,
  hello: rtmp.handshakeHelloType,
  echo: rtmp.handshakeEchoType,
  messages: t.readonlyArray(message),
});
