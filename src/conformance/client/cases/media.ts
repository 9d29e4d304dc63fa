import { encodeAggregate, MessageType } from '../../../../generated/rtmp/index.js';
import { isFrame, isHeader, mediaKind } from '../../../media/index.js';
import { casesOf } from '../../case.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../../server/cases/vectors.js';
import { NotMet, Unsupported } from '../../verdict.js';
import { dataIn } from '../../wire/matching.js';
import { uniqueSound } from '../../wire/media.js';
import type { Arrived } from '../../wire/messages.js';
import type { ClientBench } from '../bench.js';
import { isMedia } from '../guest.js';
import { Screening } from '../screening.js';
import { published } from './chunk-stream/published.js';
import { multitrackCases } from './multitrack.js';
import { spareId } from './sent.js';
import { player, publisher, type Text } from './text.js';

/** Contents of audio and video messages, by the type of the spec. */
const contents = [
  { type: 'flv.audioData', name: 'audio', typeId: MessageType.audio, rule: 'peers/relay/any-codec' },
  { type: 'flv.videoData', name: 'video', typeId: MessageType.video, rule: 'peers/relay/any-codec' },
  {
    type: 'enhanced.exAudio',
    name: 'enhanced-audio',
    typeId: MessageType.audio,
    rule: 'enhanced/enhanced-audio/unknown-signals',
  },
  {
    type: 'enhanced.exVideo',
    name: 'enhanced-video',
    typeId: MessageType.video,
    rule: 'enhanced/enhanced-video/unknown-signals',
  },
] as const;

const contentCases = contents.flatMap(({ type, name, typeId, rule }) =>
  (['valid', 'invalid'] as const).flatMap((validity) =>
    vectorsOf(validity, type).map(
      (vector): Text => ({
        name: `${name}-${nameOf(vector)}`,
        rule: validity === 'valid' ? rule : 'peers/robustness/bad-media',
        sends: `${name} that is ${aboutOf(vector)}${validity === 'valid' ? '' : ', which breaks a rule'}, then sound`,
        expects: validity === 'valid' ? 'the player goes on' : 'the player goes on, or ends in good order',
        needs: player,
        async run(bench) {
          const screening = await Screening.begin(bench);
          const { guest, chunker } = screening;
          const message = screening.media(typeId, bytesOf(vector), { chunkStreamId: spareId + 1 });
          guest.write(chunker.write(message), chunker.write(screening.sound(spareId, 20)));
          if (validity === 'valid') await guest.isThere();
          else await bench.standsIt(guest);
        },
      }),
    ),
  ),
);

const tagOf = (tagType: number, timestamp: number, data: Uint8Array) => ({
  tag: { filter: false, tagType, timestamp, data },
});

const aggregateCases: readonly Text[] = [
  {
    name: 'aggregate',
    rule: 'peers/aggregate/aggregate-passed-on',
    sends: 'an aggregate message with two sounds',
    expects: 'both sounds in what is written, at their time from each other',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const [one, two] = [uniqueSound().data, uniqueSound().data];
      const tags = [tagOf(MessageType.audio, 0, one), tagOf(MessageType.audio, 20, two)];
      const payload = encodeAggregate({ kind: 'aggregate', tags });
      const message = screening.media(MessageType.aggregate, payload, { timestamp: 1000 });
      screening.guest.write(screening.chunker.write(message));
      await screening.guest.isThere();
      const film = await screening.end();
      const [first, second] = [one, two].map((payloadOf) =>
        film.find(({ data }) => Buffer.compare(data, payloadOf) === 0),
      );
      if (first === undefined || second === undefined) throw new NotMet('what was written lacks one of the sounds');
      const step = second.timestamp - first.timestamp;
      if (step !== 20) throw new NotMet(`the second sound was written ${step} ms after the first one`);
    },
  },
  {
    name: 'unknown-type-among-media',
    rule: 'peers/unknown-message-type/unknown-type',
    sends: 'messages of types that no document has, between sounds',
    expects: 'the player goes on; what it writes, if that is seen, has the sounds',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const [one, two] = [screening.sound(spareId, 0), screening.sound(spareId, 20)];
      const others = [7, 21, 90].map((typeId) =>
        screening.media(typeId, new Uint8Array(9), { chunkStreamId: spareId + 1 }),
      );
      await screening.shows(Buffer.concat([one, ...others, two].map((of) => screening.chunker.write(of))), [one, two]);
    },
  },
  {
    name: 'large-frame',
    rule: 'peers/relay/large-frame',
    sends: 'a sound of a million bytes',
    expects: 'the player goes on; what it writes, if that is seen, has the sound',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const message = screening.sound(spareId, 0, 60_000);
      const large = { ...message, payload: Buffer.concat([message.payload, new Uint8Array(940_000)]) };
      await screening.shows(screening.chunker.write(large), [large]);
    },
  },
];

