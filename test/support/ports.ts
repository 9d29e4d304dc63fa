import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves when something accepts connections on the port; throws after `seconds`. */
export async function accepting(port: number, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await accepts(port))) {
    if (Date.now() > deadline) throw new Error(`nothing accepts connections on port ${port} after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
