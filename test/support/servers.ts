import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, mtrude } from './command-line.js';
import { accepting, freePort } from './ports.js';
import { type Running, start, waitFor } from './processes.js';

/** An RTMP server on the loopback address, on a port of its own. */
export interface Server {
  readonly name: string;
  readonly running: Running;
  /** Where a stream of this name is published to and played from. */
  url(stream: string): string;
}

/** Longest life of a server that a test starts, in seconds. */
const life = 240;
const startup = 15;

/** Put in front of the server's command: `['taskset', '-c', '0']` binds it to a processor. */
type Prefix = Command;

/** Our server as built, with its data in the given folder. */
export async function startMtrude(folder: string, prefix?: Prefix): Promise<Server> {
  const port = await freePort();
  const command = mtrude('serve', '--rtmp', `127.0.0.1:${port}`, '--data', folder);
  const running = start(prefix ? [...prefix, ...command] : command, life);
  await waitFor(running, /rtmp:\/\/\S+/, startup);
  return { name: 'mtrude serve', running, url: (stream) => `rtmp://127.0.0.1:${port}/live/${stream}` };
}

/** nginx with its RTMP module, configuration and logs in the given folder. */
export async function startNginx(folder: string, prefix?: Prefix): Promise<Server> {
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'nginx.conf'), nginxConfiguration(folder, port));
  const command = ['nginx', '-p', folder, '-c', join(folder, 'nginx.conf')] as const;
  const running = start(prefix ? [...prefix, ...command] : command, life);
  await accepting(port, startup);
  return { name: 'nginx-rtmp', running, url: (stream) => `rtmp://127.0.0.1:${port}/live/${stream}` };
}

/** `publish_notify` makes nginx tell its players that a stream has ended. */
const nginxConfiguration = (folder: string, port: number): string => `
daemon off;
master_process off;
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log ${join(folder, 'error.log')} warn;
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
events { worker_connections 2048; }
rtmp {
  access_log off;
  server {
    listen 127.0.0.1:${port};
    chunk_size 4096;
    application live { live on; publish_notify on; }
  }
}
`;
