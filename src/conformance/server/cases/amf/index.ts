import { casesOf } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { exampleCases } from './examples.js';
import { objectCases } from './objects.js';

export const amfCases = casesOf<ServerBench>('amf', [...exampleCases, ...objectCases]);
