import { randomFillSync } from 'node:crypto';
import type { Value } from '../../../generated/amf0/index.js';
import {
  type Command,
  controlStreamId,
  defaultPeerBandwidth,
  defaultWindowAcknowledgementSize,
  type Message,
  MessageType,
  noTransactionId,
  SetPeerBandwidthLimitType,
  SoftwareVersion,
  StatusCode,
  StatusLevel,
  serverCapabilities,
  statusCodeLevels,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import { ServerHandshake } from '../../session/handshake/index.js';
import { primitives } from '../../transport/index.js';
import { NotMet } from '../verdict.js';
import { commandOf, eventOf } from '../wire/matching.js';
import { type Arrived, Messages } from '../wire/messages.js';
import type { Wire } from '../wire/wire.js';
import type { Role } from './target.js';

/** Where a server does otherwise than most. Each replaces an answer; what is left out is answered as usual. */
export interface Manners {
  /** Before the result of connect, in place of the announcements of window, bandwidth and stream 0. */
  readonly announce?: (guest: Guest) => void;
  /** In place of the result of connect. */
  readonly connect?: (guest: Guest, transactionId: number) => void | Promise<void>;
  /** In place of the result of createStream. */
  readonly createStream?: (guest: Guest, transactionId: number) => void | Promise<void>;
  /** In place of the status that publishing begins. */
  readonly publish?: (guest: Guest, streamId: number) => void | Promise<void>;
  /** In place of the status that playback begins. */
  readonly play?: (guest: Guest, streamId: number) => void | Promise<void>;
  /** In place of the answers to commands of encoders, such as FCPublish. */
  readonly other?: (guest: Guest, command: Command) => void;
  /** The stream that createStream gives. */
  readonly streamId?: number;
}

interface Known {
  readonly answersPings: boolean;
}

/** What a client has begun to do. */
export interface Begun {
  readonly role: Role;
  /** The message stream in which it asked. */
  readonly streamId: number;
  readonly name: string;
}

/** A client whose handshake is done: it is answered as it asks. */
export class Guest extends Messages {
  readonly #manners: Manners & Known;
  begun: Begun | undefined;
  /** What went wrong in an answer, which is a mistake of the case. */
  failure: unknown;
  #pings = 0;

  private constructor(wire: Wire, manners: Manners & Known) {
    super(wire);
    this.#manners = manners;
    this.heard = (arrived) => this.#hear(arrived);
    // What came with the handshake was heard by nobody.
    for (const arrived of this.arrived) this.#hear(arrived);
  }

  /** Does the handshake as most servers do. Rejects with NotMet. */
  static async greet(wire: Wire, manners: Manners & Known): Promise<Guest> {
    const handshake = new ServerHandshake({
      now: () => Math.floor(performance.now()),
      random: (bytes) => {
        randomFillSync(bytes);
      },
      primitives,
    });
    let rest: Uint8Array | undefined;
    wire.consume((bytes) => {
      if (rest !== undefined) {
        rest = Buffer.concat([rest, bytes]);
        return;
      }
      const step = handshake.receive(bytes);
      if (step.send.length > 0) {
        wire.write(step.send);
        void wire.flush();
      }
      rest = step.rest;
    });
    await wire.until('the handshake of the client', () => rest !== undefined);
    return Guest.after(wire, manners, rest);
  }

  /** Takes over from a handshake that a case has done itself. */
  static after(wire: Wire, manners: Manners & Known, rest: Uint8Array = new Uint8Array(0)): Guest {
    const guest = new Guest(wire, manners);
    if (rest.length > 0) guest.receive(rest);
    return guest;
  }

  command(command: Command, streamId = controlStreamId): void {
    this.tell({ kind: 'commandMessage', command }, streamId);
  }

  event(event: UserControlEvent): void {
    this.tell({ kind: 'userControl', event });
  }

  /** Sends a message at once, whatever the delivery. */
  tell(message: Message, streamId = controlStreamId, timestamp = 0): void {
    this.send(message, { streamId, timestamp });
    void this.wire.flush();
  }

  /** Bytes as they are. */
  write(...pieces: readonly Uint8Array[]): void {
    this.wire.write(Buffer.concat(pieces));
    void this.wire.flush();
  }

  result(transactionId: number, ...values: Value[]): void {
    this.command({ kind: 'result', transactionId, commandObject: null, values });
  }

  status(code: StatusCode, streamId: number, extra: Readonly<Record<string, Value>> = {}): void {
    const information = { ...statusInformation(code), ...extra };
    this.command({ kind: 'onStatus', transactionId: noTransactionId, commandObject: null, information }, streamId);
  }

  announce(): void {
    this.tell({ kind: 'windowAcknowledgementSize', size: defaultWindowAcknowledgementSize });
    const { dynamic: limitType } = SetPeerBandwidthLimitType;
    this.tell({ kind: 'setPeerBandwidth', size: defaultPeerBandwidth, limitType });
    this.event({ kind: 'streamBegin', streamId: controlStreamId });
  }

  acceptConnect(transactionId: number): void {
    this.command(acceptance(transactionId));
  }

  acceptPublish(streamId: number): void {
    this.status(StatusCode.publishStart, streamId);
  }

  acceptPlay(streamId: number): void {
    this.event({ kind: 'streamBegin', streamId });
    this.status(StatusCode.playStart, streamId);
  }

  /** Says that what is played is over, in each of the usual ways. */
  endPlayback(streamId: number): void {
    this.status(StatusCode.playUnpublishNotify, streamId);
    this.event({ kind: 'streamEof', streamId });
    this.status(StatusCode.playStop, streamId);
  }

  /** The command that a client sends. Rejects with NotMet. */
  async asks<K extends Command['kind']>({
    kind,
  }: {
    readonly kind: K;
  }): Promise<{ arrived: Arrived; command: Extract<Command, { kind: K }> }> {
    return this.expect(`the command ${kind}`, (arrived) => {
      const command = commandOf(arrived);
      return command !== undefined && isOf(command, kind) ? { arrived, command } : undefined;
    });
  }

  /** Resolves once the client has asked to publish or to play. Rejects with NotMet. */
  async started(): Promise<Begun> {
    await this.until('a request to publish or to play', () => this.begun !== undefined || this.failure !== undefined);
    if (this.failure !== undefined) throw this.failure;
    if (this.begun === undefined) throw new NotMet('the client asks neither to publish nor to play');
    return this.begun;
  }

  /** The next audio or video. Rejects with NotMet. */
  async media(): Promise<Arrived> {
    return this.expect('audio or video', (arrived) => (isMedia(arrived) ? arrived : undefined));
  }

  /** The response to a new ping, which is asked for here. Rejects with NotMet. */
  async answersPing(timestamp = this.#nextPing()): Promise<void> {
    this.event({ kind: 'pingRequest', timestamp });
    await this.expect('the response to a ping', (arrived) => {
      const event = eventOf(arrived);
      return event?.kind === 'pingResponse' && event.timestamp === timestamp ? arrived : undefined;
    });
  }

  /** Whether the client is still there, and has read all that was sent. Rejects with NotMet. */
  async isThere(): Promise<void> {
    if (this.#manners.answersPings) {
      await this.answersPing();
      return;
    }
    await this.wire.quiet();
    if (this.wire.isClosed) throw new NotMet('the client closed the connection');
  }

  /** Whether it does what it came for: a publisher sends media, a player asks to play and stays. Rejects with NotMet. */
  async goesOn(): Promise<void> {
    const { role } = await this.started();
    if (role === 'publisher') await this.media();
    else await this.isThere();
  }

  #nextPing(): number {
    this.#pings++;
    return firstPing + this.#pings;
  }

  #hear(arrived: Arrived): void {
    const command = commandOf(arrived);
    if (command === undefined) return;
    this.#answer(command, arrived.raw.streamId).catch((error: unknown) => {
      this.failure = error;
    });
  }

  async #answer(command: Command, streamId: number): Promise<void> {
    const manners = this.#manners;
    switch (command.kind) {
      case 'connect':
        if (manners.announce === undefined) this.announce();
        else manners.announce(this);
        if (manners.connect !== undefined) return manners.connect(this, command.transactionId);
        return this.acceptConnect(command.transactionId);
      case 'createStream':
        if (manners.createStream !== undefined) return manners.createStream(this, command.transactionId);
        return this.result(command.transactionId, manners.streamId ?? usualStreamId);
      case 'publish':
        this.begun = { role: 'publisher', streamId, name: command.name };
        if (manners.publish !== undefined) return manners.publish(this, streamId);
        return this.acceptPublish(streamId);
      case 'play':
        this.begun = { role: 'player', streamId, name: command.name };
        if (manners.play !== undefined) return manners.play(this, streamId);
        return this.acceptPlay(streamId);
      default:
        if (manners.other !== undefined) return manners.other(this, command);
        return this.#acknowledge(command);
    }
  }

  /** What encoders and players announce or ask is answered as servers do that have nothing to say. */
  #acknowledge(command: Command): void {
    if (command.kind === 'result' || command.kind === 'error' || !('transactionId' in command)) return;
    if (command.transactionId === noTransactionId) return;
    this.result(command.transactionId, command.kind === 'getStreamLength' ? 0 : null);
  }
}

/** The result of connect. */
export const acceptance = (transactionId: number, extra: Readonly<Record<string, Value>> = {}): Command => ({
  kind: 'result',
  transactionId,
  commandObject: { fmsVer: SoftwareVersion.server, capabilities: serverCapabilities },
  values: [{ ...statusInformation(StatusCode.connectSuccess), objectEncoding: 0, ...extra }],
});

export const statusInformation = (code: StatusCode) => ({
  level: statusCodeLevels[code] ?? StatusLevel.status,
  code,
  description: 'as asked',
});

export const isMedia = ({ raw }: Arrived): boolean =>
  raw.typeId === MessageType.audio || raw.typeId === MessageType.video;

function isOf<K extends Command['kind']>(command: Command, kind: K): command is Extract<Command, { kind: K }> {
  return command.kind === kind;
}

const usualStreamId = 1;
const firstPing = 0x0101_0100;
