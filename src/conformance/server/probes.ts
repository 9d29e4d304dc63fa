import { controlStreamId } from '../../../generated/rtmp/index.js';
import { joinMessages } from '../../session/message-stream/index.js';
import type { Feature } from '../case.js';
import { enhancedPicture, uniqueSound } from '../wire/media.js';
import type { ServerBench } from './bench.js';
import { signedAnswer } from './cases/handshake/digest.js';
import { Relay } from './relay.js';

/** How to find out whether a server has a feature. Rejects with NotMet where it has not. */
export const probes: { readonly [K in Feature]?: (bench: ServerBench) => Promise<unknown> } = {
  publish: (bench) => bench.publish(),
  async play(bench) {
    const publisher = await bench.publish();
    const player = await bench.play(publisher.stream);
    await bench.passes(uniqueSound(), publisher, player);
  },
  digest: (bench) => signedAnswer(bench, 'digestFirstHello'),
  async amf3(bench) {
    const client = await bench.connect();
    const transactionId = client.transaction();
    const command = { kind: 'createStream', transactionId, commandObject: null } as const;
    client.send({ kind: 'commandExtended', command }, { streamId: controlStreamId });
    await client.reply('a reply to a command of AMF 3', transactionId);
  },
  async aggregates(bench) {
    const relay = await Relay.begin(bench);
    const { streamId } = relay.from;
    const inside = { ...relay.sound(20, 0), streamId };
    relay.from.client.sendRaw(joinMessages(inside));
    await relay.arrive([inside]);
  },
  async enhanced(bench) {
    const publisher = await bench.publish();
    const player = await bench.play(publisher.stream);
    await bench.passes(enhancedPicture(), publisher, player);
  },
};
