import { decodeExAudio, decodeExVideo } from '../../../../../generated/enhanced/index.js';
import { needMore } from '../../../../runtime/index.js';
import type { CaseText } from '../../../case.js';
import type { Vector } from '../../../codec/vectors.js';
import type { ServerBench } from '../../bench.js';
import { Relay } from '../../relay.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../vectors.js';

type Text = CaseText<ServerBench>;

/** Contents of audio and video messages, by the type of the spec. */
const contents = [
  { type: 'flv.audioData', name: 'audio', kind: 'audio', rule: 'peers/relay/unchanged' },
  { type: 'flv.videoData', name: 'video', kind: 'video', rule: 'peers/relay/unchanged' },
  { type: 'enhanced.exAudio', name: 'enhanced-audio', kind: 'audio', rule: 'peers/enhanced-relay/audio-unchanged' },
  { type: 'enhanced.exVideo', name: 'enhanced-video', kind: 'video', rule: 'peers/enhanced-relay/video-unchanged' },
] as const;

type Content = (typeof contents)[number];

const passedOn = ({ kind, rule, name }: Content, vector: Vector): Text => ({
  name: `${name}-${nameOf(vector)}`,
  rule: enhancedRule(vector) ?? rule,
  sends: `${kind} that is ${aboutOf(vector)}, between a key frame and sound before and behind it`,
  expects: 'the player gets the same bytes',
  needs: ['publish', 'play'],
  async run(bench) {
    const relay = await Relay.begin(bench);
    const payload = bytesOf(vector);
    await relay.passesOn(payload, (timestamp) => relay.from.send({ kind, data: payload }, timestamp));
  },
});

const malformed = ({ kind, name }: Content, vector: Vector): Text => ({
  name: `${name}-${nameOf(vector)}`,
  rule: 'peers/robustness/bad-media',
  sends: `${kind} that breaks a rule, ${aboutOf(vector)}`,
  expects: 'at most the end of this connection; the server lives',
  needs: ['publish'],
  isHostile: true,
  async run(bench) {
    const publisher = await bench.publish();
    publisher.send({ kind, data: bytesOf(vector) }, 0);
    await publisher.client.answeredOrOver();
  },
});

export const passThroughCases: readonly Text[] = contents.flatMap((content) => [
  ...vectorsOf('valid', content.type).map((vector) => passedOn(content, vector)),
  ...vectorsOf('invalid', content.type).map((vector) => malformed(content, vector)),
]);

/** What a packet of Enhanced RTMP is the example of; undefined where it is one like any other. */
function enhancedRule(vector: Vector): string | undefined {
  const bytes = bytesOf(vector);
  const value = decoded(vector.type, bytes);
  if (value === undefined || value === needMore) return undefined;
  const { modEx, multitrack, packet } = value;
  if (modEx.length > 0) return 'peers/enhanced-relay/mod-ex-unchanged';
  if (multitrack !== undefined) return 'peers/enhanced-relay/multitrack-unchanged';
  if (packet?.kind === 'videoMetadata') return 'peers/enhanced-relay/metadata-frame-unchanged';
  if (packet?.kind === 'multichannelConfig') return 'peers/enhanced-relay/multichannel-unchanged';
  if (packet?.kind === 'otherPacket') return 'peers/enhanced-relay/unknown-packet-type';
  return undefined;
}

function decoded(type: string, bytes: Uint8Array) {
  if (type === 'enhanced.exVideo') return decodeExVideo(bytes);
  return type === 'enhanced.exAudio' ? decodeExAudio(bytes) : undefined;
}
