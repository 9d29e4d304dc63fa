import { casesOf } from '../../../case.js';
import type { ClientBench } from '../../bench.js';
import { connectCases } from './connect.js';
import { endingCases } from './endings.js';
import { streamCases } from './streams.js';

export const commandCases = casesOf<ClientBench>('commands', [...connectCases, ...streamCases, ...endingCases]);
