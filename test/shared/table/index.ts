import { amf0Rows } from './amf0.js';
import { amf3Rows } from './amf3.js';
import { captureRows, sessionRows } from './captures.js';
import { flvRows } from './flv.js';
import { packetRows } from './packets.js';
import type { Row } from './row.js';
import { solRows } from './sol.js';

/** Every file of the shared data by its path. */
export const table: ReadonlyMap<string, Row> = new Map(
  Object.entries({ ...amf0Rows, ...amf3Rows, ...solRows, ...packetRows, ...flvRows, ...captureRows, ...sessionRows }),
);
