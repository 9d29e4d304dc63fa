import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { passThroughCases } from './pass-through.js';

export const mediaCases = casesOf<ServerBench>('media', [...passThroughCases]);
