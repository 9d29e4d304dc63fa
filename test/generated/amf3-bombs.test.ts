import assert from 'node:assert/strict';
import { decodeValue } from '../../generated/amf3/index.js';
import { MtrudeError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const repeated = (hex: string, times: number): Uint8Array => bytesOf(hex.repeat(times));

/** Few bytes that announce much. */
const bombs: Readonly<Record<string, Uint8Array>> = {
  'arrays within arrays': repeated('09 03 01', 100_000),
  'objects within objects': repeated('0a 0b 01 03 61', 100_000),
  'an array of 2^28 - 1 items': bytesOf('09 bfffffff 01 01 01 01 01 01 01 01 01 01 01 01 01 01'),
  'a vector of 2^28 - 1 integers': bytesOf('0d bfffffff 00 00000001 00000002'),
  'a vector of 2^28 - 1 objects': bytesOf('10 bfffffff 00 01 01 01 01'),
  'a dictionary of 2^28 - 1 pairs': bytesOf('11 bfffffff 00 01 01 01 01'),
  'bytes of 2^28 - 1': bytesOf('0c bfffffff 00'),
  'text of 2^28 - 1 bytes': bytesOf('06 bfffffff 61'),
  'traits of 2^25 - 1 members': bytesOf('0a bffffff3 03 43 03 61 00 00 00 00'),
  'references to nothing': repeated('09 03 01 0a 7e', 10),
  'more elements than the limit': bytesOf(`09 ${'bfffffff'} 01 ${'01'.repeat(1_100_000)}`),
};

describe('what announces more than it has', () => {
  for (const [name, bytes] of Object.entries(bombs)) {
    it(`is refused at once: ${name}`, () => {
      const outcome = () => {
        try {
          return decodeValue(bytes);
        } catch (error) {
          return error;
        }
      };
      outcome();
      const [before, start] = [process.memoryUsage().heapUsed, performance.now()];
      const result = outcome();
      const [milliseconds, grown] = [performance.now() - start, process.memoryUsage().heapUsed - before];
      assert.ok(result === needMore || result instanceof MtrudeError, String(result));
      // Time and memory go with the input: the longest of these has a million items before it meets the limit.
      const share = Math.max(1, bytes.length / 20_000);
      assert.ok(milliseconds < 10 * share, `${milliseconds} ms`);
      assert.ok(grown < 2 ** 20 * share, `${grown} bytes`);
    });
  }
});
