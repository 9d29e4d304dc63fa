import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { FlvReader } from '../../src/media/index.js';
import { DecodeError, LimitError, MtrudeError } from '../../src/runtime/index.js';
import { sharedData } from '../support/requirements.js';
import { film } from './film.js';
import { fileOf, tagsOf } from './flv-bytes.js';

/** Files that others wrote. */
const files = [
  'mtrude/t0.flv',
  'flv-ffmpeg9/leg_ts_ext.flv',
  'flv-ffmpeg9/leg_avc_aac_kfindex.flv',
  'flv-ffmpeg9/ex_mt_video_avc_hevc_vp9.flv',
  'flv-gstreamer/gst_flv_avc_aac.flv',
  'flv-veovera/testsrc.flv',
];

const whole = fileOf(film(12)).bytes;

function errorAt(cut: number): DecodeError {
  const { error } = tagsOf(whole.subarray(0, cut));
  assert.ok(error instanceof DecodeError, `no error at ${cut}`);
  return error;
}

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('reading an FLV file', () => {
  it('gives the same tags however the file is split', () => {
    const expected = tagsOf(whole).tags;
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 30 }), (places) => {
        const found: unknown[] = [];
        const reader = new FlvReader({ tag: (tag) => found.push(tag) });
        let from = 0;
        for (const to of [...places.sort((a, b) => a - b), whole.length]) {
          reader.push(whole.subarray(from, to));
          from = to;
        }
        reader.end();
        assert.deepEqual(found, expected);
        assert.equal(reader.position, whole.length);
      }),
    );
  });

  it('reads short files cut at any place, with and without an extension of the header', () => {
    const headers = [
      '464c56 01 05 00000009',
      '464c56 01 05 00000010 00000000000000',
      '464c56 01 05 00000031 '.padEnd(102, '0'),
    ];
    const tags = ['', '08 000001 000000 00 000000 22 0000000c'];
    for (const header of headers) {
      for (const tag of tags) {
        const file = bytesOf(`${header} 00000000 ${tag}`);
        for (let cut = 1; cut < file.length; cut++) {
          const found: unknown[] = [];
          const reader = new FlvReader({ tag: (each) => found.push(each) });
          reader.push(file.subarray(0, cut));
          reader.push(file.subarray(cut));
          reader.end();
          assert.equal(found.length, tag === '' ? 0 : 1, `${header}, cut at ${cut}`);
        }
      }
    }
  });

  it('gives the same tags one byte at a time', () => {
    const found: unknown[] = [];
    const reader = new FlvReader({ tag: (tag) => found.push(tag) });
    for (let at = 0; at < whole.length; at++) reader.push(whole.subarray(at, at + 1));
    reader.end();
    assert.deepEqual(found, tagsOf(whole).tags);
  });

  it('says at which byte a cut file ends and what was expected there', () => {
    assert.match(errorAt(5).message, /a header of 9 bytes or more.*at byte 5/);
    assert.match(errorAt(11).message, /the previous tag size in front of the first tag.*at byte 11/);
    assert.match(errorAt(20).message, /11 bytes of a tag header that begins at byte 13.*at byte 20/);
    assert.match(errorAt(30).message, /bytes of data, not 6, in the tag that begins at byte 13.*at byte 30/);
    assert.match(errorAt(whole.length - 2).message, /the previous tag size behind the tag that begins/);
    assert.equal(errorAt(30).code, 'truncated');
    assert.equal(errorAt(30).offset, 30);
  });

  it('hands over a last tag that lacks only the size behind it', () => {
    assert.equal(tagsOf(whole.subarray(0, whole.length - 1)).tags.length, tagsOf(whole).tags.length);
    const { tags, notes, error } = tagsOf(whole.subarray(0, whole.length - 4));
    assert.equal(tags.length, tagsOf(whole).tags.length);
    assert.equal(error, undefined);
    assert.deepEqual(notes, ['flv/E.3/previous-tag-size']);
  });

  it('puts up with wrong previous tag sizes and says so', () => {
    const wrong = Uint8Array.from(whole);
    wrong[12] = 9;
    wrong[wrong.length - 1] = 0;
    const { tags, notes, error } = tagsOf(wrong);
    assert.equal(error, undefined);
    assert.equal(tags.length, tagsOf(whole).tags.length);
    assert.deepEqual(notes, ['flv/E.3/first-previous-tag-size', 'peers/previous-tag-size/wrong-previous-tag-size']);
  });

  it('refuses what is no FLV file', () => {
    const { error } = tagsOf(new TextEncoder().encode('This is no FLV file.'));
    assert.ok(error instanceof DecodeError);
    assert.equal(error.code, 'constant-mismatch');
  });

  it('does not gather a header without end', () => {
    const { error } = tagsOf(Uint8Array.of(0x46, 0x4c, 0x56, 1, 5, 0x7f, 0xff, 0xff, 0xff, ...new Uint8Array(70_000)));
    assert.ok(error instanceof LimitError);
    assert.equal(error.code, 'header-limit');
  });

  it('answers any bytes with tags or one of our errors', () => {
    const start = [...whole.subarray(0, 13)];
    fc.assert(
      fc.property(fc.boolean(), fc.uint8Array({ maxLength: 200 }), (begun, bytes) => {
        const { error } = tagsOf(Uint8Array.from([...(begun ? start : []), ...bytes]));
        assert.ok(error === undefined || error instanceof MtrudeError);
      }),
    );
  });

  for (const path of files) {
    it(`reads ${path} whole`, async function () {
      const { tags, error } = tagsOf(await readFile(sharedData(this, path)));
      assert.equal(error, undefined);
      assert.ok(tags.length > 2);
    });
  }
});
