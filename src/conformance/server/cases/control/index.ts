import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { acknowledgementCases } from './acknowledgements.js';
import { protocolControlCases } from './protocol-control.js';
import { userControlCases } from './user-control.js';

/** Protocol control and user control. */
export const controlCases = casesOf<ServerBench>('control', [
  ...acknowledgementCases,
  ...protocolControlCases,
  ...userControlCases,
]);
