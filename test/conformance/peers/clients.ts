import { join } from 'node:path';
import type { Command } from '../../support/command-line.js';
import { run } from '../../support/processes.js';
import { lacking, type Peer, quoted } from './peer.js';

/** Clients come once for each case: publishers with a film of four seconds, players that write what comes if they can. */
export const clients = (): readonly Peer[] => [
  publisher('mtrude-publish', 'mtrude publish', ['mtrude', 'publish', film, '{url}']),
  publisher('ffmpeg-publish', 'FFmpeg 5.1 publishing', [
    ...ffmpeg,
    ...['-re', '-i', film, '-c', 'copy', '-output_ts_offset', secondsBeforeLate, '-f', 'flv', '{url}'],
  ]),
  publisher('rtmpsink', 'GStreamer 1.22 rtmpsink', pipeline('rtmpsink')),
  publisher('rtmp2sink', 'GStreamer 1.22 rtmp2sink', pipeline('rtmp2sink')),
  player('mtrude-play', 'mtrude play', ['mtrude', 'play', '{url}', '-o', '{file}']),
  // Without {file}: FFmpeg parses sounds and writes them anew, so they are not those that came.
  player('ffmpeg-play', 'FFmpeg 5.1 playing', [...ffmpeg, '-i', '{url}', '-c', 'copy', '-f', 'null', '-']),
  player(
    'rtmp2src',
    'GStreamer 1.22 rtmp2src',
    [...gstreamer, ...['rtmp2src', 'location={url}', '!', 'filesink', 'location={file}']],
    // Two of its threads race there for what it writes.
    ['--exclude', 'commands/rtmp/7.1.7/discards-after-eof'],
  ),
  player('rtmpdump', 'rtmpdump 2.4', ['rtmpdump', '-q', '-v', '-r', '{url}', '-o', '{file}']),
];

const film = 'film.flv';

const ffmpeg = ['ffmpeg', '-nostdin', '-v', 'error', '-y'] as const;
const gstreamer = ['gst-launch-1.0', '-q', '-e'] as const;

/** The film ends past 16,777,215 ms, from where on timestamps are extended. */
const secondsBeforeLate = '16775';

const pipeline = (sink: string): Command => [
  ...gstreamer,
  ...['filesrc', `location=${film}`, '!', 'flvdemux', 'name=file'],
  ...['flvmux', 'name=stream', 'streamable=true', '!', sink, 'location={url}', 'sync=true'],
  ...['file.video', '!', 'queue', '!', 'stream.video', 'file.audio', '!', 'queue', '!', 'stream.audio'],
];

function publisher(name: string, title: string, command: Command): Peer {
  return {
    name,
    title,
    missing: () => lacking('ffmpeg') ?? lacking(command[0]),
    async arguments(folder) {
      await makeFilm(join(folder, film));
      return client('publisher', command);
    },
  };
}

function player(name: string, title: string, command: Command, options: readonly string[] = []): Peer {
  const args = [...client('player', command), ...options];
  return { name, title, missing: () => lacking(command[0]), arguments: async () => args };
}

/** The tester ends what it starts; what outlives the tester ends by itself. */
const client = (role: string, command: Command): readonly string[] => [
  'client',
  '--role',
  role,
  '--exec',
  `exec timeout 60 ${quoted(command)}`,
];

/** Four seconds of a test picture and a tone. Key frames have more than one chunk of 4096 bytes. */
async function makeFilm(file: string): Promise<void> {
  await run(
    [
      ...ffmpeg,
      ...['-f', 'lavfi', '-i', 'testsrc=size=640x360:rate=25', '-f', 'lavfi', '-i', 'sine=sample_rate=44100'],
      ...['-t', '4', '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-bf', '0', '-g', '25'],
      ...['-c:a', 'aac', '-ac', '1', file],
    ],
    30,
  );
}
