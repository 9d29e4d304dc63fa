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
  rule,
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
