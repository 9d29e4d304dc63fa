import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mtrude } from '../../support/command-line.js';

/** Somebody else's program, or our own, and what the tester is told to test it. */
export interface Peer {
  /** As the files of it are called. */
  readonly name: string;
  /** Over its column. */
  readonly title: string;
  /** Why it cannot run here; undefined where it can. */
  missing(): string | undefined;
  /** Arguments of `mtrude conformance`, up to what follows `--`. */
  arguments(folder: string, port: number): Promise<readonly string[]>;
  /** What follows `--`. */
  readonly command?: readonly string[];
}

export const peers = (npmFolder: string): readonly Peer[] => [
  {
    name: 'mtrude',
    title: 'mtrude serve',
    missing: () => undefined,
    arguments: async (folder, port) =>
      server(port, `exec ${quoted(mtrude('serve', '--rtmp', `127.0.0.1:${port}`, '--data', folder))}`),
  },
  {
    name: 'nginx-rtmp',
    title: 'nginx-rtmp 1.2.2',
    missing: () => (existsSync(nginxModule) ? lacking('nginx') : `${nginxModule} (Debian: libnginx-mod-rtmp)`),
    async arguments(folder, port) {
      const configuration = join(folder, 'nginx.conf');
      await writeFile(configuration, nginxConfiguration(folder, port));
      return server(port, `exec ${quoted(['nginx', '-p', folder, '-c', configuration])}`);
    },
  },
  {
    name: 'node-media-server',
    title: 'node-media-server 4.4.3',
    missing: () => (existsSync(nodeMediaServer(npmFolder)) ? undefined : 'node-media-server (npm)'),
    async arguments(folder, port) {
      const configuration = join(folder, 'config.json');
      await writeFile(configuration, JSON.stringify(nodeMediaServerConfiguration));
      const program = [process.execPath, nodeMediaServer(npmFolder), '-c', configuration, '--rtmp-port', '{port}'];
      return server(port, `cd ${quoted([folder])} && exec ${quoted(program)}`);
    },
  },
  {
    name: 'ffmpeg-listen',
    title: 'FFmpeg 5.1 -listen 1',
    missing: () => lacking('ffmpeg'),
    arguments: async (_folder, port) => [
      ...server(port, 'exec ffmpeg -hide_banner -loglevel error -listen 1 -i {url} -c copy -f null -'),
      '--one-connection',
      '--timeout',
      '1000',
    ],
  },
  ...['amf-codec', 'node-amfutils', 'amfjs'].map((name) => ({
    name,
    title: name,
    missing: () => undefined,
    arguments: async () => ['codec', '--case', 'amf0.value', '--case', 'amf3.value'],
    command: ['node', `test/conformance/peers/testees/${name}.mjs`],
  })),
];

const server = (port: number, start: string): readonly string[] => [
  'server',
  `rtmp://127.0.0.1:${port}/live/test`,
  '--start',
  start,
];

const quoted = (words: readonly string[]): string =>
  words.map((word) => (word === '{port}' ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');

function lacking(program: string): string | undefined {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return undefined;
  } catch {
    return program;
  }
}

const nginxModule = '/usr/lib/nginx/modules/ngx_rtmp_module.so';

/** Nothing of what the module does is set but that streams are live: defaults are what is in use. */
const nginxConfiguration = (folder: string, port: number): string => `
daemon off;
master_process off;
pid ${join(folder, 'nginx.pid')};
error_log ${join(folder, 'error.log')} info;
load_module ${nginxModule};
events {}
rtmp {
  access_log off;
  server {
    listen 127.0.0.1:${port};
    application live { live on; }
  }
}
`;

const nodeMediaServer = (npmFolder: string): string => join(npmFolder, 'node_modules/node-media-server/bin/app.js');

const nodeMediaServerConfiguration = {
  bind: '127.0.0.1',
  rtmp: {},
  auth: { play: false, publish: false, secret: 'unused' },
  store: { path: './data' },
  record: { auto: false, path: './record' },
};

/** Installs what is not in Debian, outside of the project. */
export async function installed(npmFolder: string): Promise<void> {
  await mkdir(npmFolder, { recursive: true });
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', npmFolder];
  execFileSync('npm', ['install', ...options, 'node-media-server@4.4.3'], { stdio: 'inherit', timeout: 120_000 });
}
