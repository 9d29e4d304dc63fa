import { readFileSync } from 'node:fs';
import { catalog } from '../../../generated/catalog.js';
import { decodeTagBody } from '../../../generated/enhanced/index.js';
import { FlvReader } from '../../../src/media/flv-reader.js';
import { headerFacts, type TrackFacts } from '../../../src/media/header-facts.js';
import { needMore } from '../../../src/runtime/need-more.js';
import type { Ffmpeg9 } from './ffmpeg9.js';

/** What an encoder is asked for; its stream's configuration is then compared with what ffprobe says of it. */
export interface Setting {
  readonly name: string;
  readonly encoder: string;
  readonly args: readonly string[];
}

const video = (size: string, encoder: string, ...args: readonly string[]): Setting => ({
  name: [encoder, size, ...args].join(' '),
  encoder,
  args: ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=10:duration=0.3`, '-c:v', encoder, ...args],
});
const audio = (rate: number, layout: string, encoder: string, ...args: readonly string[]): Setting => ({
  name: [encoder, rate, layout, ...args].join(' '),
  encoder,
  args: [
    ...['-f', 'lavfi', '-i', `anoisesrc=sample_rate=${rate}:duration=0.3,aformat=channel_layouts=${layout}`],
    ...['-c:a', encoder, ...args],
  ],
});

const quiet = 'log-level=none';
/** Sizes that are cut off, profiles, depths, chroma formats, scaling lists, rates and layouts. */
export const settings: readonly Setting[] = [
  ...['640x360', '322x182', '1920x1080'].map((size) => video(size, 'libx264', '-preset', 'ultrafast')),
  ...['yuv420p', 'yuv420p10le', 'yuv422p10le', 'yuv444p', 'gray'].map((format) =>
    video('354x290', 'libx264', '-pix_fmt', format),
  ),
  ...['interlaced=1', 'cqm=jvt', 'nal-hrd=vbr:vbv-maxrate=1000:vbv-bufsize=1000:overscan=show:chromaloc=1'].map((of) =>
    video('720x576', 'libx264', '-x264-params', of),
  ),
  ...['yuv420p', 'yuv420p10le', 'yuv422p10le', 'yuv444p12le', 'gray'].map((format) =>
    video('322x182', 'libx265', '-pix_fmt', format, '-x265-params', quiet),
  ),
  video('320x240', 'libx265', '-x265-params', `${quiet}:temporal-layers=3`),
  ...['yuv420p', 'yuv444p', 'yuv420p10le'].map((format) =>
    video('322x182', 'libvpx-vp9', '-pix_fmt', format, '-deadline', 'realtime'),
  ),
  ...['yuv420p', 'yuv444p', 'yuv420p10le', 'yuv422p12le', 'gray'].map((format) =>
    video('322x182', 'libaom-av1', '-pix_fmt', format, '-usage', 'realtime', '-cpu-used', '8'),
  ),
  video('1280x718', 'libsvtav1', '-preset', '12'),
  ...[7350, 8000, 22050, 44100, 48000, 96000].map((rate) => audio(rate, 'stereo', 'aac')),
  ...['mono', '2.1', 'quad', '5.1', '7.1'].map((layout) => audio(48000, layout, 'aac')),
  ...['mono', 'stereo', '5.1', '7.1'].map((layout) => audio(48000, layout, 'libopus', '-mapping_family', '1')),
  ...['mono', '3.0', '5.1', '7.1'].map((layout) => audio(44100, layout, 'flac')),
  audio(192000, 'stereo', 'flac'),
];

interface Stream {
  readonly profile?: string;
  readonly width?: number;
  readonly height?: number;
  readonly level?: number;
  readonly sample_rate?: string;
  readonly channels?: number;
}

/** Where our reading of the configuration and ffprobe's part; undefined where they do not. */
export async function recordTrouble(ffmpeg: Ffmpeg9, { args }: Setting): Promise<string | undefined> {
  const file = ffmpeg.file('record.flv');
  await ffmpeg.run('ffmpeg', '-nostdin', '-v', 'error', '-y', ...args, '-f', 'flv', file);
  const said: { readonly streams: readonly Stream[] } = JSON.parse(
    await ffmpeg.run('ffprobe', '-v', 'error', '-show_streams', '-of', 'json', file),
  );
  const [stream] = said.streams;
  const facts = factsOf(file);
  if (stream === undefined || facts === undefined) return 'there is no configuration';
  // Where ffprobe has not decoded any AAC, its rate is that of the tags: 44 kHz, whatever the stream has.
  const isOfTags = facts.codec === 'aac' && stream.profile === undefined;
  const pairs: readonly (readonly [what: string, ours: unknown, theirs: unknown])[] = [
    ['width', facts.width, facts.codec === 'vp9' ? undefined : stream.width],
    ['height', facts.height, facts.codec === 'vp9' ? undefined : stream.height],
    ['level', facts.level, (stream.level ?? -1) < 0 ? facts.level : stream.level],
    ['rate', facts.sampleRate, isOfTags ? facts.sampleRate : stream.sample_rate && Number(stream.sample_rate)],
    ['channels', facts.channels, stream.channels],
  ];
  const apart = pairs.filter(([, ours, theirs]) => ours !== theirs);
  return apart.length === 0 ? undefined : apart.map(([what, ...both]) => `${what} ${both.join(' and ')}`).join(', ');
}

/** What the last configuration in the file says; encoders may write an empty one first. */
function factsOf(file: string): TrackFacts | undefined {
  let last: TrackFacts | undefined;
  const reader = new FlvReader({
    tag: ({ tagType, data }) => {
      for (const facts of headerFacts({ typeId: tagType, payload: data })) {
        last = facts;
        const header = headerIn(data, tagType);
        if (header !== undefined && header.length > 0) sameAgain(facts.codec, header);
      }
    },
  });
  reader.push(new Uint8Array(readFileSync(file)));
  reader.end();
  return last;
}

function headerIn(data: Uint8Array, tagType: number): Uint8Array | undefined {
  const body = decodeTagBody(data, { tagType });
  if (body === needMore || (body.kind !== 'audio' && body.kind !== 'video') || body.body === undefined)
    return undefined;
  if (body.body.kind === 'audioData' || body.body.kind === 'videoData') return body.body.data;
  return body.body.packet?.kind === 'sequenceStart' ? body.body.packet.header : undefined;
}

const types: Readonly<Record<string, readonly string[]>> = {
  aac: ['codecs.audioSpecificConfig'],
  avc: ['codecs.avcDecoderConfigurationRecord'],
  hevc: ['codecs.hevcDecoderConfigurationRecord'],
  vp9: ['codecs.vpCodecConfigurationBox'],
  av1: ['codecs.av1CodecConfigurationRecord'],
  opus: ['codecs.opusHead'],
  flac: ['codecs.flacHeader', 'codecs.flacStreamInfo'],
};

/** The configuration, decoded and encoded, is what it was. */
function sameAgain(codec: string, header: Uint8Array): void {
  const again = (types[codec] ?? []).map((name) => {
    const entry = catalog.get(name);
    try {
      const value = entry?.decode(header);
      return entry === undefined || value === needMore ? undefined : entry.encode(value);
    } catch (error) {
      return String(error);
    }
  });
  if (again.some((bytes) => bytes instanceof Uint8Array && Buffer.compare(bytes, header) === 0)) return;
  throw new Error(`the configuration of ${codec} is not encoded to the same bytes: ${again.join()}`);
}
