import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { callCases } from './calls.js';
import { connectCases } from './connect.js';
import { playCases } from './play.js';
import { publishCases } from './publish.js';
import { wrongCases } from './wrong.js';

export const commandCases = casesOf<ServerBench>('commands', [
  ...connectCases,
  ...callCases,
  ...publishCases,
  ...playCases,
  ...wrongCases,
]);
