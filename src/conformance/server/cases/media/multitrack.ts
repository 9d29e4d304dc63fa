import { multitrackAudio, multitrackVideo } from '../../../wire/multitrack.js';
import { Relay } from '../../relay.js';
import { needs, type Text } from './support.js';

export const multitrackCases: readonly Text[] = [multitrackVideo, multitrackAudio].map((of) => ({
  name: `three-tracks-of-${of().kind}`,
  rule: 'peers/enhanced-relay/multitrack-unchanged',
  sends: `${of().kind} with frames of three tracks in one message, between others`,
  expects: 'the player gets the same bytes',
  needs,
  async run(bench) {
    const relay = await Relay.begin(bench);
    const message = of();
    await relay.passesOn(message.data, (timestamp) => relay.from.send(message, timestamp));
  },
}));