const isMetadata = (arrived: Arrived): boolean => {
  const kind = dataIn(arrived)?.kind;
  return kind === 'setDataFrame' || kind === 'onMetaData';
};

const publishedCases: readonly Text[] = [
  {
    name: 'metadata-first',
    rule: 'peers/publishers/metadata-first',
    sends: 'answers to whatever is asked',
    expects: 'metadata before the first audio or video',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest();
      const first = await guest.media();
      if (!guest.arrived.slice(0, first.at).some(isMetadata)) throw new NotMet('media came before any metadata');
    },
  },
  {
    name: 'sets-data-frame',
    rule: 'peers/publishers/sets-data-frame',
    sends: 'answers to whatever is asked',
    expects: 'metadata with @setDataFrame',
    needs: publisher,
    async run(bench) {
      const guest = await bench.guest();
      await guest.media();
      const metadata = guest.arrived.find(isMetadata);
      if (metadata === undefined) throw new Unsupported('no metadata came');
      if (dataIn(metadata)?.kind !== 'setDataFrame') throw new NotMet('metadata came without @setDataFrame');
    },
  },
  {
    name: 'header-first',
    rule: 'peers/publishers/header-before-frames',
    sends: 'answers to whatever is asked',
    expects: 'the sequence header of each codec that has one before its frames',
    needs: publisher,
    async run(bench) {
      const { arrived } = await published(bench);
      for (const typeId of [MessageType.audio, MessageType.video]) {
        const kinds = arrived.filter(({ raw }) => raw.typeId === typeId).map(({ raw }) => mediaKind(raw));
        const header = kinds.findIndex(isHeader);
        const frame = kinds.findIndex(isFrame);
        if (header >= 0 && frame >= 0 && frame < header) throw new NotMet('a frame came before its sequence header');
      }
    },
  },
  {
    name: 'media-in-published-stream',
    rule: 'rtmp/7.2.1.3/media-in-published-stream',
    sends: 'stream 6 in the result of createStream',
    expects: 'audio and video in message stream 6',
    needs: publisher,
    async run(bench) {
      const streamId = otherStreamId;
      const guest = await bench.guest({ streamId });
      const { raw } = await guest.media();
      if (raw.streamId !== streamId) throw new NotMet(`media came in message stream ${raw.streamId}`);
    },
  },
  {
    name: 'timestamps-grow',
    rule: 'errata/5.2/no-step-back',
    sends: 'answers to whatever is asked',
    expects: 'timestamps of audio and of video that do not go back',
    needs: publisher,
    async run(bench) {
      const { arrived } = await published(bench);
      const last = new Map<number, number>();
      for (const { raw } of arrived.filter(isMedia)) {
        const before = last.get(raw.typeId);
        if (before !== undefined && ((raw.timestamp - before) | 0) < 0) {
          throw new NotMet(`a timestamp goes back from ${before} to ${raw.timestamp}`);
        }
        last.set(raw.typeId, raw.timestamp);
      }
    },
  },
];

export const mediaCases = casesOf<ClientBench>('media', [
  ...publishedCases,
  ...aggregateCases,
  ...multitrackCases,
  ...contentCases,
]);

/** A message stream that nobody asked for. */
const otherStreamId = 6;
