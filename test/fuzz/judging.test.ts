import assert from 'node:assert/strict';
import { capturedClients } from '../support/pcap.js';
import { Closings } from './closings.js';
import { mayEnd, outcomeOf } from './oracle.js';
import { Random } from './random.js';
import { Script } from './seeds/script.js';
import { connect, createStream, publish } from './seeds/steps.js';
import type { Ending, MutatedSession } from './sessions.js';
import { faultOf } from './verdict.js';

const line = (event: string, peer: string, code?: string) => ({ event, peer, ...(code === undefined ? {} : { code }) });

function session(script: Script, ending: Ending = 'half-close'): MutatedSession {
  return { number: 0, name: 'a test', bytes: new Uint8Array(Buffer.concat(script.pieces)), segments: [], ending };
}

const script = () => new Script(new Random(1));
const good = () => createStream(connect(script()));
/** A type 3 chunk on a chunk stream where nothing was before. */
const bad = () => good().bytes(Uint8Array.of(0xff));
const ended = (code: string | undefined) => ({ code, milliseconds: 1 });

describe('the verdict on a session', () => {
  it('finds fault with a bad session that is closed as if it were good', () => {
    assert.match(faultOf(session(bad()), ended('closed'), true) ?? '', /closed instead of illegal-transition/);
    assert.equal(faultOf(session(bad()), ended('illegal-transition'), true), undefined);
  });

  it('finds fault with a good session that is closed with the code of an error', () => {
    assert.match(faultOf(session(good()), ended('truncated'), true) ?? '', /truncated instead of closed/);
    assert.equal(faultOf(session(good()), ended('closed'), true), undefined);
    assert.equal(faultOf(session(script()), ended('closed-early'), true), undefined);
    assert.match(faultOf(session(good()), ended('closed-early'), true) ?? '', /instead of closed/);
  });

  it('finds fault with a session that is not closed at all', () => {
    assert.equal(faultOf(session(good()), ended(undefined), true), 'no closing line in the log');
    assert.equal(faultOf(session(good(), 'reset'), ended(undefined), false), undefined);
  });

  it('wants silent sessions closed for being silent', () => {
    assert.equal(faultOf(session(good(), 'silent'), ended('idle-timeout'), true), undefined);
    assert.equal(faultOf(session(script(), 'silent'), ended('handshake-timeout'), true), undefined);
    assert.match(faultOf(session(good(), 'silent'), ended('closed'), true) ?? '', /instead of idle-timeout/);
  });

  it('leaves the application free to refuse, or not to have answered yet', () => {
    const recorded = publish(good(), 1, 'x', 'record').payload(22, Uint8Array.of(8, 0, 0), { streamId: 1 });
    const { bytes } = session(recorded);
    assert.notEqual(outcomeOf(bytes).code, undefined);
    assert.ok(mayEnd(bytes, ({ code }) => code === undefined));
    assert.ok(!mayEnd(bytes, ({ code }) => code === 'depth-limit'));
  });
});

describe('the account of the log', () => {
  it('gives the code of each connection, asked for before or after', async () => {
    const closings = new Closings();
    closings.note(line('connection', 'a:1'));
    closings.note(line('disconnect', 'a:1', 'closed'));
    closings.note(line('connection', 'b:1'));
    const asked = closings.of('b:1', 1000);
    closings.note(line('disconnect', 'b:1', 'truncated'));
    assert.deepEqual(
      [await closings.of('a:1', 10), await asked, await closings.of('c:1', 10)],
      ['closed', 'truncated', undefined],
    );
    assert.deepEqual([closings.problems, closings.open], [[], []]);
  });

  it('finds fault with two closing lines, with none, and with one that has no code', () => {
    const closings = new Closings();
    for (const peer of ['a:1', 'b:1', 'c:1']) closings.note(line('connection', peer));
    closings.note(line('disconnect', 'a:1', 'closed'));
    closings.note(line('disconnect', 'a:1', 'closed'));
    closings.note(line('disconnect', 'b:1'));
    closings.note(line('internal-error', 'c:1'));
    assert.equal(closings.problems.length, 3, closings.problems.join('\n'));
    assert.deepEqual(closings.open, ['c:1']);
  });
});

describe('the reader of captures', () => {
  it('puts the bytes of a client in order, without those sent twice', () => {
    const packets = [
      tcp(40_000, 1935, 99, 0x02, ''),
      tcp(1935, 40_000, 7, 0x12, ''),
      tcp(40_000, 1935, 103, 0x10, 'defg'),
      tcp(40_000, 1935, 100, 0x10, 'abc'),
      tcp(40_000, 1935, 102, 0x10, 'cdef'),
      tcp(1935, 40_000, 8, 0x10, 'answer'),
      tcp(40_000, 1935, 120, 0x10, 'behind a gap'),
    ];
    const header = Buffer.alloc(24);
    header.writeUInt32LE(0xa1b2c3d4);
    header.writeUInt32LE(1, 20);
    const clients = capturedClients(new Uint8Array(Buffer.concat([header, ...packets])));
    assert.deepEqual(
      clients.map(({ port, bytes }) => [port, Buffer.from(bytes).toString()]),
      [[40_000, 'abcdefg']],
    );
  });

  it('says what it cannot read', () => {
    assert.throws(() => capturedClients(new Uint8Array(24)), /Expected a little-endian pcap file/);
  });
});

function tcp(from: number, to: number, sequence: number, flags: number, data: string): Buffer {
  const packet = Buffer.alloc(16 + 14 + 20 + 20 + data.length);
  packet.writeUInt32LE(packet.length - 16, 8);
  const ip = packet.subarray(30);
  ip[0] = 0x45;
  ip.writeUInt16BE(ip.length, 2);
  ip[9] = 6;
  ip.writeUInt16BE(from, 20);
  ip.writeUInt16BE(to, 22);
  ip.writeUInt32BE(sequence, 24);
  ip[32] = 0x50;
  ip[33] = flags;
  ip.write(data, 40);
  return packet;
}
