import { Line, type Target } from './line.js';

/** Commands in and out of place. */
export async function commandsExchange(server: Target): Promise<string[]> {
  return [...(await opening(server)), ...(await publishing(server)), ...(await playing(server))];
}

async function opening(server: Target): Promise<string[]> {
  const line = await Line.greeted(server);
  line.createStream(9);
  await line.sync();
  const seen = [`before connect: ${line.take()}`];
  line.connect('an argument', 'and another');
  await line.sync();
  seen.push(`connect with arguments: ${line.take()}`);
  line.connect();
  await line.sync();
  seen.push(`again: ${line.take()}`);
  line.command({ kind: 'releaseStream', transactionId: 3, commandObject: null, name: 'a' });
  line.command({ kind: 'fcPublish', transactionId: 4, commandObject: null, name: 'a' });
  line.command({ kind: 'createStream', transactionId: 5, commandObject: { any: 1 } });
  line.createStream(6);
  await line.sync();
  seen.push(`announced: ${line.take()}`);
  line.unknown(8);
  await line.sync();
  seen.push(`unknown: ${line.take()}`);
  line.end();
  return seen;
}

async function publishing(server: Target): Promise<string[]> {
  const first = await Line.connected(server);
  const second = await Line.connected(server);
  const seen: string[] = [];
  first.createStream();
  first.command({ kind: 'publish', transactionId: 0, commandObject: null, name: 'name' }, 1);
  await first.sync();
  seen.push(`without type: ${first.take()}`);
  const attempt = async (when: string) => {
    second.publish('name');
    await second.sync();
    seen.push(`${when}: ${first.take()} ${second.take()}`);
  };
  second.createStream();
  await attempt('taken');
  first.command({ kind: 'closeStream', transactionId: 0, commandObject: null }, 1);
  await first.sync();
  await attempt('closed');
  second.command({ kind: 'deleteStream', transactionId: 0, commandObject: null, streamId: 1 });
  await second.sync();
  first.publish('name');
  await first.sync();
  seen.push(`deleted: ${first.take()}`);
  first.end();
  second.end();
  return seen;
}

async function playing(server: Target): Promise<string[]> {
  const publisher = await Line.connected(server);
  const player = await Line.connected(server);
  publisher.createStream();
  publisher.publish('sound');
  await publisher.sync();
  player.createStream();
  player.play('sound');
  player.command({ kind: 'receiveAudio', transactionId: 0, commandObject: null, receive: false }, 1);
  await player.sync();
  publisher.media(8, Uint8Array.of(0xaf, 1, 2), { streamId: 1 });
  await publisher.sync();
  await player.sync();
  const seen = [`player: ${player.take()}`];
  publisher.end();
  player.end();
  return seen;
}
