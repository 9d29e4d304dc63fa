/**
 * The protocol of docs/guide/testee.md in front of a codec that takes and gives plain values of JavaScript.
 *
 * @param {string} name
 * `lacks` are the markers that the package does not claim to know.
 *
 * @param {Record<string, { decode(bytes: Buffer): unknown, encode?(value: unknown): Uint8Array, lacks?: number[] }>} codecs by type
 */
export function answering(name, codecs) {
  // What the packages print would get among the frames.
  console.log = console.error;
  let arrived = Buffer.alloc(0);
  process.stdin.on('data', (bytes) => {
    arrived = Buffer.concat([arrived, bytes]);
    while (arrived.length >= 4 && arrived.length >= 4 + arrived.readUInt32BE(0)) {
      const end = 4 + arrived.readUInt32BE(0);
      const request = JSON.parse(arrived.toString('utf8', 4, end));
      arrived = arrived.subarray(end);
      const content = Buffer.from(JSON.stringify({ id: request.id, ...answered(name, codecs, request) }));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(content.length);
      process.stdout.write(Buffer.concat([length, content]));
    }
  });
}

/** The package has no form for it. */
export class NoForm extends Error {}

function answered(name, codecs, request) {
  if (request.request === 'hello') return { protocol: 1, name, types: Object.keys(codecs) };
  const codec = codecs[request.type];
  try {
    if (codec.lacks?.includes(Number.parseInt(request.hex?.slice(0, 2), 16))) {
      throw new NoForm('the package does not claim to know the marker');
    }
    if (request.request === 'decode') return { value: codec.decode(Buffer.from(request.hex, 'hex')) };
    if (codec.encode === undefined) return { unsupported: 'the package does not write it' };
    return { hex: Buffer.from(codec.encode(request.value)).toString('hex') };
  } catch (error) {
    if (error instanceof NoForm) return { unsupported: error.message };
    return { error: { code: error.name, message: String(error.message) } };
  }
}
