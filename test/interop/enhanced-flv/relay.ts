import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startMtrude } from '../../support/servers.js';
import type { Ffmpeg9 } from './ffmpeg9.js';

/** Milliseconds between the beginnings of player and publisher. */
const between = 1_500;

/** Who is there first. */
export type Order = 'player first' | 'publisher first';

/** Publishes a film to our server, in real time, and records what a player receives. Returns that file. */
export async function relay(ffmpeg: Ffmpeg9, film: string, fourCcs: readonly string[], order: Order): Promise<string> {
  const server = await startMtrude(join(ffmpeg.folder, 'server'));
  const file = film.replace(/\.flv$/, `-${order.replace(' ', '-')}.flv`);
  try {
    const url = server.url('film');
    const play = () =>
      ffmpeg.start(
        'ffmpeg',
        ...['-nostdin', '-v', 'error', '-y', '-analyzeduration', '3000000', '-fpsprobesize', '0', '-i', url],
        ...['-map', '0', '-c', 'copy', '-f', 'flv', file],
      );
    const announced = fourCcs.length > 0 ? ['-rtmp_enhanced_codecs', fourCcs.join(',')] : [];
    const publish = () =>
      ffmpeg.start(
        'ffmpeg',
        ...['-nostdin', '-v', 'error', '-re', '-i', film, '-map', '0', '-c', 'copy', ...announced, '-f', 'flv', url],
      );
    const first = order === 'player first' ? play() : publish();
    await delay(between);
    const second = order === 'player first' ? publish() : play();
    for (const { code, output } of await Promise.all([first.ended, second.ended])) {
      if (code !== 0) throw new Error(`FFmpeg ended with ${code}: ${output.slice(-500)}`);
    }
  } finally {
    await server.running.stop('SIGTERM');
  }
  return file;
}
