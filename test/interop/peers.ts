import { type Command, mtrude } from '../support/command-line.js';
import type { Peer } from '../support/requirements.js';

export interface Publisher {
  readonly name: string;
  /** What must be installed; ours needs nothing. */
  readonly needs: readonly Peer[];
  /** Sends an FLV file in real time. */
  publish(file: string, url: string): Command;
}

export interface Player {
  readonly name: string;
  readonly needs: readonly Peer[];
  /** Writes what arrives to an FLV file and ends when the stream does. */
  play(url: string, file: string): Command;
}

const ffmpeg = ['ffmpeg', '-nostdin', '-v', 'error', '-y'] as const;

/** rtmpdump is not among them: it cannot publish. */
export const publishers: readonly Publisher[] = [
  {
    name: 'FFmpeg',
    needs: ['FFmpeg'],
    publish: (file, url) => [...ffmpeg, '-re', '-i', file, '-c', 'copy', '-f', 'flv', url],
  },
  {
    name: 'GStreamer',
    needs: ['GStreamer'],
    publish: (file, url) => [
      'gst-launch-1.0',
      '-q',
      ...words(`filesrc location=${file} ! flvdemux name=file`),
      ...words(`flvmux name=stream streamable=true ! rtmp2sink location=${url} sync=true`),
      ...words('file.video ! queue ! stream.video file.audio ! queue ! stream.audio'),
    ],
  },
  { name: 'mtrude', needs: [], publish: (file, url) => mtrude('publish', file, url) },
];

export const players: readonly Player[] = [
  {
    name: 'FFmpeg',
    needs: ['FFmpeg'],
    // Three seconds of looking for streams: a late joiner may have to wait a group of pictures for the video.
    play: (url, file) => [
      ...ffmpeg,
      ...['-analyzeduration', '3000000', '-fpsprobesize', '0'],
      ...['-i', url, '-c', 'copy', '-f', 'flv', file],
    ],
  },
  {
    name: 'GStreamer',
    needs: ['GStreamer'],
    play: (url, file) => [
      'gst-launch-1.0',
      '-q',
      '-e',
      ...words(`rtmp2src location=${url} ! filesink location=${file}`),
    ],
  },
  { name: 'rtmpdump', needs: ['rtmpdump'], play: (url, file) => ['rtmpdump', '-q', '-v', '-r', url, '-o', file] },
  { name: 'mtrude', needs: [], play: (url, file) => mtrude('play', url, '-o', file) },
];

/** A pipeline is written with blanks; neither our folders nor our addresses have any. */
function words(pipeline: string): string[] {
  return pipeline.split(' ');
}
