import { connect } from 'node:net';
import { UsageError } from '../../runtime/errors.js';

/**
 * Resolves where nobody listens yet.
 *
 * @throws UsageError `port-in-use` where somebody does: that server would be tested in place of the one that is started.
 */
export async function checkPortIsFree(host: string, port: number): Promise<void> {
  if (!(await isTaken(host, port))) return;
  const why = '--start starts the server itself, so that none may listen there before';
  throw new UsageError('port-in-use', `Something listens at ${host}:${port} already: ${why}`);
}

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patience });
    const end = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

/** Milliseconds. What runs on the same machine answers much faster. */
const patience = 1000;
