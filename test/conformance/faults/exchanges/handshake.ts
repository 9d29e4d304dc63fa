import { decodeHello } from '../../../../generated/rtmp/hello.js';
import { needMore } from '../../../../src/runtime/index.js';
import { ClientHandshake } from '../../../../src/session/handshake/index.js';
import { primitives } from '../../../../src/transport/index.js';
import { Line, plainHello, type Target } from './line.js';

/** What a server does in handshakes of all kinds. */
export async function handshakeExchange(server: Target): Promise<string[]> {
  return [...(await inPieces(server)), ...(await otherVersion(server)), ...(await signed(server))];
}

async function inPieces(server: Target): Promise<string[]> {
  const seen: string[] = [];
  const hello = plainHello(9);
  const line = await Line.open(server);
  seen.push(`before C0: ${length(await line.quiet())}`);
  line.raw(hello.subarray(0, 1));
  seen.push(`after C0: ${length(await line.quiet())}`);
  line.raw(hello.subarray(1, 700));
  seen.push(`in C1: ${length(await line.quiet())}`);
  line.raw(hello.subarray(700));
  seen.push(`after C1: ${answers(await line.received(3073), hello)}`);
  seen.push(`before C2: ${await line.quiet()}`);
  line.raw(new Uint8Array(1536).fill(5));
  line.connect();
  await line.sync();
  seen.push(`no echo: ${line.take()}`);
  line.end();
  return seen;
}

async function otherVersion(server: Target): Promise<string[]> {
  const hello = plainHello(11, 5);
  const line = await Line.open(server);
  line.raw(hello);
  const seen = [`version 5: ${answers(await line.received(3073), hello)}`];
  line.raw(new Uint8Array(1536));
  line.connect();
  await line.sync();
  seen.push(`with C2: ${line.take()}`);
  line.end();
  return seen;
}

async function signed(server: Target): Promise<string[]> {
  const options = { now: () => 1, random: (bytes: Uint8Array) => bytes.fill(3), primitives, digestHandshake: true };
  const line = await Line.open(server);
  line.raw(new ClientHandshake({ ...options, random: (bytes) => void options.random(bytes) }).start());
  const bytes = await line.received(3073);
  const hello = decodeHello(bytes.subarray(1, 1537), { server: true }, { primitives });
  line.end();
  return [`signed: ${bytes.length} ${hello === needMore ? 'short' : hello.kind}`];
}

/** S0, what stands behind the time of S1, and whether S2 is an echo. */
function answers(bytes: Uint8Array, hello: Uint8Array): string {
  const isEcho = Buffer.compare(bytes.subarray(1545), hello.subarray(9)) === 0;
  const time = Buffer.from(bytes.subarray(1537, 1545)).toString('hex');
  return `${bytes.length} ${bytes[0]} ${Buffer.from(bytes.subarray(5, 9)).toString('hex')} ${time} ${isEcho}`;
}

/** Of what is random. */
const length = (hex: string): number => hex.length;
