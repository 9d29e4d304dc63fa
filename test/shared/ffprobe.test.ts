import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Tag } from '../../generated/flv/index.js';
import { FlvReader } from '../../src/media/flv-reader.js';
import { sharedData } from '../support/requirements.js';
import { type Packet, packetsOf } from './ffprobe.js';
import { flvRows } from './table/flv.js';

const probed = Object.values(flvRows).flatMap((row) => (row.is === 'reading' ? [row.of] : []));

/** What ffprobe says of a file. */
interface Probed {
  readonly streams: readonly { readonly index: number; readonly codec_type: string }[];
  readonly packets: readonly (Omit<Packet, 'track'> & { readonly stream_index: number })[];
}

function packetsIn({ streams, packets }: Probed): Packet[] {
  // A configuration that changes is an empty packet without a time there.
  const timed = packets.filter(({ dts }) => dts !== undefined);
  return timed.map(({ stream_index, codec_type, pts, dts, size, data_hash }) => {
    const before = streams.filter((of) => of.codec_type === codec_type && of.index < stream_index);
    return { codec_type, track: before.length, pts, dts, size, data_hash };
  });
}

describe('packets of FLV files', () => {
  for (const name of probed) {
    it(`are those that ffprobe finds, with their tracks, times and contents: ${name}`, function () {
      const path = sharedData(this, `flv-ffmpeg9/${name}`);
      const tags: Tag[] = [];
      const reader = new FlvReader({ tag: (tag) => tags.push(tag) });
      reader.push(new Uint8Array(readFileSync(path)));
      reader.end();
      const expected = packetsIn(JSON.parse(readFileSync(`${path}.ffprobe.json`, 'utf8')));
      assert.ok(expected.length > 0);
      // FFmpeg ends a FLAC stream with a frame of no bytes, which its reader passes over.
      const found = tags.flatMap(packetsOf).filter(({ size }) => size !== '0');
      assert.deepEqual(found, expected);
    });
  }
});
