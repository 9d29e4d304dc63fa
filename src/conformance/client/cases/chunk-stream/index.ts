import { casesOf } from '../../../case.js';
import type { ClientBench } from '../../bench.js';
import { playedCases } from './played.js';
import { publishedCases } from './published.js';
import { resultCases } from './results.js';

export const chunkStreamCases = casesOf<ClientBench>('chunk-stream', [
  ...resultCases,
  ...playedCases,
  ...publishedCases,
]);
