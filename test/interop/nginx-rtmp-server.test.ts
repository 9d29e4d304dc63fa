import { startNginx } from '../support/servers.js';
import { describePairings } from './pairings.js';

/** Our publish and play against a server of others. The pairings without us show that the harness itself is sound. */
describe('nginx-rtmp between publishers and players', () => {
  describePairings(startNginx, ['nginx-rtmp']);
});
