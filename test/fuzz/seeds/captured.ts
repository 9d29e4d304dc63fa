import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { capturedClients } from '../../support/pcap.js';
import { walkChunks } from '../../vectors/chunk-walk.js';

/** What one client sent, in the pieces between which it is cut and spliced: handshake packets, then chunks. */
export interface Seed {
  readonly name: string;
  readonly pieces: readonly Uint8Array[];
}

const sharedFolder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const helloEnd = 1537;
const handshakeEnd = 3073;
/** What is longer is cut: many sessions say more than long ones. */
const longest = 49_152;

/** Sessions of real programs; none where the shared data is not present. */
export function capturedSeeds(): Seed[] {
  const files = [
    ...filesIn('mtrude', /^(incoming\d|invalid-rtmp)\.raw$/),
    ...filesIn('rtmp-fq', /^ffmpeg_client_stream$/),
  ].map((name) => ({ name, bytes: read(name) }));
  const captures = filesIn('pcap', /\.pcap$/).flatMap((name) =>
    capturedClients(read(name)).map(({ bytes, port }) => ({ name: `${name}:${port}`, bytes })),
  );
  return [...files, ...captures].map(({ name, bytes }) => ({ name, pieces: pieces(bytes.subarray(0, longest)) }));
}

function filesIn(folder: string, pattern: RegExp): string[] {
  if (!existsSync(sharedFolder + folder)) return [];
  return readdirSync(sharedFolder + folder)
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name}`)
    .sort();
}

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(sharedFolder + name));

function pieces(bytes: Uint8Array): Uint8Array[] {
  const cuts = [0, helloEnd, handshakeEnd, ...chunkEnds(bytes), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

/** Of an invalid session, those before what is invalid. */
function chunkEnds(bytes: Uint8Array): number[] {
  try {
    return walkChunks(bytes, handshakeEnd).map(({ end }) => end);
  } catch {
    return [];
  }
}
