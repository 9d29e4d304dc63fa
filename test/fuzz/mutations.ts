import { defaultChunkSize, MessageType } from '../../generated/rtmp/index.js';
import { chunkWhole } from '../../src/session/chunk-stream/index.js';
import type { Random } from './random.js';
import type { Seed } from './seeds/captured.js';
import type { Material } from './seeds/material.js';

type Pieces = readonly Uint8Array[];

/** Where mutations take foreign bytes from. */
export interface Sources {
  readonly material: Material;
  /** Another session to splice from. */
  other(): Seed;
}

type Mutation = (pieces: Pieces, random: Random, sources: Sources) => Pieces;

/** What can happen to a session. Each takes it in pieces, and most leave the handshake as it is. */
const mutations: Readonly<Record<string, Mutation>> = {
  'flipped bits': (pieces, random) =>
    inBytes(pieces, random, (bytes, at) => {
      for (let turn = 0; turn < random.pick([1, 1, 2, 8, 64]); turn++) {
        const place = random.between(at, bytes.length - 1);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8));
      }
      return bytes;
    }),
  'extreme bytes': (pieces, random) =>
    inBytes(pieces, random, (bytes, at) => {
      const place = random.between(at, bytes.length - 1);
      return bytes.fill(random.pick(extremes), place, place + random.between(1, 4));
    }),
  'an extreme length in a header': (pieces, random) =>
    inPiece(pieces, random, (piece) => {
      const header = piece.slice();
      // Of a full header; in others it hits something else.
      return header.fill(random.pick(extremes), 4, 7);
    }),
  'flipped bits behind a header': changePayload,
  'extreme bytes behind a header': (pieces, random) =>
    inPiece(pieces, random, (piece) => {
      const at = random.between(Math.min(headerSize, piece.length), piece.length);
      return piece.slice().fill(random.pick(extremes), at, at + random.between(1, 4));
    }),
  'a vector as a message': message,
  'a value as a message': message,
  cut: (pieces, random) => {
    const bytes = joined(pieces);
    return [bytes.subarray(0, random.below(bytes.length))];
  },
  'a range removed': (pieces, random) =>
    inBytes(pieces, random, (bytes, at) => {
      const [from, to] = range(random, at, bytes.length);
      return joined([bytes.subarray(0, from), bytes.subarray(to)]);
    }),
  'a range repeated': (pieces, random) =>
    inBytes(pieces, random, (bytes, at) => {
      const [from, to] = range(random, at, bytes.length);
      const again = Array.from({ length: random.between(1, 5) }, () => bytes.subarray(from, to));
      return joined([bytes.subarray(0, to), ...again, bytes.subarray(to)]);
    }),
  'random bytes inserted': (pieces, random) =>
    inBytes(pieces, random, (bytes, at) => {
      const place = random.between(at, bytes.length);
      return joined([bytes.subarray(0, place), random.bytes(random.between(1, 64)), bytes.subarray(place)]);
    }),
  'a vector spliced in': (pieces, random, { material }) =>
    inBytes(pieces, random, (bytes, at) => {
      const place = random.between(at, bytes.length);
      const vector = random.pick(random.chance(0.7) ? material.vectors : material.values);
      const from = random.chance(0.5) ? place : Math.min(bytes.length, place + vector.length);
      return joined([bytes.subarray(0, place), vector, bytes.subarray(from)]);
    }),
  'a piece removed': (pieces, random) => {
    const at = place(pieces, random);
    return [...pieces.slice(0, at), ...pieces.slice(at + 1)];
  },
  'a piece repeated': (pieces, random) => {
    const at = place(pieces, random);
    const piece = pieces[at] ?? nothing;
    const times = piece.length > 1000 ? 3 : random.pick([1, 2, 10, 100]);
    return [...pieces.slice(0, at), ...Array.from({ length: times }, () => piece), ...pieces.slice(at)];
  },
  'pieces swapped': (pieces, random) => {
    const [one, other] = [place(pieces, random), place(pieces, random)];
    return pieces.map((piece, at) => (at === one ? pieces[other] : at === other ? pieces[one] : piece) ?? nothing);
  },
  'another session from here on': (pieces, random, { other }) => {
    const spliced = other().pieces;
    return [...pieces.slice(0, place(pieces, random)), ...spliced.slice(place(spliced, random))];
  },
  'pieces of another session': (pieces, random, { other }) => {
    const spliced = other().pieces;
    const [at, from] = [place(pieces, random), place(spliced, random)];
    return [...pieces.slice(0, at), ...spliced.slice(from, from + random.between(1, 4)), ...pieces.slice(at)];
  },
};

