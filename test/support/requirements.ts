import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Context } from 'mocha';

/** Programs of others that tests drive: how to see whether one is there, and the Debian packages that bring it. */
const peers = {
  FFmpeg: { probe: ['ffmpeg', '-version'], also: ['ffprobe', '-version'], packages: 'ffmpeg' },
  GStreamer: {
    probe: ['gst-inspect-1.0', 'rtmp2sink'],
    also: ['gst-inspect-1.0', 'flvmux'],
    packages: 'gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad',
  },
  rtmpdump: { probe: ['rtmpdump', '-h'], also: undefined, packages: 'rtmpdump' },
  'nginx-rtmp': {
    probe: ['nginx', '-v'],
    also: ['test', '-e', '/usr/lib/nginx/modules/ngx_rtmp_module.so'],
    packages: 'nginx-light libnginx-mod-rtmp',
  },
  Chromium: { probe: ['chromium', '--version'], also: undefined, packages: 'chromium' },
  Python: { probe: ['python3', '--version'], also: undefined, packages: 'python3' },
  tshark: { probe: ['tshark', '--version'], also: undefined, packages: 'tshark' },
} as const;

export type Peer = keyof typeof peers;

/** Where the bytes that others wrote lie: beside the checkout. */
const sharedFolder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/**
 * Call first in a test or hook that drives programs of others. Where one is missing the test is reported as skipped,
 * with how to install it; under `REQUIRE_PEERS=1` it fails.
 */
export function needsPeers(context: Context, ...names: readonly Peer[]): void {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const packages = missing.map((name) => peers[name].packages).join(' ');
  refuse(context, process.env.REQUIRE_PEERS, `${missing.join(', ')} not installed (apt-get install ${packages})`);
}

/** The same for the shared data: returns the path of one file or folder in it; under `REQUIRE_SHARED=1` it must be there. */
export function sharedData(context: Context, path: string): string {
  const whole = sharedFolder + path;
  if (!existsSync(whole)) refuse(context, process.env.REQUIRE_SHARED, `shared data not present (${path})`);
  return whole;
}

export function isInstalled(name: Peer): boolean {
  const known = installed.get(name);
  if (known !== undefined) return known;
  const { probe, also } = peers[name];
  const found = [probe, ...(also ? [also] : [])].every(answers);
  installed.set(name, found);
  return found;
}

const installed = new Map<Peer, boolean>();

function answers([program, ...args]: readonly [string, ...string[]]): boolean {
  const { error, status } = spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 });
  // rtmpdump ends with 1 after its help.
  return error === undefined && (status === 0 || program === 'rtmpdump');
}

function refuse(context: Context, required: string | undefined, reason: string): void {
  if (required === '1') throw new Error(reason);
  // Mocha prints no reason for a skipped test; its title is the one place where the reader sees it.
  const running = context.test;
  const suite = running?.parent;
  if (running && suite?.tests.some((test) => test === running)) running.title += ` (skipped: ${reason})`;
  else
    suite?.eachTest((test) => {
      test.title += ` (skipped: ${reason})`;
    });
  context.skip();
}
