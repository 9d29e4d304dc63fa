import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import { needMore } from '../../src/runtime/need-more.js';
import { decodeDirection } from '../../src/session/direction.js';
import { ObservedSession, ObservedSide, type SeenMessage, type Side } from '../support/observed-session.js';
import { capturedTurns } from '../support/pcap.js';
import { sharedData } from '../support/requirements.js';

/** Bytes behind the last whole message, where the capture ends. */
const cutOff = { 'rtmp-fq/ffmpeg_server_stream': 4 };

function messagesOf(context: Context, by: Side, path: string): readonly SeenMessage[] {
  const bytes = new Uint8Array(readFileSync(sharedData(context, path)));
  const rest = Object.entries(cutOff).find(([name]) => name === path)?.[1] ?? 0;
  const direction = decodeDirection(bytes.subarray(0, bytes.length - rest));
  assert.ok(direction !== needMore);
  return direction.messages.map(({ streamId, message }) => ({ by, streamId, message }));
}

/**
 * Both directions in an order in which they can have been sent: the recordings have none. The server speaks when it
 * has something to say that is in place, but not before the client.
 */
function inOrder(client: readonly SeenMessage[], server: readonly SeenMessage[]): ObservedSession {
  const session = new ObservedSession();
  const [asking, answering] = [[...client], [...server]];
  while (asking.length + answering.length > 0) {
    const [question] = asking;
    const [answer] = answering;
    const speaks = answer !== undefined && !session.isFresh && session.tried(answer).findings.length === 0;
    const next = speaks || question === undefined ? answering.shift() : asking.shift();
    if (next !== undefined) session.message(next);
  }
  return session;
}

describe('recorded sessions, seen by the session of the spec', () => {
  it('are in place: a Flash Player that does not get to play', function () {
    const session = inOrder(
      messagesOf(this, 'client', 'mtrude/incoming2.raw'),
      messagesOf(this, 'server', 'mtrude/outgoing2.raw'),
    );
    assert.deepEqual(session.findings, []);
    assert.deepEqual(session.outcomes, ['connect accepted', 'createStream accepted']);
    assert.deepEqual(session.states, { connection: 'connected', 1: 'playRequested' });
    assert.deepEqual(session.owed, ['play']);
  });

  it('are in place: a Flash Player that plays to the end', function () {
    const session = inOrder(
      messagesOf(this, 'client', 'mtrude/incoming3.raw'),
      messagesOf(this, 'server', 'mtrude/outgoing3.raw'),
    );
    assert.deepEqual(session.findings, []);
    assert.deepEqual(session.outcomes, ['connect accepted', 'createStream accepted', 'play accepted']);
    assert.deepEqual(session.states, { connection: 'connected', 1: 'idle' });
    assert.deepEqual(session.owed, []);
  });

  it('are in place but for media in message stream 0: a server that FFmpeg plays from', function () {
    const session = inOrder(
      messagesOf(this, 'client', 'rtmp-fq/ffmpeg_client_stream'),
      messagesOf(this, 'server', 'rtmp-fq/ffmpeg_server_stream'),
    );
    const rule = 'peers/media-in-stream/media-in-stream';
    assert.deepEqual(
      new Set(session.findings),
      new Set([`dataMessage: out-of-place ${rule}`, `audio: out-of-place ${rule}`]),
    );
    assert.deepEqual(session.outcomes, ['connect accepted', 'createStream accepted', 'play accepted']);
    assert.deepEqual(session.states, { connection: 'connected', 1: 'none' });
    // The server leaves it without an answer.
    assert.deepEqual(session.owed, ['getStreamLength']);
  });
});

describe('captured sessions, seen by the sessions of the spec', () => {
  const seen = (context: Context, name: string): ObservedSession => {
    const session = new ObservedSession();
    const sides = { client: new ObservedSide('client', session), server: new ObservedSide('server', session) };
    const file = new Uint8Array(readFileSync(sharedData(context, `pcap/${name}.pcap`)));
    for (const { by, bytes } of capturedTurns(file)) sides[by].push(bytes);
    return session;
  };

  const captures = {
    ff9_publish_nginx_avc_aac: 'publish',
    ff9_publish_nginx_hevc_ertmp: 'publish',
    ff9_to_ff9_multitrack_audio: 'publish',
    ff9_to_ff9_multitrack_video: 'publish',
    rtmpdump_vod_nginx: 'play',
  };
  for (const [name, doing] of Object.entries(captures)) {
    it(`are in place from the handshake on: ${name}`, function () {
      const session = seen(this, name);
      assert.deepEqual(session.findings, []);
      assert.deepEqual(session.outcomes, ['connect accepted', 'createStream accepted', `${doing} accepted`]);
      assert.deepEqual(session.states, { connection: 'connected', 1: 'none' });
      assert.deepEqual(session.owed, []);
      assert.deepEqual(new Set(session.effects), new Set(['setWindow', 'limitPeer', 'setChunkSize', doing, 'stop']));
    });
  }
});
