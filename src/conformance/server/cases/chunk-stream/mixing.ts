import { defaultChunkSize, encodeAbort, MessageType } from '../../../../../generated/rtmp/index.js';
import { NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { Relay } from '../../relay.js';
import { announcing, control, needs, nothing, type Text } from './support.js';

export const mixingCases: readonly Text[] = [
  {
    name: 'chunk-size-within-a-message',
    rule: 'rtmp/5.4.1/within-a-message',
    sends: 'set chunk size between two chunks of a message',
    expects: 'the size holds from the next chunk on, and the player gets the message',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const message = relay.sound(20, 0, 500);
      const [first = nothing] = relay.chunker.cut(message);
      const announced = announcing(relay, 300);
      const [, second = nothing] = relay.chunker.cut({ ...message, payload: new Uint8Array(500) });
      const header = second.subarray(0, second.length - defaultChunkSize);
      const { payload } = message;
      const rest = [header, payload.subarray(defaultChunkSize, defaultChunkSize + 300)];
      const last = [header, payload.subarray(defaultChunkSize + 300)];
      await relay.carries(Buffer.concat([first, announced, ...rest, ...last]), [message]);
    },
  },
  {
    name: 'interleaved-messages',
    rule: 'rtmp/5.3/interleaved',
    sends: 'messages of eight chunk streams, a chunk of each in turn',
    expects: 'the player gets all of them',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = Array.from({ length: 8 }, (_, index) => relay.sound(20 + index, index, 600 + index));
      const cut = messages.map((message) => relay.chunker.cut(message));
      const turns = Math.max(...cut.map(({ length }) => length));
      const bytes = Array.from({ length: turns }, (_, turn) => cut.flatMap((chunks) => chunks.slice(turn, turn + 1)));
      relay.write(Buffer.concat(bytes.flat()));
      await relay.arrive(messages);
    },
  },
  {
    name: 'abort',
    rule: 'errata/6/discard-partial',
    sends: 'half of a message, abort of its chunk stream, then a new message there',
    expects: 'the player gets the new message, and nothing of the other',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const [first = nothing] = relay.chunker.cut(relay.sound(20, 0, 300));
      const abort = relay.chunker.write(control(MessageType.abort, encodeAbort({ kind: 'abort', chunkStreamId: 20 })));
      const next = relay.sound(20, 20, 200);
      await relay.carries(Buffer.concat([first, abort, relay.chunker.write(next, 'full')]), [next]);
    },
  },
  {
    name: 'abort-of-another-chunk-stream',
    rule: 'errata/6/aborts-one',
    sends: 'an abort of a chunk stream on which nothing is, between the chunks of a message on another',
    expects: 'the player gets the message',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const message = relay.sound(20, 0, 300);
      const [first = nothing, ...rest] = relay.chunker.cut(message);
      const abort = relay.chunker.write(control(MessageType.abort, encodeAbort({ kind: 'abort', chunkStreamId: 21 })));
      await relay.carries(Buffer.concat([first, abort, ...rest]), [message]);
    },
  },
  {
    name: 'repeated-header-after-full',
    rule: 'rtmp/5.3.1.2.4/type-3-after-type-0',
    sends: 'a message with a header of type 0 at 1000 ms, then one with a header of type 3',
    expects: 'the second message at the player; how much later it is tells the reading',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const first = relay.sound(20, 1000);
      const second = relay.sound(20, 2000);
      relay.write(relay.chunker.write(first, 'full'), relay.chunker.write(second, 'repeated'));
      const [one, two] = await relay.arrive([first, second]);
      const step = ((two?.raw.timestamp ?? 0) - (one?.raw.timestamp ?? 0)) >>> 0;
      if (step === 1000) return 'it takes the time of the type 0 header for the delta';
      if (step === 0) return 'it adds nothing';
      throw new NotMet(`the second message came ${step} ms after the first one: neither 1000 nor 0`);
    },
  },
];
