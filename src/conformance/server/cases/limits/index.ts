import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { amountCases } from './amounts.js';
import { chunkCases } from './chunks.js';
import { messageCases } from './messages.js';
import { paceCases } from './pace.js';
import { valueCases } from './values.js';

/** What must not hurt. */
export const limitCases = casesOf<ServerBench>('limits', [
  ...chunkCases,
  ...valueCases,
  ...amountCases,
  ...paceCases,
  ...messageCases,
]);
