import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeEntry, encodeFile, TagTagType } from '../../generated/flv/index.js';
import { encodeData } from '../../generated/rtmp/index.js';
import { FlvReader } from '../../src/media/index.js';
import { createServer, type ServerOptions } from '../../src/server/index.js';

export interface Frame {
  readonly typeId: number;
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

/** A server on a free port of the loopback, for as long as `use` takes. */
export async function withServer(use: (url: string) => Promise<void>, options: ServerOptions = {}): Promise<void> {
  const server = createServer({ port: 0, log: { level: 'silent' }, ...options });
  const { host, port } = await server.listen();
  try {
    await use(`rtmp://${host}:${port}`);
  } finally {
    await server.close();
  }
}

export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mtrude-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The first byte of AVC key frames, of AVC inter frames and of AAC frames, with the packet type behind it. */
const [keyFrame, interFrame, audioFrame] = [0x17, 0x27, 0xaf];

/** Metadata, sequence headers, then audio and video frames 20 milliseconds apart. */
export function frames(count: number): Frame[] {
  const metadata = encodeData({ kind: 'onMetaData', properties: { width: 16, height: 16 } });
  const body = (first: number, packet: number, length: number) =>
    Uint8Array.from({ length }, (_, at) => [first, packet, 0, 0, 0][at] ?? (at * 7 + length) & 0xff);
  const head: Frame[] = [
    { typeId: TagTagType.script, timestamp: 0, payload: metadata },
    { typeId: TagTagType.video, timestamp: 0, payload: body(keyFrame, 0, 40) },
    { typeId: TagTagType.audio, timestamp: 0, payload: body(audioFrame, 0, 7) },
  ];
  const rest = Array.from({ length: count }, (_, index): Frame => {
    const timestamp = index * 20;
    if (index % 2 === 1) return { typeId: TagTagType.audio, timestamp, payload: body(audioFrame, 1, 100 + index) };
    return {
      typeId: TagTagType.video,
      timestamp,
      payload: body(index % 20 === 0 ? keyFrame : interFrame, 1, 500 + index),
    };
  });
  return [...head, ...rest];
}

export function flvOf(all: readonly Frame[]): Uint8Array {
  const head = encodeFile({
    header: { version: 1, hasAudio: true, hasVideo: true, extension: new Uint8Array(0) },
    entries: [],
  });
  const tags = all.map(({ typeId, timestamp, payload }) =>
    encodeEntry({ tag: { filter: false, tagType: typeId, timestamp, data: payload } }),
  );
  return Buffer.concat([head, ...tags]);
}

/** Audio and video of a file, without metadata. */
export function framesIn(file: Uint8Array): Frame[] {
  const found: Frame[] = [];
  const reader = new FlvReader({
    tag: ({ tagType, timestamp, data }) => {
      if (tagType !== TagTagType.script) found.push({ typeId: tagType, timestamp, payload: new Uint8Array(data) });
    },
  });
  reader.push(file);
  reader.end();
  return found;
}

export const mediaOf = (all: readonly Frame[]): Frame[] =>
  all
    .filter(({ typeId }) => typeId !== TagTagType.script)
    .map(({ typeId, timestamp, payload }) => ({ typeId, timestamp, payload: new Uint8Array(payload) }));
