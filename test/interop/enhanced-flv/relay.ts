import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startMtrude } from '../../support/servers.js';
import type { Ffmpeg9 } from './ffmpeg9.js';

/** Milliseconds for a player to be there before the stream begins. */
const head = 1_500;

/** Publishes a film to our server and records what a player receives that waited for it. Returns that file. */
export async function relay(ffmpeg: Ffmpeg9, film: string, fourCcs: readonly string[]): Promise<string> {
  const server = await startMtrude(join(ffmpeg.folder, 'server'));
  const file = film.replace(/\.flv$/, '-relayed.flv');
  try {
    const url = server.url('film');
    const player = ffmpeg.start(
      'ffmpeg',
      ...['-nostdin', '-v', 'error', '-y', '-analyzeduration', '3000000', '-fpsprobesize', '0', '-i', url],
      ...['-map', '0', '-c', 'copy', '-f', 'flv', file],
    );
    await delay(head);
    const announced = fourCcs.length > 0 ? ['-rtmp_enhanced_codecs', fourCcs.join(',')] : [];
    await ffmpeg.run(
      'ffmpeg',
      ...['-nostdin', '-v', 'error', '-re', '-i', film, '-map', '0', '-c', 'copy', ...announced, '-f', 'flv', url],
    );
    const { code, output } = await player.ended;
    if (code !== 0) throw new Error(`the player ended with ${code}: ${output.slice(-500)}`);
  } finally {
    await server.running.stop('SIGTERM');
  }
  return file;
}
