import assert from 'node:assert/strict';
import { EcmaArray } from '../../generated/amf0/index.js';
import { decodeFile, encodeScriptData, type File } from '../../generated/flv/index.js';
import { FlvWriter, type MediaMessage, metadataOf } from '../../src/media/index.js';
import { needMore } from '../../src/runtime/index.js';
import { audio, data, film, payloads, video } from './film.js';
import { fileOf, framesIn, MemoryFile, tagsOf } from './flv-bytes.js';

const metadata = (properties: Record<string, number | string | boolean>): Uint8Array =>
  encodeScriptData({ kind: 'onMetaData', properties: new EcmaArray(properties) });

function decoded(messages: readonly MediaMessage[]): File {
  const file = decodeFile(fileOf(messages).bytes);
  assert.ok(file !== needMore);
  return file;
}

const durationOf = (bytes: Uint8Array): number | undefined =>
  metadataOf(tagsOf(bytes).tags[0]?.data ?? new Uint8Array(0))?.duration;

describe('writing an FLV file', () => {
  it('writes a file that the format accepts whole, with all messages in order', () => {
    const messages = film(20, 70_000);
    const { entries } = decoded(messages);
    assert.deepEqual(
      entries.slice(1).map(({ tag }) => [tag.tagType, tag.timestamp, tag.data]),
      messages.map(({ typeId, timestamp, payload }) => [typeId, timestamp - 70_000, payload]),
    );
  });

  it('says in the header what there is', () => {
    const { header: both } = decoded(film(1));
    assert.deepEqual([both.hasAudio, both.hasVideo], [true, true]);
    const { header: sound } = decoded([audio(0, payloads.sound())]);
    assert.deepEqual([sound.hasAudio, sound.hasVideo], [true, false]);
    const { header: late } = decoded([audio(0, payloads.sound()), video(5, payloads.key())]);
    assert.deepEqual([late.hasAudio, late.hasVideo], [true, true]);
  });

  it('opens with metadata whose duration is that of the file', () => {
    const { bytes } = fileOf(film(26));
    assert.equal(durationOf(bytes), 1.001);
  });

  it('keeps what the publisher says of the stream and not what it says of its file', () => {
    const said = metadata({ width: 320, filesize: 12345, duration: 77, canSeekToEnd: true, title: 'x' });
    const { bytes } = fileOf([data(0, said), ...film(2)]);
    const { tags } = tagsOf(bytes);
    assert.deepEqual({ ...metadataOf(tags[0]?.data ?? said) }, { duration: 0.041, width: 320, title: 'x' });
  });

  it('writes nothing before the first frame', () => {
    const file = fileOf([data(0, metadata({})), video(0, payloads.videoHeader), audio(0, payloads.audioHeader)]);
    assert.equal(file.bytes.length, 0);
  });

  it('gives sequence headers that came before the first frame, with any time, time 0', () => {
    const messages = [video(0, payloads.videoHeader), video(90_000, payloads.key()), video(90_040, payloads.inter())];
    assert.deepEqual(
      framesIn(fileOf(messages).bytes).map(({ timestamp }) => timestamp),
      [0, 0, 40],
    );
  });

  it('puts sequence headers that come again with an old time where they come', () => {
    const messages = [
      video(500, payloads.key()),
      video(540, payloads.inter()),
      video(0, payloads.videoHeader),
      video(580, payloads.key()),
    ];
    assert.deepEqual(
      framesIn(fileOf(messages).bytes).map(({ timestamp }) => timestamp),
      [0, 40, 40, 80],
    );
  });

  it('keeps later metadata and other data in their places', () => {
    const messages = [
      ...film(1),
      data(10, metadata({ width: 1 })),
      data(20, encodeScriptData({ kind: 'other', values: ['onTextData', 'x'] })),
    ];
    const script = tagsOf(fileOf(messages).bytes).tags.filter(({ tagType }) => tagType === 18);
    assert.deepEqual(
      script.map(({ timestamp }) => timestamp),
      [0, 10, 20],
    );
  });

  it('leaves out types that a file does not know', () => {
    assert.equal(
      framesIn(fileOf([...film(1), { typeId: 20, timestamp: 0, payload: new Uint8Array(3) }]).bytes).length,
      4,
    );
  });

  it('forgets the oldest of what waits when too much does', () => {
    const large = new Uint8Array(700_000);
    large.set([0x17, 0]);
    const { tags } = tagsOf(fileOf([video(0, large), video(0, large), video(0, payloads.key())]).bytes);
    assert.equal(tags.filter(({ tagType }) => tagType === 9).length, 2);
  });

  it('leaves a file that can be read up to its last whole tag wherever it is cut', () => {
    const { bytes, sizes } = fileOf(film(6));
    for (let cut = 0; cut < bytes.length; cut++) {
      const { tags } = tagsOf(bytes.subarray(0, cut));
      // A tag counts without the size that stands behind it.
      const whole = sizes.slice(1).filter((size) => size - 4 <= cut).length;
      assert.equal(tags.length, whole, `cut at ${cut}`);
    }
  });

  it('needs no patches', () => {
    const pieces: Uint8Array[] = [];
    const writer = new FlvWriter({ append: (bytes) => pieces.push(bytes) });
    for (const message of film(3)) writer.write(message);
    writer.close();
    assert.equal(framesIn(Buffer.concat(pieces)).length, 8);
    assert.equal(durationOf(Buffer.concat(pieces)), 0);
  });

  it('counts frames, not headers', () => {
    const writer = new FlvWriter(new MemoryFile());
    for (const message of film(7)) writer.write(message);
    assert.equal(writer.frames, 14);
    assert.equal(writer.milliseconds, 241);
  });
});
