import { existsSync, readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { Ffmpeg9, type Place } from './ffmpeg9.js';
import { encodersOf, type Film, films, makeFilm } from './films.js';
import { passes } from './passes.js';
import { type Probed, probe } from './probe.js';
import { recordTrouble, settings } from './records.js';
import { type Order, relay } from './relay.js';

/**
 * Passes FLV files with Enhanced RTMP through our reader and writer, and streams through our server, and holds that
 * FFmpeg 9 finds the same packets before and after, by the hashes of their contents.
 *
 * npm run interop:enhanced -- --root FOLDER | --bin FOLDER [--only NAME] [--keep]
 */
const { values } = parseArgs({
  options: {
    root: { type: 'string', default: process.env.FFMPEG9_ROOT ?? '' },
    bin: { type: 'string', default: process.env.FFMPEG9_BIN ?? '' },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
const shared = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
let failures = 0;

process.exitCode = await main();

async function main(): Promise<number> {
  const place: Place | undefined = values.root ? { root: values.root } : values.bin ? { bin: values.bin } : undefined;
  if (place === undefined) {
    console.error('Where is FFmpeg 9? --root FOLDER with a system in it, or --bin FOLDER with its programs.');
    return 2;
  }
  let ffmpeg: Ffmpeg9;
  try {
    ffmpeg = Ffmpeg9.find(place);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  console.log(`FFmpeg ${ffmpeg.version}`);
  try {
    await everyFilm(ffmpeg);
    await everySharedFile(ffmpeg);
    await everyRecord(ffmpeg);
  } finally {
    if (values.keep) console.log(`kept: ${ffmpeg.folder}`);
    else ffmpeg.remove();
  }
  console.log(failures === 0 ? 'everything is as it was' : `${failures} failed`);
  return failures === 0 ? 0 : 1;
}

async function everyFilm(ffmpeg: Ffmpeg9): Promise<void> {
  const encoders = await encodersOf(ffmpeg);
  for (const film of films.filter(({ name }) => name.includes(values.only))) {
    const missing = [...film.video, ...film.audio].filter((name) => !encoders.has(name));
    if (missing.length > 0) console.log(`not made   ${film.name}: this FFmpeg has no ${missing.join(', ')}`);
    else await oneFilm(ffmpeg, film);
  }
}

async function oneFilm(ffmpeg: Ffmpeg9, film: Film): Promise<void> {
  const file = await makeFilm(ffmpeg, film);
  const before = await probe(ffmpeg, file);
  await everyPass(ffmpeg, film.name, file, before);
  const relayed = async (order: Order) => probe(ffmpeg, await relay(ffmpeg, file, film.fourCcs, order));
  await compare(film.name, 'server', difference, before, () => relayed('player first'));
  await compare(film.name, 'server, late player', lateDifference, before, () => relayed('publisher first'));
}

async function everySharedFile(ffmpeg: Ffmpeg9): Promise<void> {
  if (!existsSync(shared)) {
    console.log('not passed shared data: not present');
    return;
  }
  const names = readdirSync(shared, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((of) => /^flv-.*\.flv$/.test(of) && of.includes(values.only)).sort()) {
    const file = ffmpeg.file(basename(name));
    await copyFile(shared + name, file);
    const before = await probe(ffmpeg, file);
    if (before.packets.length === 0) console.log(`not passed ${name}: FFmpeg finds no packets in it`);
    else await everyPass(ffmpeg, name, file, before);
  }
}

/** Configurations say of their streams what ffprobe says. */
async function everyRecord(ffmpeg: Ffmpeg9): Promise<void> {
  const encoders = await encodersOf(ffmpeg);
  for (const setting of settings.filter(({ name }) => name.includes(values.only))) {
    if (!encoders.has(setting.encoder)) {
      console.log(`not made   ${setting.name}: this FFmpeg has no ${setting.encoder}`);
      continue;
    }
    const trouble = await recordTrouble(ffmpeg, setting).catch(String);
    if (trouble !== undefined) failures++;
    console.log(
      `${trouble === undefined ? 'same     ' : 'DIFFERENT'}  ${setting.name}, configuration${trouble ? `: ${trouble}` : ''}`,
    );
  }
}

async function everyPass(ffmpeg: Ffmpeg9, name: string, file: string, before: Probed): Promise<void> {
  for (const [index, pass] of passes.entries()) {
    await compare(name, pass.name, difference, before, () => {
      const to = file.replace(/\.flv$/, `-${index}.flv`);
      pass.through(file, to);
      return probe(ffmpeg, to);
    });
  }
}

/** Prints a line, and where they part. */
async function compare(
  name: string,
  way: string,
  differ: (before: Probed, after: Probed) => string | undefined,
  before: Probed,
  passed: () => Promise<Probed>,
): Promise<void> {
  let trouble: string | undefined;
  let packets = 0;
  try {
    const after = await passed();
    packets = after.packets.length;
    trouble = differ(before, after);
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  }
  if (trouble !== undefined) failures++;
  const what = trouble ?? `${before.streams.length} streams, ${packets} packets`;
  console.log(`${trouble === undefined ? 'same     ' : 'DIFFERENT'}  ${name}, ${way}: ${what}`);
}

function difference(before: Probed, after: Probed): string | undefined {
  if (!isDeepStrictEqual(before.streams, after.streams)) return `streams ${before.streams} and ${after.streams}`;
  const at = before.packets.findIndex((packet, index) => !isDeepStrictEqual(packet, after.packets[index]));
  if (at >= 0) return `packet ${at}: ${JSON.stringify(before.packets[at])} and ${JSON.stringify(after.packets[at])}`;
  const more = after.packets.length - before.packets.length;
  return more === 0 ? undefined : `${more} packets more`;
}

/** Who comes late has all streams with their configurations, and packets of the film up to its end. */
function lateDifference(before: Probed, after: Probed): string | undefined {
  const missing = before.streams.filter((stream) => !after.streams.includes(stream));
  if (missing.length > 0) return `there is no ${missing}`;
  if (after.packets.length === 0) return 'there are no packets';
  const hashes = (of: Probed) => of.packets.map(({ hash }) => hash).sort();
  const sent = new Set(hashes(before));
  const strange = hashes(after).find((hash) => !sent.has(hash));
  if (strange !== undefined) return `there is a packet that was not sent, ${strange}`;
  const last = (of: Probed) => of.packets.at(-1)?.hash;
  return last(before) === last(after) ? undefined : 'the last packet did not arrive';
}
