import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { clients } from './clients.js';
import { codecs } from './codecs.js';
import type { Peer } from './peer.js';
import { servers } from './servers.js';

/** All that are held to the cases, in the order of the columns of the matrix. */
export const peers = (npmFolder: string): readonly Peer[] => [...servers(npmFolder), ...clients(), ...codecs];

/** Installs what is not in Debian, outside of the project. */
export async function installed(npmFolder: string): Promise<void> {
  await mkdir(npmFolder, { recursive: true });
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', npmFolder];
  execFileSync('npm', ['install', ...options, 'node-media-server@4.4.3'], { stdio: 'inherit', timeout: 120_000 });
}
