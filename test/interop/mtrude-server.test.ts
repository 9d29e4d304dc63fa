import { startMtrude } from '../support/servers.js';
import { describePairings } from './pairings.js';

describe('mtrude serve between publishers and players', () => {
  describePairings(startMtrude, []);
});
