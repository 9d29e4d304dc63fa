import { mutate } from './mutations.js';
import { Random } from './random.js';
import { builtSeed } from './seeds/built.js';
import type { Seed } from './seeds/captured.js';
import { hostileSeed } from './seeds/hostile.js';
import type { Material } from './seeds/material.js';

/**
 * How a session ends on the side of the client. `half-close`: it ends its own direction and reads on; `close`: it closes
 * without reading what is still to come; `reset`: it breaks off; `silent`: it stays and says no more; `deaf`: it stays
 * and reads nothing from the beginning.
 */
export type Ending = 'half-close' | 'close' | 'reset' | 'silent' | 'deaf';

export interface MutatedSession {
  readonly number: number;
  /** What it was made of. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Sizes of the segments that are sent one by one; the rest goes out in one. */
  readonly segments: readonly number[];
  readonly ending: Ending;
}

const longest = 3 << 20;

/** One session by its number: the same for the same seed, whatever others there are. */
export function mutatedSession(seed: number, number: number, material: Material): MutatedSession {
  const random = new Random(seed, number);
  const other = () => anySeed(random, material);
  const seedSession = other();
  const { name, pieces } = random.chance(0.85) ? mutate(seedSession, random, { material, other }) : seedSession;
  const bytes = new Uint8Array(Buffer.concat(pieces)).subarray(0, longest);
  return { number, name, bytes, segments: segments(random, pieces), ending: random.weighted(endings) };
}

function anySeed(random: Random, material: Material): Seed {
  if (random.chance(0.25)) return hostileSeed(random);
  return material.captured.length > 0 && random.chance(0.4)
    ? random.pick(material.captured)
    : builtSeed(random, material);
}

const endings: readonly (readonly [number, Ending])[] = [
  [70, 'half-close'],
  [14, 'close'],
  [10, 'reset'],
  [3, 'silent'],
  [3, 'deaf'],
];

/** All at once, piece by piece, byte by byte (of long sessions the first bytes), or at random. */
function segments(random: Random, pieces: readonly Uint8Array[]): number[] {
  switch (random.below(4)) {
    case 0:
      return [];
    case 1:
      return pieces.slice(0, 200).map(({ length }) => length);
    case 2:
      return [random.between(1, 3200), ...Array.from({ length: 400 }, () => 1)];
    default:
      return Array.from({ length: random.between(1, 40) }, () =>
        random.between(1, random.pick([4, 100, 2000, 70_000])),
      );
  }
}
