import * as flvCodec from '../generated/flv/parts.js';
import { readChunkBasicHeader, readChunkMessageHeader } from '../generated/rtmp/parts.js';
import { FlvReader } from '../src/media/index.js';
import { type NeedMore, needMore, Reader, Writer } from '../src/runtime/index.js';
import { ChunkReader, type ReceivedMessage } from '../src/session/chunk-stream/index.js';
import {
  chunkSize,
  copyPayloads,
  type HeaderReader,
  payloadsIn,
  readChunks,
  readHeaders,
  twinHeaders,
  writeChunks,
  writeHeaders,
} from './chunks.js';
import { type Contestant, type Measured, measure } from './measure.js';
import { type Goal, type Group, goal, resultsOf } from './report.js';
import { mediaTags } from './streams.js';
import * as flvTwin from './twins/flv-tag.js';

/** What a socket or a file hands over at once. */
const pieceSize = 1 << 16;

/**
 * The size that holds until another is agreed on, the one that many publishers use, and one in which few messages take
 * two chunks.
 */
const chunkSizes = [128, chunkSize, pieceSize];

/** Chunk stream and FLV in gigabytes a second, beside a plain copy of the same bytes. */
export async function parsing(): Promise<Group[]> {
  const tags = mediaTags();
  const chunks = writeChunks(tags);
  const headers = writeHeaders(tags);
  const entries = tags.map((tag) => ({ tag }));
  const flv = writeEntries(entries, flvTwin);
  // So few that the work is not mostly waiting for fresh memory, which would drown a difference of 5 %.
  const few = entries.slice(0, 30);
  const fewChunks = writeChunks(tags.slice(0, 30));
  const file = Buffer.concat([fileHead(), flv]);
  expectEqual(
    [
      readChunks(chunks, twinHeaders).length,
      readChunks(chunks, generatedHeaders).length,
      ...chunkSizes.map((size) => chunkReader(piecesOf(writeChunks(tags, size)), size)),
      readEntries(flv, flvCodec).length,
      readEntries(flv, flvTwin).length,
    ],
    tags.length,
  );
  expectEqual([readHeaders(headers, generatedHeaders)], readHeaders(headers, twinHeaders));
  if (Buffer.compare(writeEntries(entries, flvCodec), flv) !== 0) throw new Error('The two do not write the same FLV');
  const groups = [
    await group('chunk headers', headers, [
      { name: 'generated', run: () => readHeaders(headers, generatedHeaders) },
      { name: twin, run: () => readHeaders(headers, twinHeaders) },
    ]),
    await group('chunks to messages', fewChunks, [
      { name: 'generated headers', run: () => readChunks(fewChunks, generatedHeaders) },
      { name: twin, run: () => readChunks(fewChunks, twinHeaders) },
    ]),
    await group('FLV to entries', flv, [
      { name: 'generated', run: () => readEntries(flv, flvCodec) },
      { name: twin, run: () => readEntries(flv, flvTwin) },
    ]),
    await group('entries to FLV', writeEntries(few, flvTwin), [
      { name: 'generated', run: () => writeEntries(few, flvCodec) },
      { name: twin, run: () => writeEntries(few, flvTwin) },
    ]),
  ];
  for (const size of chunkSizes) groups.push(await chunkStream(tags, size));
  // On its own: it shares code with the generated contestants, and uses it otherwise.
  expectEqual([flvReader(file)], tags.length);
  groups.push(await group('FLV file to tags', file, [{ name: 'FlvReader', run: () => flvReader(file) }]));
  return groups;
}

const twin = 'hand-written twin';
const copy = 'plain copy';
const copyOfEach = 'copy of each payload';
const reader = 'ChunkReader';
const readerOfAll = 'ChunkReader, each payload put together';

/** As a socket hands bytes over: in pieces. A payload is put together when it is asked for, which is timed beside. */
async function chunkStream(tags: readonly flvTwin.Tag[], size: number): Promise<Group> {
  const bytes = writeChunks(tags, size);
  const places = payloadsIn(tags, size);
  const measured = await measure([
    { name: reader, run: () => chunkReader(piecesOf(bytes), size) },
    { name: readerOfAll, run: () => chunkReader(piecesOf(bytes), size, ({ payload }) => payload.join()) },
    { name: copyOfEach, run: () => copyPayloads(bytes, places) },
    { name: copy, run: () => sizeOf(piecesOf(bytes, copied)) },
  ]);
  const [first] = measured;
  if (first === undefined) throw new Error('Nothing was measured');
  const results = resultsOf(measured, first, bytes.length);
  const name = `chunk stream to messages, chunks of ${size}`;
  return { group: name, bytes: bytes.length, results, cannot: [], goals: chunkGoals(measured) };
}

