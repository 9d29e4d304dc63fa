import type { ConformanceCase } from '../../case.js';
import type { ServerBench } from '../bench.js';
import { chunkStreamCases } from './chunk-stream/index.js';
import { handshakeCases } from './handshake.js';

/** Every case for servers. */
export const serverCases: readonly ConformanceCase<ServerBench>[] = [...handshakeCases, ...chunkStreamCases];
