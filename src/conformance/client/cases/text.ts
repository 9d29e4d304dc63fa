import type { CaseText } from '../../case.js';
import type { ClientBench } from '../bench.js';

export type Text = CaseText<ClientBench>;

export const publisher = ['publish'] as const;
export const player = ['play'] as const;

export const goesOn = 'the client goes on: a publisher sends media, a player plays';
export const goesOnOrEnds = 'the client goes on, or ends the connection and itself in good order';
