import type { CaseText, Feature } from '../../case.js';
import type { ClientBench } from '../bench.js';
import { roleFeatures } from '../target.js';

export type Text = CaseText<ClientBench>;

/** What a case needs that is for publishers, or for players. */
export const publisher: readonly Feature[] = roleFeatures.publisher;
export const player: readonly Feature[] = roleFeatures.player;

export const goesOn = 'the client goes on: a publisher sends media, a player plays';
export const goesOnOrEnds = 'the client goes on, or ends the connection and itself in good order';
