import type { Section } from '../../../../src/conformance/case.js';
import { amfExchange } from './amf.js';
import { chunkStreamExchange } from './chunk-stream.js';
import { commandsExchange } from './commands.js';
import { controlExchange } from './control.js';
import { handshakeExchange } from './handshake.js';
import { limitsExchange } from './limits.js';
import type { Target } from './line.js';
import { mediaExchange } from './media.js';

/** What a server says to the same bytes is the same each time: what differs is what is wrong with it. */
export const exchanges: Readonly<Record<Section, (server: Target) => Promise<string[]>>> = {
  handshake: handshakeExchange,
  'chunk-stream': chunkStreamExchange,
  control: controlExchange,
  amf: amfExchange,
  commands: commandsExchange,
  media: mediaExchange,
  limits: limitsExchange,
};
