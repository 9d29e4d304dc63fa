import type { Section } from '../../../src/conformance/case.js';
import { clientChunkStreamFaults } from './client/chunk-stream.js';
import { clientCommandFaults } from './client/commands.js';
import { clientControlFaults } from './client/control.js';
import { clientHandshakeFaults } from './client/handshake.js';
import { clientMediaFaults } from './client/media.js';
import type { ClientFaultText, Fault, FaultText } from './fault.js';
import { amfFaults } from './server/amf.js';
import { chunkStreamFaults } from './server/chunk-stream.js';
import { commandFaults } from './server/commands.js';
import { controlFaults } from './server/control.js';
import { handshakeFaults } from './server/handshake.js';
import { limitFaults } from './server/limits.js';
import { mediaFaults } from './server/media.js';

const ofServer = (section: Section, texts: readonly FaultText[]): Fault[] =>
  texts.map((text) => ({ ...text, section, target: 'server' }));
const ofClient = (section: Section, texts: readonly ClientFaultText[]): Fault[] =>
  texts.map((text) => ({ target: 'client', ...text, section }));

export const serverFaults: readonly Fault[] = [
  ...ofServer('handshake', handshakeFaults),
  ...ofServer('chunk-stream', chunkStreamFaults),
  ...ofServer('control', controlFaults),
  ...ofServer('amf', amfFaults),
  ...ofServer('commands', commandFaults),
  ...ofServer('media', mediaFaults),
  ...ofServer('limits', limitFaults),
];

const clientFaults: readonly Fault[] = [
  ...ofClient('handshake', clientHandshakeFaults),
  ...ofClient('chunk-stream', clientChunkStreamFaults),
  ...ofClient('control', clientControlFaults),
  ...ofClient('commands', clientCommandFaults),
  ...ofClient('media', clientMediaFaults),
];

export const faults: readonly Fault[] = [...serverFaults, ...clientFaults];

export function faultNamed(name: string): Fault {
  const fault = faults.find((one) => one.name === name);
  if (fault === undefined)
    throw new Error(`There is no fault ${name}; there are ${faults.map((one) => one.name).join(', ')}`);
  return fault;
}