/**
 * The goal is a plain copy of everything. Putting payloads together is a copy besides: a call that copies 128 bytes
 * takes several times as long as 128 bytes of a long copy, so that its measure is a copy of the payloads one by one.
 */
function chunkGoals(measured: readonly Measured[]): Goal[] {
  const beside = (our: string, other: string, text: string) =>
    goal(`${our}: ${text}`, resultNamed(measured, our), resultNamed(measured, other), 2);
  return [
    beside(reader, copy, 'at least half the speed of copying'),
    beside(readerOfAll, copyOfEach, 'at least half the speed of copying each payload'),
  ];
}

function resultNamed(measured: readonly Measured[], wanted: string): Measured {
  const found = measured.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`${wanted} was not measured`);
  return found;
}

const copied = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

function* piecesOf(bytes: Uint8Array, take = (piece: Uint8Array) => piece): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield take(bytes.subarray(at, at + pieceSize));
}

function sizeOf(pieces: Iterable<Uint8Array>): number {
  let size = 0;
  for (const { length } of pieces) size += length;
  return size;
}

async function group(name: string, bytes: Uint8Array, contestants: readonly Contestant[]): Promise<Group> {
  const measured = await measure([...contestants, { name: copy, run: () => new Uint8Array(bytes) }]);
  const [first] = measured;
  if (first === undefined) throw new Error('Nothing was measured');
  const results = resultsOf(measured, first, bytes.length);
  return { group: name, bytes: bytes.length, results, cannot: [], goals: goalsOf(measured) };
}

function goalsOf(measured: readonly Measured[]): Goal[] {
  const named = (...names: string[]) => measured.filter(({ name }) => names.includes(name));
  const pairs = (ours: readonly Measured[], others: readonly Measured[]) =>
    ours.flatMap((our) => others.map((other) => [our, other] as const));
  return [
    ...pairs(named('generated', 'generated headers'), named(twin)).map(([our, other]) =>
      goal('within 5 % of the hand-written twin', our, other, 1.05),
    ),
    ...pairs(named('FlvReader'), named(copy)).map(([our, other]) =>
      goal('at least half the speed of copying', our, other, 2),
    ),
  ];
}

const generatedHeaders: HeaderReader = {
  basic: readChunkBasicHeader,
  message: (r, format, extended) => readChunkMessageHeader(r, { format, extended }),
};

function chunkReader(
  pieces: Iterable<Uint8Array>,
  size: number,
  take: (message: ReceivedMessage) => unknown = () => undefined,
): number {
  let messages = 0;
  const reader = new ChunkReader((message) => {
    messages++;
    take(message);
  });
  reader.chunkSize = size;
  for (const piece of pieces) reader.push(piece);
  return messages;
}

function flvReader(bytes: Uint8Array): number {
  let tags = 0;
  const reader = new FlvReader({ tag: () => tags++ });
  for (const piece of piecesOf(bytes)) reader.push(piece);
  return tags;
}

/** What reads and writes tags with the previous tag sizes behind them. */
interface Entries {
  readEntry(r: Reader): flvTwin.Entry | NeedMore;
  writeEntry(w: Writer, entry: flvTwin.Entry): void;
}

function readEntries(bytes: Uint8Array, { readEntry }: Entries): flvTwin.Entry[] {
  const r = new Reader(bytes);
  const entries: flvTwin.Entry[] = [];
  while (r.position < r.end) {
    const entry = readEntry(r);
    if (entry === needMore) break;
    entries.push(entry);
  }
  return entries;
}

function writeEntries(entries: readonly flvTwin.Entry[], { writeEntry }: Entries): Uint8Array {
  const w = new Writer();
  try {
    for (const entry of entries) writeEntry(w, entry);
    return w.finish();
  } finally {
    w.release();
  }
}

/** What stands in front of the first tag of a file. */
function fileHead(): Uint8Array {
  const header = flvCodec.encodeHeader({ version: 1, hasAudio: true, hasVideo: true, extension: new Uint8Array(0) });
  return Buffer.concat([header, Buffer.alloc(4)]);
}

function expectEqual(found: readonly number[], expected: number): void {
  if (found.some((count) => count !== expected)) throw new Error(`${found.join(', ')}, not ${expected}`);
}
