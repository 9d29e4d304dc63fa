import { MessageType, PublishType } from '../../../generated/rtmp/index.js';
import type { Random } from '../random.js';
import type { Seed } from './captured.js';
import type { Material } from './material.js';
import { Script } from './script.js';
import {
  aggregate,
  anyMessage,
  anyValues,
  closeStream,
  connect,
  control,
  createStream,
  deleteStream,
  healthyStream,
  housekeeping,
  media,
  play,
  publish,
  publishTypes,
} from './steps.js';

type Build = (script: Script, random: Random, material: Material) => void;

/** Sessions that our own encoders write, each a little different. Correct, unless arbitrary values make them otherwise. */
const builds: Readonly<Record<string, Build>> = {
  publish(script, random) {
    createStream(connect(script));
    publish(script, 1, streamName(random), random.pick(publishTypes));
    media(script, random, 1, random.between(1, 25));
    deleteStream(script, 1);
  },
  'publish-again-and-again'(script, random) {
    createStream(connect(script));
    const name = streamName(random);
    for (let turn = 0, end = random.between(2, 6); turn < end; turn++) {
      media(publish(script, 1, name, random.pick(publishTypes)), random, 1, random.between(1, 5));
      closeStream(script, 1);
    }
  },
  play(script, random) {
    createStream(connect(script));
    play(script, 1, random.chance(0.7) ? healthyStream : streamName(random), random.pick([-2, -1, 0, 5]));
    for (let turn = 0, end = random.below(8); turn < end; turn++) control(script, random, 1);
    if (random.chance(0.5)) deleteStream(closeStream(script, 1), 1);
  },
  'publish-and-play'(script, random) {
    createStream(createStream(connect(script), 2), 3);
    const name = streamName(random);
    publish(script, 1, name, PublishType.live);
    media(play(script, 2, name), random, 1, random.between(1, 10));
    control(script, random, 2);
  },
  'one-chunk-stream-for-all'(script, random) {
    createStream(createStream(connect(script), 2), 3);
    publish(script, 1, streamName(random), PublishType.live);
    publish(script, 2, streamName(random), PublishType.append);
    for (let turn = 0; turn < 3; turn++) media(media(script, random, 1, 2, 6), random, 2, 2, 6);
  },
  interleaved(script, random) {
    createStream(connect(script));
    publish(script, 1, streamName(random), random.pick(publishTypes));
    const messages = Array.from({ length: random.between(2, 12) }, (_, index) => ({
      typeId: random.pick([MessageType.audio, MessageType.video]),
      payload: random.bytes(random.between(100, 900)),
      at: { streamId: 1, timestamp: index * 10 },
    }));
    script.interleaved(messages, random.chance(0.5));
    for (let turn = 0, end = random.below(8); turn < end; turn++) {
      script.send({ kind: 'abort', chunkStreamId: random.between(98, 114) });
    }
    media(script, random, 1, 3);
  },
  housekeeping(script, random) {
    connect(script);
    for (let turn = 0, end = random.between(1, 10); turn < end; turn++) housekeeping(script, random);
    createStream(script);
    publish(script, 1, streamName(random), PublishType.live);
    for (let turn = 0; turn < 5; turn++) media(housekeeping(script, random), random, 1, 1);
  },
  aggregates(script, random) {
    createStream(connect(script));
    publish(script, 1, streamName(random), random.pick(publishTypes));
    for (let turn = 0; turn < 4; turn++) {
      script.payload(MessageType.aggregate, aggregate(random, random.below(12)), {
        streamId: 1,
        timestamp: turn * 100,
      });
    }
  },
  'any-messages'(script, random, material) {
    createStream(connect(script));
    publish(script, 1, streamName(random), random.pick(publishTypes));
    for (let turn = 0, end = random.between(1, 15); turn < end; turn++) anyMessage(script, random, material);
  },
  'any-values'(script, random, material) {
    createStream(connect(script));
    if (random.chance(0.7)) publish(script, 1, streamName(random), random.pick(publishTypes));
    for (let turn = 0, end = random.between(1, 15); turn < end; turn++) anyValues(script, random, material);
    media(script, random, 1, 2);
  },
};

const names = Object.keys(builds);

export function builtSeed(random: Random, material: Material): Seed {
  const name = random.pick(names);
  const script = new Script(random);
  builds[name]?.(script, random, material);
  return { name, pieces: script.pieces };
}

/** Some are wanted by several sessions at a time, and recorded again and again. */
function streamName(random: Random): string {
  if (random.chance(0.02)) return healthyStream;
  return random.chance(0.3) ? `common-${random.below(5)}` : `s${random.uint32().toString(36)}`;
}
