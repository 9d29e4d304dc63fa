import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { audioChunkStreamId, MessageType, StatusCode } from '../../generated/rtmp/index.js';
import { SharedMessage } from '../../src/session/chunk-stream/index.js';
import { connectedPair, cutInto, payload, RecordingApplication } from './connection-support.js';

describe('playing', () => {
  it('sends what the application sends, in the stream of the player', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    const got: string[] = [];
    stream.onMessage = ({ typeId, timestamp, payload: { length } }) => got.push(`${typeId} ${timestamp} ${length}`);
    const events: string[] = [];
    stream.onEvent = ({ kind }) => events.push(kind);
    await stream.play('s', { start: -2, duration: -1, reset: true });
    const [serverStream] = application.streams;
    ok(serverStream);
    equal(serverStream.sendMessage({ typeId: MessageType.audio, timestamp: 3, payload: payload(9) }), true);
    const shared = new SharedMessage({
      chunkStreamId: audioChunkStreamId,
      typeId: MessageType.audio,
      timestamp: 4,
      payload: payload(5000),
    });
    equal(serverStream.sendShared(shared), true);
    equal(serverStream.sendMessage({ typeId: MessageType.audio, timestamp: 5, payload: payload(8) }), true);
    serverStream.dry();
    serverStream.eof();
    await pair.quiet();
    deepEqual(got, [
      `${MessageType.data} 0 24`,
      `${MessageType.audio} 3 9`,
      `${MessageType.audio} 4 5000`,
      `${MessageType.audio} 5 8`,
    ]);
    deepEqual(events, ['streamBegin', 'streamDry', 'streamEof']);
    equal(application.log[1], 'play 1 s -2 -1 true');
  });

  it('tells of a reset only if the client asked for it, and of a recording', async () => {
    const application = new RecordingApplication({ play: () => ({ accept: true, recorded: true }) });
    const { pair, stream } = await connectedPair(application);
    const seen: string[] = [];
    stream.onStatus = ({ code, details }) => seen.push(`${code} ${details}`);
    stream.onEvent = ({ kind }) => seen.push(kind);
    await stream.play('s');
    await stream.play('t', { start: 0, duration: -1, reset: true });
    await pair.quiet();
    deepEqual(seen, [
      'streamIsRecorded',
      'streamBegin',
      `${StatusCode.playStart} s`,
      'streamIsRecorded',
      'streamBegin',
      `${StatusCode.playReset} t`,
      `${StatusCode.playStart} t`,
    ]);
    deepEqual(application.log.slice(1), ['play 1 s undefined undefined true', 'closeStream 1 s', 'play 1 t 0 -1 true']);
  });

  it('calls the application back once the status is out', async () => {
    const application = new RecordingApplication({
      play: async (stream) => ({
        accept: true,
        started: () => stream.sendMessage({ typeId: MessageType.audio, timestamp: 1, payload: payload(3) }),
      }),
    });
    const { pair, stream } = await connectedPair(application);
    const seen: (string | number)[] = [];
    stream.onStatus = ({ code }) => seen.push(code);
    stream.onMessage = ({ typeId }) => seen.push(typeId);
    await stream.play('s');
    await pair.quiet();
    deepEqual(seen, [StatusCode.playStart, MessageType.data, MessageType.audio]);
  });

  it('rejects with the code of an application that refuses', async () => {
    const { stream } = await connectedPair(
      new RecordingApplication({
        play: () => ({ accept: false, code: StatusCode.playStreamNotFound, description: 'No such stream' }),
      }),
    );
    await rejects(stream.play('s'), { status: StatusCode.playStreamNotFound });
    equal(stream.state, 'idle');
  });

  it('is refused in a stream that publishes, and as part of a playlist', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    await stream.publish('s');
    await rejects(stream.play('t'), { code: 'stream-in-use' });
    const other = await pair.client.createStream();
    await other.play('a');
    await rejects(other.play('b', { start: -2, duration: -1, reset: false }), { status: StatusCode.playFailed });
    deepEqual(application.log.slice(2), ['play 2 a undefined undefined true']);
  });

  it('ends with closeStream', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    const seen: string[] = [];
    await stream.play('s');
    stream.onStatus = ({ code }) => seen.push(code);
    stream.closeStream();
    stream.closeStream();
    await pair.quiet();
    deepEqual(seen, [StatusCode.playStop]);
    deepEqual(application.log.slice(2), ['closeStream 1 s']);
  });

  it('pauses and goes on', async () => {
    const asked: unknown[] = [];
    const application = new RecordingApplication({
      pause: (stream, request) => {
        asked.push([request, stream.paused]);
        return { accept: true };
      },
    });
    const { stream } = await connectedPair(application);
    await stream.play('s');
    await stream.pause(true, 500);
    equal(application.streams[0]?.paused, true);
    await stream.pause(false, 600);
    equal(application.streams[0]?.paused, false);
    deepEqual(asked, [
      [{ pause: true, milliseconds: 500 }, false],
      [{ pause: false, milliseconds: 600 }, true],
    ]);
  });

  it('seeks', async () => {
    const asked: number[] = [];
    const application = new RecordingApplication({
      seek: async (_stream, milliseconds) => {
        asked.push(milliseconds);
        return milliseconds < 1000
          ? { accept: true }
          : { accept: false, code: StatusCode.seekInvalidTime, description: 'Too far' };
      },
    });
    const { stream } = await connectedPair(application);
    await stream.play('s');
    await stream.seek(500);
    await rejects(stream.seek(5000), { status: StatusCode.seekInvalidTime, description: 'Too far' });
    deepEqual(asked, [500, 5000]);
  });

  it('switches with play2', async () => {
    const application = new RecordingApplication({
      play2: (_stream, parameters) =>
        parameters === 'better' ? { accept: true } : { accept: false, description: 'There is no other' },
    });
    const { stream } = await connectedPair(application);
    await stream.play('s');
    await stream.play2('better');
    await rejects(stream.play2('best'), { status: StatusCode.playFailed });
  });

  it('fails to pause, seek and switch where the application cannot, or nothing plays', async () => {
    const { stream } = await connectedPair(new RecordingApplication());
    for (const play of [false, true]) {
      if (play) await stream.play('s');
      await rejects(stream.pause(true), { status: StatusCode.streamFailed });
      await rejects(stream.seek(5), { status: StatusCode.seekFailed });
      await rejects(stream.play2(null), { status: StatusCode.playFailed });
    }
  });

  it('leaves out what the player does not want to receive', async () => {
    const told: boolean[][] = [];
    const application = new RecordingApplication({
      receive: ({ receiveAudio, receiveVideo }) => told.push([receiveAudio, receiveVideo]),
    });
    const { pair, stream } = await connectedPair(application);
    stream.receiveVideo(false);
    await stream.play('s');
    const seen: string[] = [];
    stream.onStatus = ({ code }) => seen.push(code);
    stream.receiveAudio(false);
    await pair.quiet();
    const [serverStream] = application.streams;
    const sent = [MessageType.audio, MessageType.video, MessageType.data].map((typeId) =>
      serverStream?.sendMessage({ typeId, timestamp: 0, payload: payload(1) }),
    );
    deepEqual(sent, [false, false, true]);
    stream.receiveVideo(true);
    await pair.quiet();
    deepEqual(told, [
      [false, false],
      [false, true],
    ]);
    deepEqual(seen, [StatusCode.seekNotify, StatusCode.playStart]);
  });

  it('sends nothing in a stream that is gone', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    await stream.play('s');
    stream.delete();
    await pair.quiet();
    const [gone] = application.streams;
    ok(gone);
    const before = pair.server.stats.messagesOut;
    const message = { typeId: MessageType.audio, timestamp: 0, payload: payload(1) };
    equal(gone.sendMessage(message), false);
    equal(gone.sendShared(new SharedMessage({ ...message, chunkStreamId: audioChunkStreamId })), false);
    gone.status(StatusCode.playStop, 'Gone');
    gone.eof();
    gone.dry();
    equal(pair.server.stats.messagesOut, before);
  });

  it('hears of statuses that the application sends', async () => {
    const application = new RecordingApplication();
    const { pair, stream } = await connectedPair(application);
    await stream.play('s');
    const seen: unknown[] = [];
    stream.onStatus = (information) => seen.push(information);
    application.streams[0]?.status(StatusCode.playUnpublishNotify, 'Over', { details: 's', extra: 1 });
    await pair.quiet();
    deepEqual(seen, [
      { level: 'status', code: StatusCode.playUnpublishNotify, description: 'Over', details: 's', extra: 1 },
    ]);
  });

  it('survives every way to split the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
        const application = new RecordingApplication();
        const { pair, stream } = await connectedPair(application, { cut: cutInto(sizes) });
        await stream.publish('s');
        for (let time = 0; time < 4; time++) {
          stream.send({ typeId: MessageType.video, timestamp: time * 40, payload: payload(time * 3000, time) });
        }
        await pair.quiet();
        deepEqual(pair.errors, []);
        deepEqual(
          application.messages.map(({ payload: bytes }) => bytes),
          Array.from({ length: 4 }, (_, time) => payload(time * 3000, time)),
        );
      }),
      { numRuns: 25 },
    );
  });
});
