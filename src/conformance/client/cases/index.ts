import type { ConformanceCase } from '../../case.js';
import type { ClientBench } from '../bench.js';
import { amfCases } from './amf.js';
import { chunkStreamCases } from './chunk-stream/index.js';
import { commandCases } from './commands/index.js';
import { controlCases } from './control.js';
import { handshakeCases } from './handshake/index.js';
import { limitCases } from './limits.js';
import { mediaCases } from './media.js';

/** Every case for clients, section by section. */
export const clientCases: readonly ConformanceCase<ClientBench>[] = [
  ...handshakeCases,
  ...chunkStreamCases,
  ...controlCases,
  ...amfCases,
  ...commandCases,
  ...mediaCases,
  ...limitCases,
];