const names = Object.keys(mutations);
/** Of a chunk with a full header and the shortest basic header. */
const headerSize = 12;
const extremes = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];
const typeIds = Object.values(MessageType);
const nothing = new Uint8Array(0);
/** C0 and C1, C2. */
const handshakePieces = 2;
/** Mutations in the handshake are the boring ones: few sessions have them. */
const handshakeChance = 0.06;

/** A session to which one or several things have happened. */
export function mutate({ name, pieces }: Seed, random: Random, sources: Sources): Seed {
  const done: string[] = [];
  let mutated: Pieces = pieces;
  for (let turn = random.pick([1, 1, 1, 2, 3, 6]); turn > 0; turn--) {
    const mutation = random.pick(names);
    mutated = mutations[mutation]?.(mutated, random, sources) ?? mutated;
    if (mutated.every(({ length }) => length === 0)) break;
    done.push(mutation);
  }
  return { name: `${name}: ${done.join(', ')}`, pieces: mutated };
}

/** A change of bytes at the first place or behind it. The pieces become one. */
function inBytes(pieces: Pieces, random: Random, change: (bytes: Uint8Array, at: number) => Uint8Array): Pieces {
  const handshake = random.chance(handshakeChance) ? [] : pieces.slice(0, handshakePieces);
  const rest = pieces.slice(handshake.length);
  const at = random.below(Math.max(1, rest.length));
  const bytes = joined(rest);
  if (bytes.length === 0) return pieces;
  const first = joined(rest.slice(0, at)).length;
  return [...handshake, change(bytes, Math.min(first, bytes.length - 1))];
}

function inPiece(pieces: Pieces, random: Random, change: (piece: Uint8Array) => Uint8Array): Pieces {
  const chosen = place(pieces, random);
  return pieces.map((piece, at) => (at === chosen ? change(piece) : piece));
}

/** The chunks stay whole, so that what is changed is looked at. */
function changePayload(pieces: Pieces, random: Random): Pieces {
  return inPiece(pieces, random, (piece) => {
    const bytes = piece.slice();
    for (let turn = 0; bytes.length > headerSize && turn < random.pick([1, 2, 8]); turn++) {
      const at = random.between(headerSize, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
    return bytes;
  });
}

/** Something that is well-formed by itself, in proper chunks, as a message of a type that it may not be of. */
function message(pieces: Pieces, random: Random, { material }: Sources): Pieces {
  const at = place(pieces, random);
  const payload = random.pick(random.chance(0.5) ? material.vectors : material.values);
  const chunks = chunkWhole(
    {
      chunkStreamId: random.between(3, 80),
      timestamp: random.uint32(),
      typeId: random.chance(0.8) ? random.pick(typeIds) : random.between(2, 255),
      streamId: random.below(4),
      payload,
    },
    defaultChunkSize,
  );
  return [...pieces.slice(0, at), chunks, ...pieces.slice(at)];
}

function place(pieces: Pieces, random: Random): number {
  if (pieces.length <= handshakePieces || random.chance(handshakeChance)) return random.below(pieces.length);
  return random.between(handshakePieces, pieces.length - 1);
}

function range(random: Random, least: number, most: number): [from: number, to: number] {
  const from = random.between(least, most);
  return [from, Math.min(most, from + random.pick([1, 2, 4, 30, 500]))];
}

function joined(pieces: Pieces): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
