import { ExAudioFourCc, ExVideoFourCc } from '../../../../../generated/enhanced/index.js';
import { NotMet } from '../../../verdict.js';
import type { Media } from '../../../wire/media.js';
import type { ServerBench, StreamClient } from '../../bench.js';
import { payloadIs } from '../../relay.js';
import { bytesOf, vectorsOf } from '../vectors.js';
import { aac, avc, enhancedAudio, enhancedVideo, frame, needs, type Text } from './support.js';

/** A configuration as encoders write it. */
function configuration(type: string): Uint8Array {
  const [vector] = vectorsOf('valid', type);
  return vector === undefined ? frame() : bytesOf(vector);
}

/** What a codec needs first, and frames of it. */
const codecs: readonly {
  name: string;
  rule: string;
  header: () => Media;
  key: () => Media;
}[] = [
  {
    name: 'aac-header',
    rule: 'peers/late-players/audio-header-first',
    header: () => aac(configuration('codecs.audioSpecificConfig'), true),
    key: () => aac(frame()),
  },
  {
    name: 'avc-header',
    rule: 'peers/late-players/video-header-first',
    header: () => avc(configuration('codecs.avcDecoderConfigurationRecord'), 'header'),
    key: () => avc(frame(), 'key'),
  },
  {
    name: 'hevc-start',
    rule: 'peers/enhanced-late-players/video-start-first',
    header: () => enhancedVideo(ExVideoFourCc.hevc, configuration('codecs.hevcDecoderConfigurationRecord'), 'header'),
    key: () => enhancedVideo(ExVideoFourCc.hevc, frame(), 'key'),
  },
  {
    name: 'av1-start',
    rule: 'peers/enhanced-late-players/video-start-first',
    header: () => enhancedVideo(ExVideoFourCc.av1, configuration('codecs.av1CodecConfigurationRecord'), 'header'),
    key: () => enhancedVideo(ExVideoFourCc.av1, frame(), 'key'),
  },
  {
    name: 'vp9-start',
    rule: 'peers/enhanced-late-players/video-start-first',
    header: () => enhancedVideo(ExVideoFourCc.vp9, configuration('codecs.vpCodecConfigurationRecord'), 'header'),
    key: () => enhancedVideo(ExVideoFourCc.vp9, frame(), 'key'),
  },
  {
    name: 'opus-start',
    rule: 'peers/enhanced-late-players/audio-start-first',
    header: () => enhancedAudio(ExAudioFourCc.opus, configuration('codecs.opusHead'), true),
    key: () => enhancedAudio(ExAudioFourCc.opus, frame()),
  },
];

/** Publishes these messages, and waits until the server has them. */
async function published(bench: ServerBench, messages: readonly Media[]): Promise<StreamClient> {
  const publisher = await bench.publish();
  messages.forEach((message, index) => {
    publisher.send(message, index * 20);
  });
  await publisher.client.settled();
  return publisher;
}

export const latePlayerCases: readonly Text[] = [
  ...codecs.map(
    ({ name, rule, header, key }): Text => ({
      name,
      rule,
      sends: 'the configuration of the codec and frames; then somebody begins to play, and more frames',
      expects: 'the player gets the configuration before any frame',
      needs,
      async run(bench) {
        const configured = header();
        const publisher = await published(bench, [configured, key(), key()]);
        const { client, stream, streamId } = await bench.play(publisher.stream);
        const player = { client, stream, streamId, send: () => undefined };
        const last = await bench.passes(key(), publisher, player, 100);
        const [first] = client.all(({ raw, at }) => (raw.typeId === last.raw.typeId ? { raw, at } : undefined));
        const [begin] = client.all(payloadIs(configured.data));
        if (begin === undefined) throw new NotMet('frames came without the configuration');
        if (first !== undefined && first.at < begin.at) throw new NotMet('a frame came before the configuration');
      },
    }),
  ),
  {
    name: 'last-header-counts',
    rule: 'peers/late-players/video-header-first',
    sends: 'two configurations of video, one after the other; then somebody begins to play',
    expects: 'the player gets the second one before what follows it',
    needs,
    async run(bench) {
      const [one, two] = [avc(frame(), 'header'), avc(frame(), 'header')];
      const publisher = await published(bench, [one, avc(frame(), 'key'), two, avc(frame(), 'key')]);
      const player = await bench.play(publisher.stream);
      const { at } = await bench.passes(avc(frame(), 'key'), publisher, player, 100);
      const [begin] = player.client.all(payloadIs(two.data));
      if (begin === undefined || begin.at > at) throw new NotMet('the second configuration did not come before frames');
    },
  },
  {
    name: 'key-frame-first',
    rule: 'peers/late-players/key-frame-first',
    sends: 'a key frame and inter frames; then somebody begins to play, more inter frames and a key frame',
    expects: 'no inter frame before a key frame',
    needs,
    async run(bench) {
      const header = avc(configuration('codecs.avcDecoderConfigurationRecord'), 'header');
      const keys = [avc(frame(), 'key'), avc(frame(), 'key')] as const;
      const before = [avc(frame(), 'inter'), avc(frame(), 'inter')];
      const publisher = await published(bench, [header, keys[0], ...before]);
      const player = await bench.play(publisher.stream);
      const after = avc(frame(), 'inter');
      publisher.send(after, 100);
      const last = await bench.passes(keys[1], publisher, player, 120);
      const isAny = (of: readonly Media[]) => (arrived: Parameters<ReturnType<typeof payloadIs>>[0]) =>
        of.some(({ data }) => payloadIs(data)(arrived) !== undefined) ? arrived.at : undefined;
      const firstKey = Math.min(last.at, ...player.client.all(isAny(keys)));
      const firstOther = Math.min(...player.client.all(isAny([...before, after])));
      if (firstOther < firstKey) throw new NotMet('an inter frame came before any key frame');
    },
  },
];
