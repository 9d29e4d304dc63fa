import type { ConformanceCase } from '../../case.js';
import type { ServerBench } from '../bench.js';
import { amfCases } from './amf/index.js';
import { chunkStreamCases } from './chunk-stream/index.js';
import { commandCases } from './commands/index.js';
import { controlCases } from './control/index.js';
import { handshakeCases } from './handshake/index.js';
import { limitCases } from './limits/index.js';
import { mediaCases } from './media/index.js';

/** Every case for servers. */
export const serverCases: readonly ConformanceCase<ServerBench>[] = [
  ...handshakeCases,
  ...chunkStreamCases,
  ...controlCases,
  ...amfCases,
  ...commandCases,
  ...mediaCases,
  ...limitCases,
];
