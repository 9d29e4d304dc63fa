import type { Value } from '../../../generated/amf0/index.js';
import {
  type CommandPause,
  type CommandPlay,
  type CommandPublish,
  type CommandSeek,
  PublishType,
  StatusCode,
} from '../../../generated/rtmp/index.js';
import type { Accepted, Answer, Answered, Refused } from './application.js';
import type { Lane } from './lane.js';
import type { ServerLink } from './server-link.js';
import type { ServerStreamState } from './server-stream.js';
import { errorOf } from './status.js';

/** What the commands of one message stream do. */
export class StreamCommands {
  constructor(
    private readonly link: ServerLink,
    private readonly stream: ServerStreamState,
    private readonly lane: Lane,
  ) {}

  publish({ name, type = PublishType.live }: CommandPublish): void {
    const { link, stream } = this;
    if (stream.state !== 'idle') {
      stream.status(StatusCode.publishBadName, `This stream is in use for ${stream.name}`, { details: name });
      return;
    }
    const question = () => link.application.publish(stream, { name, type });
    const refuse = ({ code = StatusCode.publishFailed, description }: Refused) =>
      stream.status(code, description, { details: name });
    this.#begin('publishing', name, question, refuse, ({ description = `${name} is now published` }) => {
      link.event({ kind: 'streamBegin', streamId: stream.id });
      stream.status(StatusCode.publishStart, description, { details: name });
    });
  }

  play({ name, start, duration, reset }: CommandPlay): void {
    const { link, stream } = this;
    const refuse = ({ code = StatusCode.playFailed, description }: Refused) =>
      stream.status(code, description, { details: name });
    if (stream.state === 'publishing') {
      refuse({ accept: false, description: `This stream publishes ${stream.name}` });
      return;
    }
    const replaces = reset === undefined || Boolean(reset);
    if (stream.state === 'playing' && !replaces) {
      refuse({ accept: false, description: 'There are no playlists here' });
      return;
    }
    stream.finish();
    const question = () => link.application.play(stream, { name, start, duration, reset: replaces });
    this.#begin('playing', name, question, refuse, ({ description, recorded = false }) => {
      if (recorded) link.event({ kind: 'streamIsRecorded', streamId: stream.id });
      link.event({ kind: 'streamBegin', streamId: stream.id });
      if (reset) stream.status(StatusCode.playReset, `Playing and resetting ${name}`, { details: name });
      stream.status(StatusCode.playStart, description ?? `Started playing ${name}`, { details: name });
      const access = { kind: 'sampleAccess', audio: true, video: true } as const;
      link.messages.send({ kind: 'dataMessage', data: access }, { streamId: stream.id });
    });
  }

  play2(parameters: Value): void {
    const { link, stream } = this;
    const { application } = link;
    const question = () => application.play2?.(stream, parameters) ?? unsupported;
    this.#whilePlaying(
      question,
      ({ code = StatusCode.playFailed, description }) => stream.status(code, description),
      ({ description = 'Switched' }) => stream.status(StatusCode.playTransition, description),
    );
  }

  pause({ transactionId, pause, milliseconds }: CommandPause): void {
    const { link, stream } = this;
    const question = () => link.application.pause?.(stream, { pause, milliseconds }) ?? unsupported;
    this.#whilePlaying(
      question,
      (refused) => this.#fail(transactionId, StatusCode.streamFailed, refused),
      ({ description = pause ? 'Paused' : 'Unpaused' }) => {
        stream.paused = pause;
        // Players that fill a buffer wait for the event, others for the status.
        link.event({ kind: pause ? 'streamEof' : 'streamBegin', streamId: stream.id });
        stream.status(pause ? StatusCode.pauseNotify : StatusCode.unpauseNotify, description, { details: stream.name });
      },
    );
  }

  seek({ transactionId, milliseconds }: CommandSeek): void {
    const { link, stream } = this;
    const question = () => link.application.seek?.(stream, milliseconds) ?? unsupported;
    this.#whilePlaying(
      question,
      (refused) => this.#fail(transactionId, StatusCode.seekFailed, refused),
      ({ description = `Seeking ${milliseconds}` }) => {
        link.event({ kind: 'streamBegin', streamId: stream.id });
        stream.status(StatusCode.seekNotify, description, { details: stream.name });
        stream.status(StatusCode.playStart, `Started playing ${stream.name}`, { details: stream.name });
      },
    );
  }

  receive(what: 'receiveAudio' | 'receiveVideo', receive: boolean): void {
    const { link, stream } = this;
    stream[what] = receive;
    if (stream.state !== 'playing') return;
    if (receive) {
      stream.status(StatusCode.seekNotify, 'Receiving', { details: stream.name });
      stream.status(StatusCode.playStart, `Started playing ${stream.name}`, { details: stream.name });
    }
    link.application.receive?.(stream);
  }

  closeStream(): void {
    const { stream } = this;
    const { state, name } = stream;
    stream.finish();
    if (state === 'publishing') {
      stream.status(StatusCode.unpublishSuccess, `${name} is no longer published`, { details: name });
    } else if (state === 'playing') {
      stream.status(StatusCode.playStop, `Stopped playing ${name}`, { details: name });
    }
  }

  #begin(
    state: 'publishing' | 'playing',
    name: string,
    question: () => Answered,
    refuse: (refused: Refused) => void,
    accept: (accepted: Accepted) => void,
  ): void {
    const { stream } = this;
    this.#settle(question, (answer) => {
      if (!answer.accept) return refuse(answer);
      stream.begin(state, name);
      // Accepted too late: the application lets go of it again.
      if (stream.gone) return stream.finish();
      accept(answer);
      answer.started?.();
    });
  }

  #whilePlaying(
    question: () => Answered,
    refuse: (refused: Refused) => void,
    accept: (accepted: Accepted) => void,
  ): void {
    const { stream } = this;
    if (stream.state !== 'playing') {
      refuse({ accept: false, description: 'Nothing is playing' });
      return;
    }
    this.#settle(question, (answer) => {
      if (stream.gone) return;
      if (!answer.accept) return refuse(answer);
      accept(answer);
      answer.started?.();
    });
  }

  #settle(question: () => Answered, done: (answer: Answer) => void): void {
    this.lane.settle(this.link.ask(question), done);
  }

  /** Pause and seek fail with an error instead of a status, as the document has it. */
  #fail(transactionId: number, usual: StatusCode, { code = usual, description }: Refused): void {
    this.link.send(errorOf(transactionId, code, description), this.stream.id);
  }
}

const unsupported: Refused = { accept: false, description: 'The application does not do that' };
