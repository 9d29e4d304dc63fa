/** A message as tshark prints it. What a short header leaves out is undefined. */
export interface PrintedMessage {
  /** Of its first chunk. */
  readonly format: number;
  readonly chunkStreamId: number;
  readonly timestamp: number;
  readonly length: number | undefined;
  readonly typeId: number | undefined;
  readonly streamId: number | undefined;
}

/** Parses what `tshark -V` prints: the messages that each port sent, in its order. */
export function printedMessages(text: string): ReadonlyMap<number, readonly PrintedMessage[]> {
  const sent = new Map<number, PrintedMessage[]>();
  let port = 0;
  for (const [index, section] of text.split(/^ {4}RTMP Header$/m).entries()) {
    if (index > 0) {
      const messages = sent.get(port) ?? [];
      messages.push(message(section));
      sent.set(port, messages);
    }
    // The frame of the next message is announced behind this one.
    for (const [, source] of section.matchAll(/Src Port: (\d+)/g)) port = Number(source);
  }
  return sent;
}

function message(section: string): PrintedMessage {
  const header = section.slice(0, section.indexOf('RTMP Body'));
  const find = (pattern: RegExp) => {
    const found = pattern.exec(header)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  return {
    format: find(/= Format: (\d)/) ?? Number.NaN,
    chunkStreamId: find(/= Chunk Stream ID: (\d+)/) ?? Number.NaN,
    timestamp: find(/ Timestamp: (\d+)/) ?? Number.NaN,
    length: find(/Body size: (\d+)/),
    typeId: find(/Type ID: .*\((0x[0-9a-f]+)\)/),
    streamId: find(/^ {8}Stream ID: (\d+)/m),
  };
}
