import type { Delivered } from './delivery.js';
import { mayEnd, type Outcome, outcomeOf } from './oracle.js';
import { patience } from './server-under-test.js';
import type { MutatedSession } from './sessions.js';

/** What ends a client that reads nothing. */
const deafness = ['slow-player', 'send-queue-limit'];

/**
 * What is wrong with how the server ended a session; undefined if nothing is. A session that our session layer calls bad
 * must have been closed with the code that it gives; one that is not bad, with the code of what the client did.
 */
export function faultOf(session: MutatedSession, { code, milliseconds }: Delivered, seen: boolean): string | undefined {
  if (code === undefined) return seen ? 'no closing line in the log' : undefined;
  const mayBe = (outcome: Outcome) => endings(session, outcome, milliseconds).includes(code);
  if (mayEnd(session.bytes, mayBe)) return undefined;
  const expected = endings(session, outcomeOf(session.bytes), milliseconds).join(' or ');
  return `closed with ${code} instead of ${expected}`;
}

function endings({ ending }: MutatedSession, { code, connected }: Outcome, milliseconds: number): string[] {
  const closed = connected ? 'closed' : 'closed-early';
  const slow = milliseconds > patience.handshakeMilliseconds - 500 ? ['handshake-timeout'] : [];
  switch (ending) {
    case 'half-close':
      return [code ?? closed, ...slow];
    case 'close':
    case 'reset':
      // How much of what was sent still arrives is up to the system.
      return ['closed', 'closed-early', 'connection-lost', ...(code === undefined ? [] : [code]), ...slow];
    case 'silent':
      return [code ?? timeout(connected), ...slow];
    case 'deaf':
      return [code ?? timeout(connected), ...deafness, ...slow];
  }
}

const timeout = (connected: boolean): string => (connected ? 'idle-timeout' : 'handshake-timeout');
