import { fileURLToPath } from 'node:url';
import { run } from '../../support/processes.js';

/** A field of the packet tree that has bytes: where it is in its message, and how Wireshark says its value. */
export interface ShownField {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly shown: string;
  /** Its bytes, in hexadecimal. */
  readonly bytes: string;
}

/** A message as the dissector shows it. */
export interface ShownMessage {
  /** The TCP port that sent it. */
  readonly from: number;
  readonly chunkStreamId: number;
  readonly timestamp: number;
  readonly typeId: number;
  readonly streamId: number;
  readonly length: number;
  readonly fields: readonly ShownField[];
}

export interface Dissection {
  readonly messages: readonly ShownMessage[];
  /** The fields of handshakes that have bytes, with the port that sent them. */
  readonly handshakes: readonly { readonly from: number; readonly name: string }[];
  /** How many packets wait for an earlier segment. */
  readonly waiting: number;
  /** What the dissector complains of, and errors of Lua itself. */
  readonly complaints: readonly string[];
}

const script = fileURLToPath(new URL('../../../generated/wireshark/mtrude.lua', import.meta.url));

/** Has tshark read a capture with the dissector; `options` are more of its own. */
export async function dissect(capture: string, ...options: readonly string[]): Promise<Dissection> {
  const output = await run(['tshark', '-X', `lua_script:${script}`, '-r', capture, '-T', 'pdml', ...options], 60);
  return read(output);
}

/** One element of the packet tree: a tag that opens or stands alone, with its attributes. */
const element = /<(packet|proto|field)\b((?:\s+\w+="[^"]*")*)\s*(\/?)>|<\/(packet|proto|field)>/g;

function read(output: string): Dissection {
  const messages: (ShownMessage & { readonly fields: ShownField[] })[] = [];
  const complaints: string[] = output.match(/Lua[ :]Error.*|Lua: .*/g) ?? [];
  const handshakes: { from: number; name: string }[] = [];
  let from = 0;
  let header = new Map<string, number>();
  let isOurs = false;
  for (const [, tag, attributes = ''] of output.matchAll(element)) {
    const of = new Map(Array.from(attributes.matchAll(/(\w+)="([^"]*)"/g), ([, key, text]) => [key, text] as const));
    const name = of.get('name') ?? '';
    const shown = of.get('show') ?? '';
    // What is malformed is marked by a protocol of its own, inside ours.
    if (tag === 'proto' && name !== '_ws.malformed') isOurs = name === 'mtrude';
    if (name === 'tcp.srcport') from = Number(shown);
    if (!isOurs || tag !== 'field') continue;
    if (name === 'mtrude.malformed' || name === 'mtrude.undecoded') complaints.push(of.get('showname') ?? shown);
    if (name === 'mtrude.message') header = new Map();
    if (name.startsWith('mtrude.message.')) header.set(name.replace('mtrude.message.', ''), Number(shown));
    if (name === 'mtrude.message.stream_id') messages.push({ from, ...headerOf(header), fields: [] });
    const bytes = of.get('value') ?? '';
    if (bytes === '') continue;
    if (header.size === 0) {
      handshakes.push({ from, name });
      continue;
    }
    const place = { offset: Number(of.get('pos')), length: Number(of.get('size')) };
    messages.at(-1)?.fields.push({ name, ...place, shown, bytes });
  }
  const waiting = output.match(/Waits for an earlier segment/g)?.length ?? 0;
  return { messages, handshakes, waiting, complaints };
}

function headerOf(header: ReadonlyMap<string, number>) {
  const at = (name: string) => header.get(name) ?? Number.NaN;
  return {
    chunkStreamId: at('chunk_stream_id'),
    timestamp: at('timestamp'),
    typeId: at('type_id'),
    streamId: at('stream_id'),
    length: at('length'),
  };
}
