import { readChunks, writeChunks } from './chunks.js';
import { type Contestant, measure } from './measure.js';
import { type Group, resultsOf } from './report.js';
import { mediaTags } from './streams.js';
import { decodeTags, encodeTags } from './twins/flv-tag.js';

/** Chunk stream and FLV in gigabytes a second, beside a plain copy of the same bytes. */
export async function parsing(): Promise<Group[]> {
  const tags = mediaTags();
  const chunks = writeChunks(tags);
  const flv = encodeTags(tags);
  const found = decodeTags(flv);
  if (typeof found === 'symbol' || found.length !== tags.length) throw new Error('The FLV does not read back');
  if (readChunks(chunks).length !== tags.length) throw new Error('The chunks do not read back');
  return [
    await group('chunk stream to messages', chunks, [{ name: 'hand-written twin', run: () => readChunks(chunks) }]),
    await group('FLV to tags', flv, [{ name: 'hand-written twin', run: () => decodeTags(flv) }]),
    await group('tags to FLV', flv, [{ name: 'hand-written twin', run: () => encodeTags(tags) }]),
  ];
}

async function group(name: string, bytes: Uint8Array, contestants: readonly Contestant[]): Promise<Group> {
  const measured = await measure([...contestants, { name: 'plain copy', run: () => bytes.slice() }]);
  const [first] = measured;
  if (first === undefined) throw new Error('Nothing was measured');
  return { group: name, bytes: bytes.length, results: resultsOf(measured, first, bytes.length), cannot: [], goals: [] };
}
