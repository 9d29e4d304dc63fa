import { Line, type Target } from './line.js';

/** Acknowledgements, pings, bandwidth, and what is not known. */
export async function controlExchange(server: Target): Promise<string[]> {
  const seen: string[] = [];
  const line = await Line.greeted(server);
  line.connect();
  await line.sync();
  seen.push(`connect: ${line.take()}`);
  line.send({ kind: 'windowAcknowledgementSize', size: 500 });
  for (let count = 0; count < 10; count++) {
    line.unknown(3 + count, 'w'.repeat(100));
    await line.sync();
  }
  seen.push(`window 500: ${line.take()}`);
  line.send({ kind: 'userControl', event: { kind: 'pingRequest', timestamp: 0xfffffffe } });
  line.send({ kind: 'setPeerBandwidth', size: 1_234_567, limitType: 0 });
  await line.sync();
  seen.push(`ping and bandwidth: ${line.take()}`);
  line.raw('02 000000 000006 04 00000000 0063 00000001');
  await line.sync();
  seen.push(`unknown event: ${line.take()}`);
  line.raw('03 000000 000002 63 00000000 0001');
  await line.sync();
  seen.push(`unknown message: ${line.take()}`);
  line.end();
  return [...seen, ...(await endOfStream(server))];
}

async function endOfStream(server: Target): Promise<string[]> {
  const publisher = await Line.connected(server);
  const player = await Line.connected(server);
  publisher.createStream();
  publisher.publish('ending');
  await publisher.sync();
  player.createStream();
  player.play('ending');
  await player.sync();
  publisher.command({ kind: 'deleteStream', transactionId: 0, commandObject: null, streamId: 1 });
  await publisher.sync();
  await player.sync();
  const seen = [`publisher: ${publisher.take()}`, `player: ${player.take()}`];
  publisher.end();
  player.end();
  return seen;
}
