/** One chunk as rtmptool prints it. */
export interface ToolChunk {
  /** Of its basic header, from the start of the file. */
  readonly offset: number;
  /** First byte of the basic header. */
  readonly first: number;
  readonly chunkStreamId: number;
  /** Whether the header says nothing of the message. */
  readonly isContinuation: boolean;
  /** Bytes of the message that had not come before this chunk. */
  readonly left: number;
  /** Bytes of payload in this chunk. */
  readonly size: number;
}

/** One message as rtmptool prints it; it prints none for a set chunk size. */
export interface ToolMessage {
  readonly chunkStreamId: number;
  readonly typeId: number;
  readonly streamId: number;
  /** As it stands in the header: a timestamp, or a delta for types 1 and 2, or the delta in force for type 3. */
  readonly time: number;
  readonly length: number;
  readonly payload: string;
}

/** Parses `*-rtmptool.txt`. */
export function toolReading(text: string): { chunks: ToolChunk[]; messages: ToolMessage[] } {
  const chunks: ToolChunk[] = [];
  const messages: { -readonly [K in keyof ToolMessage]: ToolMessage[K] }[] = [];
  for (const line of text.split('\n')) {
    const chunk = /^header@([0-9a-f]+): init=([0-9a-f]+) streamid=(\d+) hdr=(.*); \t(\d+)\/(\d+) bytes/.exec(line);
    const message = /^<RTMPMessage st=(\d+) type=\w+\[([0-9a-f]+)\] peer=([0-9a-f]+) time=(\d+) len=(\d+)>$/.exec(line);
    const dump = /^[0-9a-f]{6}: ((?:[0-9a-f]{2} )+)/.exec(line);
    const last = messages.at(-1);
    if (chunk) {
      const [, offset, first, id, header, left, size] = chunk;
      chunks.push({
        offset: hexNumber(offset),
        first: hexNumber(first),
        chunkStreamId: Number(id),
        isContinuation: header === 'None',
        left: Number(left),
        size: Number(size),
      });
    } else if (message) {
      const [, id, type, peer, time, length] = message;
      messages.push({
        chunkStreamId: Number(id),
        typeId: hexNumber(type),
        // Printed as its four bytes stand in the header.
        streamId: Buffer.from(peer ?? '', 'hex').readUInt32LE(),
        time: Number(time),
        length: Number(length),
        payload: '',
      });
    } else if (dump && last) last.payload += dump[1]?.replaceAll(' ', '') ?? '';
  }
  return { chunks, messages };
}

/** One line of `*-chunks.txt`. */
export interface ListedChunk {
  /** Up to eight bytes of payload. */
  readonly start: string;
  /** The time in the last header of the chunk stream that had one. */
  readonly time: number;
  readonly typeId: number;
  readonly chunkStreamId: number;
  readonly length: number;
  readonly size: number;
  /** Bytes of the message that follow in other chunks. */
  readonly rest: number;
}

/**
 * Parses `*-chunks.txt`. Its head calls the columns `msg-id:chs-id`, but the first is the chunk stream id and the second
 * always 0, also where the message stream id is 1.
 */
export function listedChunks(text: string): ListedChunk[] {
  return Array.from(
    text.matchAll(/^CHUNK: (.{17}) .{9} (\S{6}) (\S\S) (\S{6}):000000 (\d+):(\d+),(\d+)$/gmu),
    ([, start, time, type, id, length, size, rest]) => ({
      start: start?.replaceAll(' ', '') ?? '',
      time: hexNumber(time),
      typeId: hexNumber(type),
      chunkStreamId: hexNumber(id),
      length: Number(length),
      size: Number(size),
      rest: Number(rest),
    }),
  );
}

const hexNumber = (text: string | undefined): number => Number.parseInt(text ?? '', 16);
