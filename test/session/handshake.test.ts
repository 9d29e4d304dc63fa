import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { encryptedVersions } from '../../generated/rtmp/constants.js';
import { decodeDigestEcho, decodeHello, encodeHello } from '../../generated/rtmp/index.js';
import { DecodeError, ProtocolError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import { ClientHandshake, type HandshakeOptions, ServerHandshake } from '../../src/session/handshake/index.js';
import { primitives } from '../../src/transport/index.js';
import { cutAt, cuts, filled, join } from './chunk-stream-support.js';

const helloSize = 1536;

function peer(time: number, fill: number): HandshakeOptions {
  return { now: () => time, random: (bytes) => bytes.fill(fill) };
}

const version = (number: number) => Uint8Array.of(number);
const hello = filled(helloSize, 3);
const echo = filled(helloSize, 99);

/** A signed C1 or S1, and its digest. */
function signedBy(given: { readonly server: boolean }, kind: 'keyFirstHello' | 'digestFirstHello') {
  const value = {
    kind,
    time: 1,
    version: 0x0a000c02,
    digestPlace: Uint8Array.of(1, 2, 3, 250),
    digestOffset: 0,
    keyPlace: Uint8Array.of(9, 9, 9, 9),
    publicKey: filled(128, 4),
    random: filled(1360, 5),
  };
  const bytes = encodeHello(value, given, { primitives });
  const read = decodeHello(bytes, given, { primitives });
  assert.ok(read !== needMore && read.kind === kind);
  return { bytes, digest: bytes.subarray(read.digestOffset, read.digestOffset + 32) };
}

/** Gives the parts one after the other; what is sent in all, and what is left in the end. */
function run(handshake: ServerHandshake | ClientHandshake, parts: readonly Uint8Array[]) {
  const steps = parts.map((part) => handshake.receive(part));
  return { sent: join(steps.map(({ send }) => send)), rest: steps.at(-1)?.rest };
}

describe('the handshake of a server', () => {
  it('sends nothing before the client has spoken', () => {
    const handshake = new ServerHandshake(peer(5, 7));
    assert.equal(handshake.start().length, 0);
    assert.equal(run(handshake, [version(3), hello.subarray(0, -1)]).sent.length, 0);
  });

  it('answers C0 and C1 with S0, S1 and an S2 that is an exact echo of C1', () => {
    const { sent, rest } = run(new ServerHandshake(peer(0x1_0000_0005, 7)), [version(3), hello]);
    assert.equal(rest, undefined);
    assert.deepEqual(sent.subarray(0, 1), version(3));
    assert.deepEqual(sent.subarray(1, 9), Uint8Array.of(0, 0, 0, 5, 0, 0, 0, 0));
    assert.ok(sent.subarray(9, 1 + helloSize).every((byte) => byte === 7));
    assert.deepEqual(sent.subarray(1 + helloSize), hello);
  });

  it('is done after a C2 of any contents, and gives what came after it', () => {
    const early = filled(20, 1);
    const parts = [version(3), hello, join([echo, early])];
    assert.deepEqual(run(new ServerHandshake(peer(0, 0)), parts).rest, early);
    assert.deepEqual(run(new ServerHandshake(peer(0, 0)), [version(3), hello, echo]).rest, new Uint8Array(0));
  });

  it('gives the same however the bytes are split', () => {
    const early = filled(20, 1);
    const all = join([version(3), hello, echo, early]);
    const whole = run(new ServerHandshake(peer(9, 7)), [all]);
    assert.deepEqual(whole.rest, early);
    fc.assert(
      fc.property(cuts, (places) => {
        const handshake = new ServerHandshake(peer(9, 7));
        let rest = new Uint8Array(0);
        const sent = cutAt(all, places).map((part) => {
          const step = handshake.receive(part);
          if (step.rest !== undefined) rest = new Uint8Array(join([rest, step.rest]));
          return step.send;
        });
        assert.deepEqual({ sent: join(sent), rest }, whole);
      }),
    );
    const single = new ServerHandshake(peer(9, 7));
    const steps = Array.from(all.subarray(0, -early.length), (byte) => single.receive(Uint8Array.of(byte)));
    assert.equal(steps.filter(({ rest }) => rest !== undefined).length, 1);
    assert.deepEqual(join(steps.map(({ send }) => send)), whole.sent);
  });

  it('refuses the encrypted versions by name', () => {
    for (const encrypted of [6, 8, 9]) {
      assert.throws(
        () => new ServerHandshake(peer(0, 0)).receive(version(encrypted)),
        (error) => error instanceof ProtocolError && error.code === 'encrypted-version' && /RTMPE/.test(error.message),
      );
    }
  });

  for (const kind of ['keyFirstHello', 'digestFirstHello'] as const) {
    it(`answers a ${kind} in the same scheme, and signs what it answers`, () => {
      const hello = signedBy({ server: false }, kind);
      const { sent } = run(new ServerHandshake({ ...peer(5, 7), primitives }), [version(3), hello.bytes]);
      const [own, answer] = [sent.subarray(1, 1 + helloSize), sent.subarray(1 + helloSize)];
      const read = decodeHello(own, { server: true }, { primitives });
      assert.ok(read !== needMore && read.kind === kind);
      assert.equal(read.time, 5);
      // Players look for the digest from version 3 on.
      assert.ok(read.version >= 0x03000000);
      assert.ok(decodeDigestEcho(answer, { server: true, answers: hello.digest }, { primitives }) !== needMore);
    });
  }

  it('answers a plain C1 in the plain form, whatever it can sign', () => {
    const { sent } = run(new ServerHandshake({ ...peer(5, 7), primitives }), [version(3), hello]);
    assert.deepEqual(sent.subarray(1 + helloSize), hello);
  });

  it('answers a signed C1 in the plain form where it cannot sign', () => {
    const { bytes } = signedBy({ server: false }, 'digestFirstHello');
    assert.deepEqual(run(new ServerHandshake(peer(5, 7)), [version(3), bytes]).sent.subarray(1 + helloSize), bytes);
  });

  it('takes C2 as it comes after a signed handshake, too', () => {
    const { bytes } = signedBy({ server: false }, 'keyFirstHello');
    const handshake = new ServerHandshake({ ...peer(0, 0), primitives });
    assert.deepEqual(run(handshake, [version(3), bytes, echo, Uint8Array.of(1)]).rest, Uint8Array.of(1));
  });

  it('answers 3 to versions that it does not know', () => {
    for (const unknown of [0, 2, 4, 31]) {
      const { sent } = run(new ServerHandshake(peer(0, 0)), [version(unknown), hello]);
      assert.equal(sent[0], 3);
    }
  });

  it('refuses a first byte that is text', () => {
    assert.throws(
      () => new ServerHandshake(peer(0, 0)).receive(new TextEncoder().encode('GET / HTTP/1.1')),
      (error) => error instanceof DecodeError && error.code === 'out-of-range',
    );
  });
});

describe('the handshake of a client', () => {
  it('begins with C0 and C1', () => {
    const start = new ClientHandshake(peer(258, 7)).start();
    assert.equal(start.length, 1 + helloSize);
    assert.deepEqual(start.subarray(0, 9), Uint8Array.of(3, 0, 0, 1, 2, 0, 0, 0, 0));
  });

  it('answers S1 with an exact echo, and is done after an S2 of any contents', () => {
    const handshake = new ClientHandshake(peer(0, 7));
    handshake.start();
    const answered = handshake.receive(join([version(3), hello]));
    assert.deepEqual(answered, { send: hello, rest: undefined });
    assert.deepEqual(handshake.receive(join([echo, Uint8Array.of(1, 2)])).rest, Uint8Array.of(1, 2));
  });

  it('opens with a digest if it is told to, and signs its answer to a server that does the same', () => {
    const handshake = new ClientHandshake({ ...peer(258, 7), primitives, digestHandshake: true });
    const start = handshake.start();
    const own = decodeHello(start.subarray(1), { server: false }, { primitives });
    assert.ok(own !== needMore && own.kind === 'digestFirstHello');
    assert.equal(own.time, 258);
    const theirs = signedBy({ server: true }, 'keyFirstHello');
    const { send } = handshake.receive(join([version(3), theirs.bytes]));
    assert.ok(decodeDigestEcho(send, { server: false, answers: theirs.digest }, { primitives }) !== needMore);
  });

  it('takes a plain answer to a digest, and answers it plainly', () => {
    const handshake = new ClientHandshake({ ...peer(0, 7), primitives, digestHandshake: true });
    handshake.start();
    assert.deepEqual(handshake.receive(join([version(3), hello])).send, hello);
    assert.deepEqual(handshake.receive(echo).rest, new Uint8Array(0));
  });

  it('echoes a signed S1 if it has not signed itself', () => {
    const { bytes } = signedBy({ server: true }, 'digestFirstHello');
    const handshake = new ClientHandshake({ ...peer(0, 7), primitives });
    handshake.start();
    assert.deepEqual(handshake.receive(join([version(3), bytes])).send, bytes);
  });

  it('cannot sign without the primitive', () => {
    const start = () => new ClientHandshake({ ...peer(0, 0), digestHandshake: true }).start();
    assert.throws(start, { name: 'UsageError', code: 'missing-primitive' });
  });

  it('refuses a server that chooses another version', () => {
    const receive = (number: number) => () => new ClientHandshake(peer(0, 0)).receive(version(number));
    assert.throws(receive(2), { name: 'ProtocolError', code: 'unsupported-version' });
    for (const encrypted of encryptedVersions)
      assert.throws(receive(encrypted), { name: 'ProtocolError', code: 'encrypted-version' });
    assert.throws(receive(0x48), { name: 'DecodeError', code: 'out-of-range' });
  });

  for (const digestHandshake of [false, true]) {
    it(`completes with a server, byte by byte${digestHandshake ? ', signed' : ''}`, () => complete(digestHandshake));
  }

  function complete(digestHandshake: boolean): void {
    const client = new ClientHandshake({ ...peer(1, 1), primitives, digestHandshake });
    const server = new ServerHandshake({ ...peer(2, 2), primitives });
    const feed = (to: ServerHandshake | ClientHandshake, all: Uint8Array) =>
      run(
        to,
        Array.from(all, (byte) => Uint8Array.of(byte)),
      );
    const answer = feed(server, client.start());
    const last = feed(client, answer.sent);
    assert.deepEqual(last.rest, new Uint8Array(0));
    assert.deepEqual(feed(server, last.sent).rest, new Uint8Array(0));
  }
});
