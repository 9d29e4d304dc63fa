import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { digestCases } from './digest.js';
import { plainCases } from './plain.js';
import { segmentCases } from './segments.js';
import { strangeCases } from './strange.js';

export const handshakeCases = casesOf<ServerBench>('handshake', [
  ...plainCases,
  ...segmentCases,
  ...digestCases,
  ...strangeCases,
]);
