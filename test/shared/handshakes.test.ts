import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import {
  decodeDigestEcho,
  decodeHandshakeEcho,
  decodeHello,
  encodeDigestEcho,
  encodeHandshakeEcho,
  encodeHello,
  type Hello,
  handshakeDigestSize,
} from '../../generated/rtmp/index.js';
import { DecodeError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import { primitives } from '../../src/transport/index.js';
import { sharedData } from '../support/requirements.js';
import { assertSameBytes } from '../support/same-bytes.js';

const packetSize = 1536;

/** A hello in a file: where it begins, whose it is, and where the digest was found in it. */
interface Found {
  readonly file: string;
  readonly from: number;
  readonly server: boolean;
  readonly kind: Hello['kind'];
  readonly digestOffset?: number;
}

const found = (
  file: string,
  from: number,
  server: boolean,
  kind: Hello['kind'] = 'handshakeHello',
  digestOffset?: number,
): Found => ({ file, from, server, kind, ...(digestOffset === undefined ? {} : { digestOffset }) });

const hellos = [
  found('srs_L430_c0c1', 1, false, 'keyFirstHello', 1005),
  found('srs_L510_c0c1', 1, false, 'keyFirstHello', 1005),
  found('srs_L434_s0s1s2', 1, true, 'keyFirstHello', 1140),
  found('red5_ServerRTMPHandshakeTest_L47', 0, false, 'digestFirstHello', 460),
  found('red5_RTMPHandshakeTest_L35', 0, true),
  found('fq_client_stream_first3073', 1, false, 'keyFirstHello', 1203),
  found('fq_server_stream_first3073', 1, true, 'digestFirstHello', 342),
  found('fq_ffmpeg_server_stream_first3073', 1, true),
];

/** A C2 or S2: the file that it is in, and the hello whose digest it answers. */
const echoes = [
  { file: 'srs_L434_s0s1s2', from: 1 + packetSize, server: true, answers: 'srs_L430_c0c1' },
  { file: 'srs_L434_s0s1s2', from: 1 + packetSize, server: true, answers: 'srs_L510_c0c1' },
  { file: 'srs_L520_c2', from: 0, server: false, answers: 'srs_L434_s0s1s2' },
  { file: 'fq_client_stream_first3073', from: 1 + packetSize, server: false, answers: 'fq_server_stream_first3073' },
  { file: 'fq_server_stream_first3073', from: 1 + packetSize, server: true, answers: 'fq_client_stream_first3073' },
] as const;

/** Packets without a digest that could be verified here. */
const plainEchoes = [
  { file: 'red5_ServerRTMPHandshakeTest_L189', from: 0 },
  { file: 'red5_RTMPHandshakeTest_L35', from: packetSize },
  { file: 'fq_ffmpeg_server_stream_first3073', from: 1 + packetSize },
];

function packet(context: Context, file: string, from: number): Uint8Array {
  const bytes = new Uint8Array(readFileSync(sharedData(context, `handshake/${file}.bin`)));
  return bytes.subarray(from, from + packetSize);
}

/** The digest in the hello of a file. */
function digestIn(context: Context, file: string): Uint8Array {
  const { from, digestOffset = 0 } = hellos.find((of) => of.file === file) ?? found(file, 0, false);
  return packet(context, file, from).subarray(digestOffset, digestOffset + handshakeDigestSize);
}

describe('handshakes of other programs', () => {
  for (const { file, from, server, kind, digestOffset } of hellos) {
    it(`${file} has a ${kind}${digestOffset === undefined ? '' : ` with its digest at ${digestOffset}`}`, function () {
      const bytes = packet(this, file, from);
      const hello = decodeHello(bytes, { server }, { primitives });
      assert.ok(hello !== needMore);
      assert.equal(hello.kind, kind);
      assert.equal('digestOffset' in hello ? hello.digestOffset : undefined, digestOffset);
      assertSameBytes(encodeHello(hello, { server }, { primitives }), bytes, file);
    });
  }

  for (const { file, from, server, answers } of echoes) {
    it(`${file} answers the digest of ${answers}, and no other`, function () {
      const bytes = packet(this, file, from);
      const given = { server, answers: digestIn(this, answers) };
      const echo = decodeDigestEcho(bytes, given, { primitives });
      assert.ok(echo !== needMore);
      assertSameBytes(encodeDigestEcho(echo, given, { primitives }), bytes, file);
      assert.throws(
        () => decodeDigestEcho(bytes, { ...given, server: !server }, { primitives }),
        (error) => error instanceof DecodeError && error.code === 'digest-mismatch',
      );
    });
  }

  for (const { file, from } of plainEchoes) {
    it(`${file} has a plain echo that is written again as it was`, function () {
      const bytes = packet(this, file, from);
      const echo = decodeHandshakeEcho(bytes);
      assert.ok(echo !== needMore);
      assertSameBytes(encodeHandshakeEcho(echo), bytes, file);
    });
  }
});
