import assert from 'node:assert/strict';
import { FlvWriter, metadataOf, recoverFlv } from '../../src/media/index.js';
import { MtrudeError } from '../../src/runtime/index.js';
import { film } from './film.js';
import { fileOf, framesIn, MemoryFile, tagsOf } from './flv-bytes.js';

const first = fileOf(film(10, 3000));

async function continued(cut: number, repetitions = 1): Promise<MemoryFile> {
  const file = new MemoryFile();
  file.bytes = first.bytes.slice(0, cut);
  for (let times = 0; times < repetitions; times++) {
    const recovered = await recoverFlv([file.bytes]);
    assert.ok(recovered);
    file.bytes = file.bytes.slice(0, recovered.size);
    const writer = new FlvWriter(file, recovered);
    for (const message of film(10, 99_000)) writer.write(message);
    writer.close();
  }
  return file;
}

describe('continuing a file', () => {
  it('goes on behind the last frame, with monotone times and the duration of the whole', async () => {
    const { bytes } = await continued(first.bytes.length, 2);
    const { tags, error, notes } = tagsOf(bytes);
    assert.equal(error, undefined);
    assert.deepEqual(notes, []);
    const times = framesIn(bytes).map(({ timestamp }) => timestamp);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
    assert.equal(times.length, 66);
    assert.equal(metadataOf(tags[0]?.data ?? bytes)?.duration, Math.max(...times) / 1000);
  });

  it('cuts away what follows the last whole tag', async () => {
    for (const [cut, kept] of [
      [7, 21],
      [4, 22],
      [1, 22],
    ] as const) {
      const { bytes } = await continued(first.bytes.length - cut);
      const { error, notes } = tagsOf(bytes);
      assert.equal(error, undefined);
      assert.deepEqual(notes, []);
      assert.equal(framesIn(bytes).length, kept + 22);
    }
  });

  it('finds nothing to continue in front of the first frame', async () => {
    assert.equal(await recoverFlv([]), undefined);
    assert.equal(await recoverFlv([first.bytes.subarray(0, 60)]), undefined);
  });

  it('refuses to continue what is no FLV file', async () => {
    await assert.rejects(recoverFlv([new Uint8Array(100)]), MtrudeError);
  });

  it('leaves metadata of others as it is', async () => {
    const foreign = Uint8Array.from(first.bytes);
    // The count of the ECMA array: ours is exact, that of others need not be.
    foreign[13 + 11 + 13 + 4] = 77;
    assert.equal((await recoverFlv([foreign]))?.durationOffset, undefined);
  });
});
