import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { type Outcome, start } from '../support/processes.js';
import { isInstalled, needsPeers, type Peer } from '../support/requirements.js';
import type { Server } from '../support/servers.js';
import { assertArrivedIntact, framesOf } from './frames.js';
import { type Player, type Publisher, players, publishers } from './peers.js';
import { makeSource, picturesPerGroup, type Source, sources } from './sources.js';

interface Showing {
  readonly source: string;
  readonly published: Outcome;
  readonly played: ReadonlyMap<string, { readonly file: string; readonly outcome: Outcome; readonly unasked: boolean }>;
}

/** Audio frames in the time of one group of pictures: 44,100 samples in frames of 1,024. */
const soundsPerGroup = 42;

/** All showings, two at a time, each as long as its programs may take at most. In milliseconds. */
const patience = 150_000;

/**
 * Declares one test for each publisher, player and source that `wanted` lets pass. All players of one publisher watch
 * the same showing, and two showings run at a time, so that the whole takes a small part of the time of its films.
 */
export function describePairings(
  startServer: (folder: string) => Promise<Server>,
  needs: readonly Peer[],
  wanted: (publisher: Publisher, player: Player) => boolean = () => true,
): void {
  const showings = new Map<string, Promise<Showing>>();
  let folder: string;
  let server: Server | undefined;

  before(async function () {
    needsPeers(this, 'FFmpeg', ...needs);
    folder = await mkdtemp(join(tmpdir(), 'mtrude-interop-'));
    server = await startServer(folder);
    const { url } = server;
    const films = new Map(
      await Promise.all(sources.map(async (name) => [name, await makeSource(name, folder)] as const)),
    );
    const twoAtATime = pLimit(2);
    for (const publisher of publishers.filter(available)) {
      for (const source of sources) {
        const audience = players.filter((player) => available(player) && wanted(publisher, player));
        const film = films.get(source);
        if (audience.length === 0 || film === undefined) continue;
        const stream = `${publisher.name}-${sources.indexOf(source)}`.toLowerCase();
        const showing = twoAtATime(() => show(publisher, audience, film, url(stream), join(folder, stream)));
        // Each test that awaits it reports the failure; without tests it must not end the process.
        showing.catch(() => undefined);
        showings.set(key(publisher, source), showing);
      }
    }
  });

  after(async function () {
    this.timeout(patience);
    await Promise.allSettled(showings.values());
    await server?.running.stop('SIGTERM');
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  for (const source of sources) {
    for (const publisher of publishers) {
      for (const player of players.filter((player) => wanted(publisher, player))) {
        it(`carries ${source} from ${publisher.name} to ${player.name} bit by bit`, async function () {
          this.timeout(patience);
          needsPeers(this, ...publisher.needs, ...player.needs);
          await assertPairing(await showings.get(key(publisher, source)), player);
        });
      }
    }
  }
}

const key = (publisher: Publisher, source: Source): string => `${publisher.name} ${source}`;

const available = ({ needs }: { readonly needs: readonly Peer[] }): boolean => needs.every(isInstalled);

/** Publishes a film and lets the audience join a second later. */
async function show(
  publisher: Publisher,
  audience: readonly Player[],
  film: string,
  url: string,
  prefix: string,
): Promise<Showing> {
  const publishing = start(publisher.publish(film, url), 25);
  await delay(1000);
  const playing = audience.map((player) => {
    const file = `${prefix}-to-${player.name.toLowerCase()}.flv`;
    return { player, file, running: start(player.play(url, file), 30) };
  });
  const published = await publishing.ended;
  const played = playing.map(async ({ player, file, running }) => {
    const unasked = await Promise.race([running.ended.then(() => true), delay(4000, false)]);
    const outcome = unasked ? await running.ended : await running.stop();
    return [player.name, { file, outcome, unasked }] as const;
  });
  return { source: film, published, played: new Map(await Promise.all(played)) };
}

async function assertPairing(showing: Showing | undefined, player: Player): Promise<void> {
  const played = showing?.played.get(player.name);
  assert.ok(showing && played, 'was not shown');
  assert.equal(showing.published.code, 0, `the publisher failed: ${showing.published.output.slice(-2000)}`);
  assert.ok(played.unasked, `the player did not notice the end: ${played.outcome.output.slice(-2000)}`);
  assert.equal(played.outcome.code, 0, `the player failed: ${played.outcome.output.slice(-2000)}`);
  const [source, arrived] = await Promise.all([framesOf(showing.source), framesOf(played.file)]);
  assertArrivedIntact('video', source, arrived, picturesPerGroup);
  assertArrivedIntact('audio', source, arrived, soundsPerGroup);
}
