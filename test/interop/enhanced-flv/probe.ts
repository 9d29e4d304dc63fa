import type { Ffmpeg9 } from './ffmpeg9.js';

/** A packet as ffprobe gives it, without its place in the file. Times are those of its stream, from its first packet on. */
export interface ProbedPacket {
  readonly stream: number;
  readonly dts: number;
  readonly pts: number;
  readonly size: number;
  readonly flags: string;
  readonly hash: string;
}

export interface Probed {
  /** Kind, codec and hash of the configuration of each stream. */
  readonly streams: readonly string[];
  readonly packets: readonly ProbedPacket[];
}

interface Said {
  readonly streams: readonly { codec_type: string; codec_name?: string; extradata_hash?: string }[];
  readonly packets: readonly {
    readonly stream_index: number;
    readonly dts?: number;
    readonly pts?: number;
    readonly size: string;
    readonly flags: string;
    readonly data_hash: string;
  }[];
}

export async function probe(ffmpeg: Ffmpeg9, file: string): Promise<Probed> {
  const show = ['-show_streams', '-show_packets', '-show_data_hash', 'sha256', '-of', 'json'];
  const said: Said = JSON.parse(await ffmpeg.run('ffprobe', '-v', 'quiet', ...show, file));
  // Without times there are only packets that carry a configuration.
  const timed = said.packets.filter(({ dts }) => dts !== undefined);
  const start = Math.min(...timed.map(({ dts }) => dts ?? 0));
  return {
    streams: said.streams.map(({ codec_type, codec_name, extradata_hash }) =>
      [codec_type, codec_name, extradata_hash].filter((of) => of !== undefined).join(' '),
    ),
    packets: timed.map(({ stream_index, dts = 0, pts = 0, size, flags, data_hash }) => ({
      stream: stream_index,
      dts: dts - start,
      pts: pts - start,
      size: Number(size),
      flags,
      hash: data_hash,
    })),
  };
}
