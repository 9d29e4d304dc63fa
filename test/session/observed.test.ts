import { deepEqual, rejects } from 'node:assert/strict';
import { MessageType } from '../../generated/rtmp/index.js';
import { ObservedSession, ObservedSide } from '../support/observed-session.js';
import { Pair, payload, RecordingApplication } from './connection-support.js';

/** Client and server, watched by the sessions of the spec. */
function watchedPair(application: RecordingApplication) {
  const session = new ObservedSession();
  const sides = { client: new ObservedSide('client', session), server: new ObservedSide('server', session) };
  return { session, pair: new Pair(application, { watch: (side, bytes) => sides[side].push(bytes) }) };
}

describe('client and server, seen by the sessions of the spec', () => {
  it('do nothing that is out of place when one publishes', async () => {
    const { pair, session } = watchedPair(new RecordingApplication());
    await pair.connect();
    pair.client.releaseStream('s');
    pair.client.fcPublish('s');
    const stream = await pair.client.createStream();
    await stream.publish('s', 'live');
    stream.send({ typeId: MessageType.audio, payload: payload(10), timestamp: 0 });
    pair.client.fcUnpublish('s');
    stream.delete();
    await pair.quiet();
    deepEqual(session.findings, []);
    deepEqual(session.outcomes, ['connect accepted', 'createStream accepted', 'publish accepted']);
    deepEqual(session.states, { connection: 'connected', 1: 'none' });
    deepEqual(session.owed, []);
  });

  it('do nothing that is out of place when one plays, pauses, seeks and closes', async () => {
    const application = new RecordingApplication({
      play: () => ({ accept: true, recorded: true }),
      pause: () => ({ accept: true }),
      seek: () => ({ accept: true }),
    });
    const { pair, session } = watchedPair(application);
    await pair.connect();
    const stream = await pair.client.createStream();
    await stream.play('s', { start: -2, duration: -1, reset: true });
    await stream.pause(true, 100);
    await stream.pause(false, 100);
    await stream.seek(1000);
    stream.receiveAudio(false);
    stream.receiveAudio(true);
    stream.closeStream();
    await pair.quiet();
    deepEqual(session.findings, []);
    deepEqual(session.outcomes, [
      'connect accepted',
      'createStream accepted',
      'play accepted',
      'pause paused',
      'unpause playing',
      'seek done',
    ]);
    deepEqual(session.states, { connection: 'connected', 1: 'idle' });
  });

  it('do nothing that is out of place when the server refuses', async () => {
    const refuse = () => ({ accept: false as const, description: 'No.' });
    const { pair, session } = watchedPair(new RecordingApplication({ play: refuse, publish: refuse, seek: refuse }));
    await pair.connect();
    const stream = await pair.client.createStream();
    await rejects(stream.publish('s', 'live'));
    await rejects(stream.play('s'));
    await pair.quiet();
    deepEqual(session.findings, []);
    deepEqual(session.outcomes.slice(2), ['publish refused', 'play refused']);
    deepEqual(session.states, { connection: 'connected', 1: 'idle' });
  });
});
