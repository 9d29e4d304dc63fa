import { fromHex, Line, type Target } from './line.js';

/** What must be refused, each on a connection of its own, and whether others live on. */
export async function limitsExchange(server: Target): Promise<string[]> {
  const seen: string[] = [];
  const bystander = await Line.connected(server);
  for (const [what, bytes] of Object.entries(attacks)) {
    const line = await Line.connected(server);
    line.raw(bytes());
    line.unknown(5);
    await line.sync();
    seen.push(`${what}: ${line.take()}`);
    line.end();
  }
  bystander.unknown(6);
  await bystander.sync();
  seen.push(`bystander: ${bystander.take()}`);
  bystander.end();
  const another = await Line.connected(server);
  another.unknown(7);
  await another.sync();
  seen.push(`another: ${another.take()}`);
  another.end();
  return seen;
}

const attacks: Readonly<Record<string, () => Uint8Array>> = {
  'unknown marker': () => fromHex(`03 000000 000001 14 00000000 7f`),
  'half a value': () => fromHex(`03 000000 000003 14 00000000 020009`),
  'chunk size 0': () => fromHex(`02 000000 000004 01 00000000 00000000`),
  'nested objects': () => nested(20_000),
  'a command of 2 MiB': () => message(2 << 20, (at) => [0x0c, 0, 0x1f, 0xff, 0xfb][at] ?? 0x61),
  'many messages begun': () =>
    fromHex(
      Array.from({ length: 200 }, (_, at) => `00${hex(at, 2)} 000000 010000 08 00000000 ${'00'.repeat(128)}`).join(''),
    ),
};

/** Objects in objects, each the property `a` of the one around it, without an end. */
const nested = (levels: number): Uint8Array => message(levels * 4, (at) => [3, 0, 1, 0x61][at % 4] ?? 0);

/** A command of so many bytes, in chunks of 128. */
function message(length: number, byte: (at: number) => number): Uint8Array {
  const payload = Uint8Array.from({ length }, (_, at) => byte(at));
  const pieces = [fromHex(`03 000000 ${hex(length, 6)} 14 00000000`)];
  for (let from = 0; from < length; from += 128) {
    if (from > 0) pieces.push(Uint8Array.of(0xc3));
    pieces.push(payload.subarray(from, from + 128));
  }
  return new Uint8Array(Buffer.concat(pieces));
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
