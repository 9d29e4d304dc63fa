import { readHandshakeEcho } from '../../generated/rtmp/handshake-echo.js';
import { readHandshakeHello } from '../../generated/rtmp/handshake-hello.js';
import { readHandshakeVersion } from '../../generated/rtmp/handshake-version.js';
import { decodeMessage, type Message } from '../../generated/rtmp/message.js';
import { needMore } from '../../src/runtime/need-more.js';
import { Reader } from '../../src/runtime/reader.js';
import {
  initialSession,
  type Observed,
  observe,
  openObligations,
  type SessionState,
  sessionNamed,
  stateOf,
} from '../../src/schema/interpreter/index.js';
import { ChunkReader } from '../../src/session/chunk-stream/index.js';
import { schema } from './schema.js';

export type Side = 'client' | 'server';

/** A message as sessions see it. */
export interface SeenMessage {
  readonly by: Side;
  readonly streamId: number;
  readonly message: Message;
}

/** What the sessions of the spec say of messages that two peers send each other. */
export class ObservedSession {
  #handshake: SessionState = initialSession(schema, 'rtmp.handshake');
  #connection: SessionState = initialSession(schema, 'rtmp.connection');
  /** What is not as the sessions say, in words. */
  readonly findings: string[] = [];
  /** The rows that were answered, with their outcomes. */
  readonly outcomes: string[] = [];
  readonly effects: string[] = [];

  packet(by: Side, name: 'version' | 'hello' | 'echo' | 'message', value: unknown): void {
    const seen = observe(schema, 'rtmp.handshake', this.#handshake, { by, name, value });
    this.#handshake = seen.state;
    this.#note(name, seen);
  }

  /** What would be said of the message; nothing is remembered. */
  tried({ by, streamId, message }: SeenMessage): Observed {
    const given = { streamId };
    return observe(schema, 'rtmp.connection', this.#connection, { by, name: 'message', value: message, given });
  }

  message(message: SeenMessage): void {
    const seen = this.tried(message);
    this.#connection = seen.state;
    this.#note(kindsIn(message.message), seen);
  }

  /** States of the connection and of the message streams that were made. */
  get states(): object {
    const session = sessionNamed(schema, 'rtmp.connection');
    return { connection: stateOf(session, this.#connection, 'connection'), ...this.#connection.machines.stream };
  }

  get isFresh(): boolean {
    return stateOf(sessionNamed(schema, 'rtmp.connection'), this.#connection, 'connection') === 'fresh';
  }

  get owed(): readonly string[] {
    return openObligations(sessionNamed(schema, 'rtmp.connection'), this.#connection).map(({ row }) => row);
  }

  #note(what: string, { findings, answers, effects }: Observed): void {
    for (const { is, rule } of findings) this.findings.push(`${what}: ${is}${rule === undefined ? '' : ` ${rule}`}`);
    if (answers?.outcome !== undefined) this.outcomes.push(`${answers.row} ${answers.outcome}`);
    for (const { effect } of effects) this.effects.push(effect);
  }
}

/** Cuts what one side sends into the packets of the handshake and messages, and shows them to the sessions. */
export class ObservedSide {
  readonly #by: Side;
  readonly #session: ObservedSession;
  readonly #chunks: ChunkReader;
  readonly #packets = [...packets];
  #pending = new Uint8Array();

  constructor(by: Side, session: ObservedSession) {
    this.#by = by;
    this.#session = session;
    this.#chunks = new ChunkReader(({ streamId, typeId, payload }) => {
      const message = decodeMessage(payload.join(), { typeId });
      if (message === needMore) throw new Error(`a message of type ${typeId} that is not whole`);
      session.packet(by, 'message', message);
      session.message({ by, streamId, message });
    });
  }

  push(bytes: Uint8Array): void {
    this.#pending = new Uint8Array(Buffer.concat([this.#pending, bytes]));
    for (let packet = this.#packets[0]; packet !== undefined; packet = this.#packets[0]) {
      const reader = new Reader(this.#pending);
      const value = packet.read(reader);
      if (value === needMore) return;
      this.#packets.shift();
      this.#pending = this.#pending.slice(reader.position);
      this.#session.packet(this.#by, packet.name, value);
    }
    this.#chunks.push(this.#pending);
    this.#pending = new Uint8Array();
  }
}

const packets = [
  { name: 'version', read: readHandshakeVersion },
  { name: 'hello', read: readHandshakeHello },
  { name: 'echo', read: readHandshakeEcho },
] as const;

const kindsIn = (message: Message): string => {
  const inner = 'command' in message ? message.command.kind : 'event' in message ? message.event.kind : '';
  return inner === '' ? message.kind : `${message.kind} ${inner}`;
};
