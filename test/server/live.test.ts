import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ExVideoFrameType,
  ExVideoPacketType,
  encodeExVideo,
  VideoFourCc,
  VideoMultitrackLayout,
  VideoMultitrackPacketType,
} from '../../generated/enhanced/index.js';
import { encodeScriptData } from '../../generated/flv/index.js';
import type { MediaMessage } from '../../src/media/index.js';
import { StatusCode } from '../../src/session/connection/index.js';
import { data, film, video } from '../media/film.js';
import {
  type Client,
  framesOf,
  plain,
  player,
  publisher,
  send,
  startServer,
  type TestServer,
  until,
} from './support.js';

const metadata = data(0, encodeScriptData({ kind: 'onMetaData', properties: { width: 320 } }));

describe('live streams', () => {
  let test: TestServer;
  const clients: Client[] = [];

  beforeEach(async () => {
    test = await startServer();
  });

  afterEach(async () => {
    for (const { session } of clients.splice(0)) session.destroy();
    await test.stop();
  });

  const publish = async (name: string): Promise<Client> => track(await publisher(test.url(name)));
  const play = async (name: string, start?: number): Promise<Client> => track(await player(test.url(name), start));
  const track = (client: Client): Client => {
    clients.push(client);
    return client;
  };
  const plainly = (messages: readonly MediaMessage[]) => messages.map(plain);

  it('reach players that were there before the publisher, whole and in order', async () => {
    const early = await play('s');
    const source = await publish('s');
    const messages = film(30);
    send(source, [metadata, ...messages]);
    await until(() => framesOf(early).length === messages.length, 'all frames');
    assert.deepEqual(framesOf(early), plainly(messages));
    assert.ok(early.statuses.includes(StatusCode.playPublishNotify));
  });

  it('give late players headers, metadata and everything since the last key frame', async () => {
    const source = await publish('s');
    const messages = film(15, 7000);
    send(source, [metadata, ...messages]);
    const first = await play('s');
    await until(() => framesOf(first).length >= 12, 'the group of pictures');
    const more = film(25, 7000).slice(32);
    send(source, more);
    const headers = messages.slice(0, 2).map((message) => ({ ...message, timestamp: 7400 }));
    const expected = plainly([...headers, ...messages.slice(22), ...more]);
    await until(() => framesOf(first).length === expected.length, 'all frames');
    assert.deepEqual(framesOf(first), expected);
    const told = first.got.find(({ typeId, payload }) => typeId === 18 && Buffer.from(payload).includes('onMetaData'));
    assert.deepEqual(told && plain(told), plain(metadata));
  });

  it('give late players the headers of each track, and begin at key frames of the first', async () => {
    const source = await publish('s');
    const first = trackMessage(0, 'header');
    const old = trackMessage(1, 'header', 'old');
    const second = trackMessage(1, 'header', 'new');
    const pictures = [
      trackMessage(0, 'key'),
      trackMessage(1, 'key'),
      trackMessage(0, 'inter'),
      trackMessage(1, 'inter'),
    ];
    send(source, [first, old, second, trackMessage(0, 'key'), trackMessage(1, 'key'), ...pictures]);
    const late = await play('s');
    const expected = plainly([first, second, ...pictures]);
    await until(() => framesOf(late).length === expected.length, 'all frames');
    assert.deepEqual(framesOf(late), expected);
  });

  it('give every player the same, whoever joins when', async () => {
    const source = await publish('s');
    const messages = film(60);
    const audience: Client[] = [];
    for (let index = 0; index < messages.length; index += 11) {
      send(source, messages.slice(index, index + 11));
      audience.push(await play('s'));
    }
    const last = plain(messages.at(-1) ?? metadata);
    await until(
      () => audience.every((one) => JSON.stringify(framesOf(one).at(-1)) === JSON.stringify(last)),
      'the end',
    );
    const all = plainly(messages).map((message) => JSON.stringify(message));
    for (const one of audience) {
      const got = framesOf(one)
        .map((message) => JSON.stringify(message))
        .slice(2);
      assert.deepEqual(got, all.slice(all.length - got.length));
    }
  });

  it('forget metadata that the publisher takes back', async () => {
    const source = await publish('s');
    send(source, [metadata, ...film(1)]);
    source.stream.sendData({ kind: 'clearDataFrame', name: 'onTextData' }, 0);
    const told = ({ got }: Client) => got.some(({ payload }) => Buffer.from(payload).includes('onMetaData'));
    const first = await play('s');
    await until(() => framesOf(first).length === 4, 'the frames');
    assert.ok(told(first));
    source.stream.sendData({ kind: 'clearDataFrame', name: 'onMetaData' }, 0);
    send(source, film(2).slice(4));
    await until(() => framesOf(first).length === 6, 'more frames');
    const second = await play('s');
    await until(() => framesOf(second).length === 6, 'all frames');
    assert.ok(!told(second));
  });

  it('keep streams of other names and applications apart', async () => {
    const source = await publish('s');
    const other = await play('t');
    const elsewhere = track(await player(test.url('s').replace('/live/', '/other/')));
    send(source, film(5));
    const own = await play('s?token=1');
    await until(() => framesOf(own).length === 12, 'the stream itself');
    assert.equal(framesOf(other).length + framesOf(elsewhere).length, 0);
  });

  it('have one publisher at a time', async () => {
    await publish('s');
    await assert.rejects(publish('s'), /already published/);
    await assert.rejects(track(await player(test.url('x'))).stream.publish('s'));
  });

  it('tell players of their end, and go on with the next publisher', async () => {
    const watching = await play('s');
    const first = await publish('s');
    send(first, film(3));
    await until(() => framesOf(watching).length === 8, 'the first publisher');
    first.session.destroy();
    await until(() => watching.events.includes('streamEof'), 'the end');
    assert.ok(watching.statuses.includes(StatusCode.playUnpublishNotify));
    await until(() => test.server.connections === 1, 'the publisher to be gone');
    const second = await publish('s');
    send(second, film(4));
    await until(() => framesOf(watching).length === 8 + 10, 'the second publisher');
  });

  it('refuse to play what is not live when only that would do', async () => {
    await assert.rejects(play('nothing', 0), /no stream/);
    await assert.rejects(play('?x'), /no stream/);
    await publish('s');
    await play('s', 0);
  });

  it('refuse a name that is none and a type that is not known', async () => {
    await assert.rejects(publish('?key'), /needs a name/);
    await assert.rejects(publisher(test.url('s'), 'elsewhere'), /no publish type/);
  });

  it('leave out what a paused player misses, up to the next key frame', async () => {
    const source = await publish('s');
    const watching = await play('s');
    const messages = film(40);
    send(source, messages.slice(0, 12));
    await until(() => framesOf(watching).length === 12, 'the beginning');
    await watching.session.reply('pause', watching.stream.pause(true));
    send(source, messages.slice(12, 30));
    await delay(50);
    await watching.session.reply('pause', watching.stream.pause(false));
    send(source, messages.slice(30));
    const rest = messages.slice(30).filter(({ typeId }, index) => typeId === 8 || index >= 12);
    await until(() => framesOf(watching).length === 12 + rest.length, 'the rest');
    assert.deepEqual(framesOf(watching).slice(12), plainly(rest));
  });

  it('leave out pictures for players that do not want them', async () => {
    const source = await publish('s');
    const listening = await play('s');
    listening.stream.receiveVideo(false);
    await listening.session.reply('createStream', listening.session.connection.createStream());
    send(source, film(10));
    await until(() => framesOf(listening).length === 11, 'the sound');
    listening.stream.receiveVideo(true);
    await listening.session.reply('createStream', listening.session.connection.createStream());
    send(source, film(20).slice(20));
    await until(() => framesOf(listening).length === 11 + 11 + 10, 'sound and pictures');
  });

  it('tell listeners what happens, and survive what listeners do', async () => {
    const heard: string[] = [];
    for (const name of ['connection', 'publish', 'unpublish', 'play', 'stop', 'disconnect'] as const) {
      test.server.on(name, () => {
        heard.push(name);
        throw new Error('a mistake of the listener');
      });
    }
    const source = await publish('s');
    const watching = await play('s');
    await until(() => heard.includes('play'), 'play');
    source.session.destroy();
    watching.session.destroy();
    await until(() => heard.filter((name) => name === 'disconnect').length === 2, 'the end');
    assert.deepEqual(new Set(heard).size, 6);
    assert.ok(test.lines.some(({ event }) => event === 'listener-failed'));
  });

  it('are ended by closing the server', async () => {
    const source = await publish('s');
    const watching = await play('s');
    await test.server.close();
    await Promise.all([source.session.closed, watching.session.closed]);
    assert.ok(watching.statuses.includes(StatusCode.playUnpublishNotify) || watching.session.failure !== undefined);
    assert.equal(test.server.address, undefined);
    assert.ok(test.lines.some(({ event }) => event === 'closed'));
  });
});

/** A message of one track among several. */
function trackMessage(trackId: number, what: 'header' | 'key' | 'inter', says: string = what): MediaMessage {
  const frameType = what === 'inter' ? ExVideoFrameType.inter : ExVideoFrameType.key;
  const bytes = new TextEncoder().encode(`${says} of ${trackId}`);
  const isHeader = what === 'header';
  const payload = encodeExVideo({
    kind: 'exVideo',
    frameType,
    packetType: ExVideoPacketType.multitrack,
    modEx: [],
    multitrack: {
      layout: VideoMultitrackLayout.oneTrack,
      packetType: isHeader ? VideoMultitrackPacketType.sequenceStart : VideoMultitrackPacketType.codedFramesX,
      fourCc: VideoFourCc.hevc,
      trackId,
      packet: isHeader ? { kind: 'sequenceStart', header: bytes } : { kind: 'videoCodedFramesX', data: bytes },
    },
  });
  return video(0, payload);
}
