import type { Ffmpeg9 } from './ffmpeg9.js';

/** A test film: which encoders make its streams. */
export interface Film {
  readonly name: string;
  readonly video: readonly string[];
  readonly audio: readonly string[];
  /** The FourCCs that a publisher of it announces; none where it is plain RTMP. */
  readonly fourCcs: readonly string[];
}

const film = (
  name: string,
  video: readonly string[],
  audio: readonly string[],
  ...fourCcs: readonly string[]
): Film => ({
  name,
  video,
  audio,
  fourCcs,
});

/** Each codec that FFmpeg can write into FLV, alone and as several tracks. */
export const films: readonly Film[] = [
  film('avc-aac', ['libx264'], ['aac']),
  film('avc-mp3', ['libx264'], ['libmp3lame']),
  film('hevc-aac', ['libx265'], ['aac'], 'hvc1'),
  film('vp9-opus', ['libvpx-vp9'], ['libopus'], 'vp09', 'Opus'),
  film('av1-opus', ['libaom-av1'], ['libopus'], 'av01', 'Opus'),
  film('av1-flac', ['libsvtav1'], ['flac'], 'av01', 'fLaC'),
  film('avc-ac3', ['libx264'], ['ac3'], 'ac-3'),
  film('avc-eac3', ['libx264'], ['eac3'], 'ec-3'),
  film('opus', [], ['libopus'], 'Opus'),
  film('flac', [], ['flac'], 'fLaC'),
  film('tracks-avc-aac-aac', ['libx264'], ['aac', 'aac']),
  film('tracks-avc-aac-opus-flac', ['libx264'], ['aac', 'libopus', 'flac'], 'Opus', 'fLaC'),
  film('tracks-avc-avc-aac', ['libx264', 'libx264'], ['aac']),
  film('tracks-avc-hevc-vp9-aac', ['libx264', 'libx265', 'libvpx-vp9'], ['aac'], 'hvc1', 'vp09'),
];

const seconds = 3;
const settings: Readonly<Record<string, readonly string[]>> = {
  libx264: ['-bf', '2'],
  libx265: ['-x265-params', 'log-level=none'],
  'libaom-av1': ['-cpu-used', '8'],
  libsvtav1: ['-preset', '12'],
};

/** The encoders that a build has. */
export async function encodersOf(ffmpeg: Ffmpeg9): Promise<ReadonlySet<string>> {
  const said = await ffmpeg.run('ffmpeg', '-hide_banner', '-encoders');
  return new Set(Array.from(said.matchAll(/^ [VAS][.A-Z]{5} (\S+)/gm), ([, name]) => name ?? ''));
}

/** Makes the film and returns its file. */
export async function makeFilm(ffmpeg: Ffmpeg9, { name, video, audio }: Film): Promise<string> {
  const file = ffmpeg.file(`${name}.flv`);
  await ffmpeg.run(
    'ffmpeg',
    ...['-nostdin', '-v', 'error', '-y'],
    ...['-f', 'lavfi', '-i', 'testsrc=size=160x96:rate=10'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'],
    ...video.flatMap(() => ['-map', '0:v']),
    ...audio.flatMap(() => ['-map', '1:a']),
    ...video.flatMap((encoder, index) => [`-c:v:${index}`, encoder, ...streamSettings(encoder, `v:${index}`)]),
    ...audio.flatMap((encoder, index) => [`-c:a:${index}`, encoder]),
    ...['-g', '10', '-t', String(seconds), file],
  );
  return file;
}

/** `-bf 2` for one stream is `-bf:v:0 2`. */
const streamSettings = (encoder: string, stream: string): string[] =>
  (settings[encoder] ?? []).map((word) => (word.startsWith('-') ? `${word}:${stream}` : word));
