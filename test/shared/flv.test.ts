import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import { decodeTagBody, encodeTagBody } from '../../generated/enhanced/index.js';
import type { Tag } from '../../generated/flv/index.js';
import { FlvReader } from '../../src/media/flv-reader.js';
import { needMore } from '../../src/runtime/need-more.js';
import { sharedData } from '../support/requirements.js';
import { assertSameBytes } from '../support/same-bytes.js';
import { flvRows } from './table/flv.js';

const files = Object.keys(flvRows).filter((name) => name.endsWith('.flv'));
const red5 = 'flv-red5/src__test__resources__fixtures__h264_mp3.flv';
const gstreamer = ['flv-gstreamer/gst_eflv_avc_aac_multitrack.flv', 'flv-gstreamer/gst_flv_avc_aac.flv'];

/** Rules by which the contents of a tag are written otherwise than they were: here the count of an ECMA array. */
const otherwise = (name: string): readonly string[] =>
  gstreamer.includes(name) ? ['peers/ecma-array-count/associative-count'] : [];

interface Film {
  readonly tags: readonly Tag[];
  readonly notes: readonly string[];
}

function filmIn(context: Context, name: string): Film {
  const film = { tags: [] as Tag[], notes: [] as string[] };
  const reader = new FlvReader({ tag: (tag) => film.tags.push(tag), note: (rule) => film.notes.push(rule) });
  reader.push(new Uint8Array(readFileSync(sharedData(context, name))));
  reader.end();
  return film;
}

describe('FLV files of other programs', () => {
  for (const name of files) {
    it(`has contents of tags that are encoded to the same bytes: ${name}`, function () {
      const { tags } = filmIn(this, name);
      const because = new Set<string>();
      for (const [index, { tagType, data }] of tags.entries()) {
        const notes: string[] = [];
        const body = decodeTagBody(data, { tagType }, { note: (rule) => notes.push(rule) });
        assert.ok(body !== needMore && body.kind !== 'unknownBody');
        for (const note of notes) because.add(note);
        if (notes.length === 0) assertSameBytes(encodeTagBody(body, { tagType }), data, `tag ${index}`);
      }
      assert.deepEqual([...because], otherwise(name));
    });
  }

  it('are read though every previous tag size is wrong, and the reader says so of each', function () {
    const { tags, notes } = filmIn(this, red5);
    assert.equal(tags.length, 4709);
    const wrong = notes.filter((rule) => rule === 'peers/previous-tag-size/wrong-previous-tag-size');
    // Behind the last tag there is none.
    assert.equal(wrong.length, tags.length - 1);
    assert.deepEqual(
      notes.filter((rule) => rule !== 'peers/previous-tag-size/wrong-previous-tag-size'),
      ['flv/E.3/previous-tag-size'],
    );
  });
});
