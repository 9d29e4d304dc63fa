import { arbitrariesBackend } from './arbitraries/index.js';
import type { Backend } from './backend.js';
import { catalogBackend } from './catalog/index.js';
import { codecsBackend } from './codecs/index.js';
import { ioTsBackend } from './io-ts/index.js';
import { kaitaiBackend } from './kaitai/index.js';
import { referenceBackend } from './reference/index.js';
import { rulesBackend } from './rules/index.js';
import { schemaJsonBackend } from './schema-json/index.js';
import { vectorsBackend } from './vectors/index.js';
import { wiresharkBackend } from './wireshark/index.js';

/** Everything that is made from the spec, in the order in which it is made. */
export const backends: readonly Backend[] = [
  schemaJsonBackend,
  codecsBackend,
  ioTsBackend,
  arbitrariesBackend,
  catalogBackend,
  rulesBackend,
  vectorsBackend,
  kaitaiBackend,
  referenceBackend,
  wiresharkBackend,
];
