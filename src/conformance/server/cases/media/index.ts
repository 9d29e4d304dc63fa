import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { latePlayerCases } from './late-players.js';
import { metadataCases } from './metadata.js';
import { multitrackCases } from './multitrack.js';
import { passThroughCases } from './pass-through.js';
import { relayingCases } from './relaying.js';

export const mediaCases = casesOf<ServerBench>('media', [
  ...relayingCases,
  ...metadataCases,
  ...latePlayerCases,
  ...multitrackCases,
  ...passThroughCases,
]);
