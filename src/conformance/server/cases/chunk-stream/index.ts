import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { chunkSizeCases } from './chunk-sizes.js';
import { headerCases } from './headers.js';
import { idCases } from './ids.js';
import { mixingCases } from './mixing.js';
import { timestampCases } from './timestamps.js';

export const chunkStreamCases = casesOf<ServerBench>('chunk-stream', [
  ...idCases,
  ...headerCases,
  ...timestampCases,
  ...chunkSizeCases,
  ...mixingCases,
]);
