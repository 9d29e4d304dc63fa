import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mtrude } from '../../support/command-line.js';
import { lacking, type Peer, quoted } from './peer.js';

export const servers = (npmFolder: string): readonly Peer[] => [
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
    title: 'FFmpeg 5.1 listening',
    missing: () => lacking('ffmpeg'),
    arguments: async (_folder, port) => [
      ...server(port, 'exec ffmpeg -hide_banner -loglevel error -listen 1 -i {url} -c copy -f null -'),
      '--one-connection',
      '--timeout',
      '1000',
    ],
  },
];

const server = (port: number, start: string): readonly string[] => [
  'server',
  `rtmp://127.0.0.1:${port}/live/test`,
  '--start',
  start,
];

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
