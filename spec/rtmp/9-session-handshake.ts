import { must, sessions } from '../../src/schema/build/index.js';
import { rtmp } from '../documents.js';
import { handshakeEcho, handshakeVersion, randomSize } from './1-handshake.js';
import { hello } from './1-handshake-digest.js';
import { message } from './7-message.js';

const { row, message: sent, session } = sessions;

const sides = ['client', 'server'] as const;
type Side = (typeof sides)[number];

const states = {
  uninitialized: 'Nothing is sent.',
  versionOnly: 'The version is sent.',
  versionSent: 'Version and hello are sent.',
  ackSent: 'The echo is sent: everything that belongs to the handshake.',
};

const packet = (by: Side, name: string, from: string, to: string, needs: Parameters<typeof row>[1]['needs'] = []) =>
  row(`${by}${name.charAt(0).toUpperCase()}${name.slice(1)}`, {
    machine: by,
    from: [from],
    by: [by],
    is: sent(name),
    needs,
    elsewhere: 'in-order',
    outcomes: { sent: { to, replies: [] } },
  });

const greeted = ['versionOnly', 'versionSent', 'ackSent'];
const hasHello = ['versionSent', 'ackSent'];
const isDone = ['ackSent'];

/** Arbitrary bytes of a hello, which the echo repeats; what is in them does not matter here. */
const random = { $bytes: 'a5'.repeat(randomSize) };
const plainHello = { kind: 'handshakeHello', time: 0, version: 0, random };
const echo = { time: 0, time2: 0, random };
const value = { version: 3, hello: plainHello, echo, message: { kind: 'setChunkSize', size: 4096 } } as const;
const say = (by: Side, ...names: readonly (keyof typeof value)[]) =>
  names.map((name) => ({ by, name, value: value[name] }));

export const handshakeSession = session('rtmp.handshake', {
  doc: 'The handshake: three packets from each side before anything else.',
  from: rtmp('5.2.1'),
  sides,
  messages: {
    version: handshakeVersion.name,
    hello: hello.name,
    echo: handshakeEcho.name,
    message: message.name,
  },
  given: {},
  machines: {
    client: { doc: 'What the client has sent.', states, initial: 'uninitialized' },
    server: { doc: 'What the server has sent.', states, initial: 'uninitialized' },
  },
  effects: {},
  rules: {
    'in-order': must('Each side sends version, hello and echo, once and in this order', rtmp('5.2.1')),
    'client-waits-for-s1': must('The client waits for S1 before it sends C2', rtmp('5.2.1')),
    'client-waits-for-s2': must('The client waits for S2 before it sends anything else', rtmp('5.2.1')),
    'server-waits-for-c0': must('The server waits for C0 before it sends S0 and S1', rtmp('5.2.1')),
    'server-waits-for-c1': must('The server waits for C1 before it sends S2', rtmp('5.2.1')),
    'server-waits-for-c2': must('The server waits for C2 before it sends anything else', rtmp('5.2.1')),
  },
  rows: [
    packet('client', 'version', 'uninitialized', 'versionOnly'),
    packet('client', 'hello', 'versionOnly', 'versionSent'),
    packet('client', 'echo', 'versionSent', 'ackSent', [
      { machine: 'server', in: hasHello, rule: 'client-waits-for-s1' },
    ]),
    packet('client', 'message', 'ackSent', 'ackSent', [{ machine: 'server', in: isDone, rule: 'client-waits-for-s2' }]),
    packet('server', 'version', 'uninitialized', 'versionOnly', [
      { machine: 'client', in: greeted, rule: 'server-waits-for-c0' },
    ]),
    packet('server', 'hello', 'versionOnly', 'versionSent', [
      { machine: 'client', in: greeted, rule: 'server-waits-for-c0' },
    ]),
    packet('server', 'echo', 'versionSent', 'ackSent', [
      { machine: 'client', in: hasHello, rule: 'server-waits-for-c1' },
    ]),
    packet('server', 'message', 'ackSent', 'ackSent', [{ machine: 'client', in: isDone, rule: 'server-waits-for-c2' }]),
  ],
  examples: [
    {
      doc: 'a handshake as most peers do it',
      messages: [
        ...say('client', 'version', 'hello'),
        ...say('server', 'version', 'hello', 'echo'),
        ...say('client', 'echo', 'message'),
        ...say('server', 'message'),
      ],
      states: { client: 'ackSent', server: 'ackSent' },
    },
    {
      doc: 'a client that goes on without waiting',
      messages: [...say('client', 'version', 'hello', 'echo', 'message'), ...say('server', 'version', 'hello', 'echo')],
      findings: [
        { at: 2, is: 'need', rule: 'rtmp/5.2.1/client-waits-for-s1' },
        { at: 3, is: 'need', rule: 'rtmp/5.2.1/client-waits-for-s2' },
      ],
      states: { client: 'ackSent', server: 'ackSent' },
    },
    {
      doc: 'a server that speaks first and sends messages before the echo of the client is there',
      messages: [
        ...say('server', 'version', 'hello', 'echo'),
        ...say('client', 'version', 'hello'),
        ...say('server', 'message'),
      ],
      findings: [
        { at: 0, is: 'need', rule: 'rtmp/5.2.1/server-waits-for-c0' },
        { at: 1, is: 'need', rule: 'rtmp/5.2.1/server-waits-for-c0' },
        { at: 2, is: 'need', rule: 'rtmp/5.2.1/server-waits-for-c1' },
        { at: 5, is: 'need', rule: 'rtmp/5.2.1/server-waits-for-c2' },
      ],
      states: { client: 'versionSent', server: 'ackSent' },
    },
    {
      doc: 'a message in the middle of the handshake',
      messages: say('client', 'version', 'message'),
      findings: [{ at: 1, is: 'out-of-place', rule: 'rtmp/5.2.1/in-order' }],
      states: { client: 'versionOnly', server: 'uninitialized' },
    },
  ],
});
