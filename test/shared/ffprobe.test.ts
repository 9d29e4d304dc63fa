import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Tag } from '../../generated/flv/index.js';
import { FlvReader } from '../../src/media/flv-reader.js';
import { sharedData } from '../support/requirements.js';
import { type Packet, packetsOf } from './ffprobe.js';
import { flvRows } from './table/flv.js';

const probed = Object.values(flvRows).flatMap((row) => (row.is === 'reading' ? [row.of] : []));

describe('packets of FLV files', () => {
  for (const name of probed.filter((of) => of.startsWith('leg_') && of !== 'leg_aac_51.flv')) {
    it(`are those that ffprobe finds, with their times and contents: ${name}`, function () {
      const path = sharedData(this, `flv-ffmpeg9/${name}`);
      const tags: Tag[] = [];
      const reader = new FlvReader({ tag: (tag) => tags.push(tag) });
      reader.push(new Uint8Array(readFileSync(path)));
      reader.end();
      const { packets }: { packets: Packet[] } = JSON.parse(readFileSync(`${path}.ffprobe.json`, 'utf8'));
      assert.deepEqual(
        tags.flatMap(packetsOf),
        packets.map(({ codec_type, pts, dts, size, data_hash }) => ({ codec_type, pts, dts, size, data_hash })),
      );
    });
  }
});
