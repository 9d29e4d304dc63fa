import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Closings } from './closings.js';
import type { MutatedSession } from './sessions.js';

/** How a session ended, seen from both sides. */
export interface Delivered {
  /** The code in the log of the server; undefined if there is no closing line. */
  readonly code: string | undefined;
  /** How long it took to hand over the bytes. */
  readonly milliseconds: number;
}

/** Longest wait for the closing line: more than any patience of the server. */
const closingMilliseconds = 25_000;
/** A connection that was broken off may be over before the server knows whose it was. */
const brokenOffMilliseconds = 5_000;

/** Sends a session to the server, ends as it ends, and waits for what the log says of it. */
export async function deliver(session: MutatedSession, port: number, closings: Closings): Promise<Delivered> {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true, localAddress: addressOf(session) });
  // The server closes what it does not like: that is its right.
  socket.on('error', () => undefined);
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  const peer = `${socket.localAddress}:${socket.localPort}`;
  socket.setNoDelay(true);
  if (session.ending !== 'deaf') socket.resume();
  const began = performance.now();
  await sendAll(socket, session);
  const milliseconds = performance.now() - began;
  const brokenOff = finish(socket, session);
  const code = await closings.of(peer, brokenOff ? brokenOffMilliseconds : closingMilliseconds);
  socket.destroy();
  return { code, milliseconds };
}

/** Where the system has many loopback addresses each session gets its own: ports are used again too soon. */
function addressOf({ number }: MutatedSession): string {
  if (process.platform !== 'linux') return '127.0.0.1';
  return `127.${1 + ((number >> 16) & 0x3f)}.${(number >> 8) & 0xff}.${number & 0xff}`;
}

async function sendAll(socket: Socket, { bytes, segments }: MutatedSession): Promise<void> {
  let at = 0;
  for (const size of segments) {
    if (at >= bytes.length || !socket.writable) break;
    await write(socket, bytes.subarray(at, at + size));
    at += size;
    await setImmediate();
  }
  if (at < bytes.length && socket.writable) await write(socket, bytes.subarray(at));
}

/** Resolves when the system has taken the bytes, or never will. */
function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(clock);
      socket.off('close', done);
      resolve();
    };
    // A server that does not read, since it cannot send to a deaf client, takes nothing more.
    const clock = setTimeout(done, 5_000);
    socket.once('close', done);
    socket.write(bytes, done);
  });
}

/** Whether the server may never see who it was. */
function finish(socket: Socket, { ending }: MutatedSession): boolean {
  switch (ending) {
    case 'half-close':
      socket.end();
      return false;
    case 'close':
      socket.end();
      socket.pause();
      socket.once('finish', () => socket.destroy());
      return true;
    case 'reset':
      socket.resetAndDestroy();
      return true;
    default:
      return false;
  }
}
