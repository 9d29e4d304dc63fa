import assert from 'node:assert/strict';
import { kaitaiBackend } from '../../src/generator/kaitai/index.js';
import { format, resolve, spellings, struct, type, u8, u32 } from '../../src/schema/index.js';
import { sourcesIn, sourcesOf } from './kaitai/compile.js';

/** What a number of up to 64 bits is called where `int` has 32; Go computes in the type of each operand. */
const targets = [
  { language: 'java', file: 'Flv.java', getter: /public (\w+) timestamp\(\)/g, type: 'Long' },
  { language: 'csharp', file: 'Flv.cs', getter: /public (\w+) Timestamp$/gm, type: 'long' },
  { language: 'cpp_stl', file: 'flv.h', getter: /(\w+) timestamp\(\);/g, type: 'int64_t' },
  { language: 'go', file: 'flv.go', getter: /Timestamp\(\) \(v (\w+),/g, type: 'int64' },
];

describe('a number of 32 bits that Kaitai Struct puts together', () => {
  for (const { language, file, getter, type } of targets) {
    it(`has 64 bits in ${language}`, async function () {
      this.timeout(60_000);
      const sources = await sourcesIn(language, 'flv');
      const [, source = ''] = [...sources].find(([name]) => name.endsWith(file)) ?? [];
      const found = Array.from(source.matchAll(getter), ([, of]) => of);
      assert.deepEqual(found, [type, type], 'of a tag, and of its header');
    });
  }

  it('is computed of parts that are made as wide', async function () {
    this.timeout(60_000);
    const source = [...(await sourcesIn('java', 'flv')).entries()].find(([name]) => name.endsWith('Flv.java'))?.[1];
    const [, sum = ''] = /this\.timestamp = (.*);/.exec(source ?? '') ?? [];
    const parts = sum.split(' + ');
    assert.equal(parts.length, 4);
    for (const part of parts) assert.match(part, /timestampByte\d\(\)\)\)\.longValue\(\)/);
  });

  it('has 64 bits where one of several spellings needs them', async function () {
    this.timeout(60_000);
    const from = { document: 'paper', clause: '1' };
    const count = spellings(u8, { 255: { tail: u32, plus: 255 } });
    const counted = type('demo.counted', struct({ count }), {
      doc: 'A number in one byte or in five.',
      from,
      examples: [{ hex: '07', value: { count: 7 } }],
    });
    const demo = format('demo', 'For a test.', [counted], [counted], counted);
    const schema = resolve({ documents: { paper: { title: 'A paper', year: 2000 } }, formats: [demo] });
    const ksy = kaitaiBackend.generate(schema).find(({ path }) => path === 'kaitai/demo.ksy')?.text ?? '';
    const source = [...(await sourcesOf('java', ksy)).values()].join();
    assert.match(source, /public Long count\(\)/);
    assert.match(source, /countAfter255\(\)\)\)\.longValue\(\) \+ \(\(long\) 255\)/);
  });
});
