import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { abortCases } from './aborts.js';
import { brokenCases } from './broken.js';
import { carriageCases } from './carriage.js';
import { chunkSizeCases } from './chunk-sizes.js';
import { headerCases } from './headers.js';
import { idCases } from './ids.js';
import { mixingCases } from './mixing.js';
import { receivedCases } from './received.js';
import { timestampCases } from './timestamps.js';

export const chunkStreamCases = casesOf<ServerBench>('chunk-stream', [
  ...idCases,
  ...headerCases,
  ...timestampCases,
  ...chunkSizeCases,
  ...mixingCases,
  ...abortCases,
  ...carriageCases,
  ...receivedCases,
  ...brokenCases,
]);
