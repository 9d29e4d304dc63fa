import {
  bits,
  deFacto,
  kinds,
  magic,
  on,
  struct,
  terminated,
  type,
  utf8,
  vocabulary,
} from '../../src/schema/build/index.js';
import { rtmpt } from '../documents.js';
import { hexOf } from '../text.js';

const slash = 0x2f;
/** The first six letters of a path, as the number that they are on the wire. */
const beginning = (path: string): number => Number.parseInt(hexOf(path), 16);

export const contentType = vocabulary(
  'tunnel.contentType',
  { tunnel: ['application/x-fcs', 'Of every request and every reply.'] },
  { doc: 'What stands in the header field Content-Type.', from: rtmpt('requests') },
);

const session = terminated(slash, { doc: 'What the reply to open has named.' });
const sequence = utf8('rest', {
  rule: 'consecutive',
  doc: 'The number of the request, in decimal digits.',
});
const consecutive = deFacto(
  'Requests of a session are numbered one after the other, beginning with 0 or 1',
  rtmpt('urls'),
);

export const identify = type('tunnel.identify', struct({ rest: magic(hexOf('dent2')) }), {
  doc: 'The path /fcs/ident2, which some clients ask for first.',
  from: rtmpt('urls'),
  label: 'kind',
  rules: {
    'not-found': deFacto('The answer that clients expect to it is status 404; they go on with open', rtmpt('urls')),
  },
  examples: [{ hex: hexOf('dent2'), value: { kind: 'identify' } }],
});

export const open = type('tunnel.open', struct({ version: utf8('rest', { doc: '1 in all that is known.' }) }), {
  doc: 'The path /open/1: asks for a session.',
  from: rtmpt('open'),
  label: 'kind',
  examples: [{ hex: hexOf('1'), value: { kind: 'open', version: '1' } }],
});

export const send = type('tunnel.send', struct({ session, sequence }), {
  doc: 'The path /send/SESSION/NUMBER: the body has bytes of the RTMP connection, from the handshake on.',
  from: rtmpt('send'),
  label: 'kind',
  rules: { consecutive },
  examples: [{ hex: hexOf('1728724019/3'), value: { kind: 'send', session: '1728724019', sequence: '3' } }],
});

export const idle = type('tunnel.idle', struct({ session, sequence }), {
  doc: 'The path /idle/SESSION/NUMBER: asks for what the server has to send.',
  from: rtmpt('idle'),
  label: 'kind',
  rules: { consecutive },
  examples: [{ hex: hexOf('1728724019/4'), value: { kind: 'idle', session: '1728724019', sequence: '4' } }],
});

export const close = type(
  'tunnel.close',
  struct({
    slash: magic(hexOf('/')),
    session: utf8('rest', {
      rule: 'number',
      doc: 'The session; behind it mostly a slash and the number of the request.',
    }),
  }),
  {
    doc: 'The path /close/SESSION/NUMBER: ends the session.',
    from: rtmpt('close'),
    label: 'kind',
    rules: { number: deFacto('Some clients leave out the number of the request that closes', rtmpt('close')) },
    examples: [
      { hex: hexOf('/1728724019/5'), value: { kind: 'close', session: '1728724019/5' } },
      { hex: hexOf('/1728724019'), value: { kind: 'close', session: '1728724019' }, doc: 'without a number' },
    ],
  },
);

export const target = type(
  'tunnel.target',
  kinds({
    tag: { marker: bits(48, { doc: 'The first six letters of the path.' }) },
    cases: {
      identify: on(beginning('/fcs/i'), identify),
      open: on(beginning('/open/'), open),
      send: on(beginning('/send/'), send),
      idle: on(beginning('/idle/'), idle),
      close: on(beginning('/close'), close),
    },
  }),
  {
    doc: 'The path that a request is sent to: what it asks, of which session.',
    from: rtmpt('urls'),
    rules: { post: deFacto('Every request is a POST of HTTP 1.1 with a body of at least one byte', rtmpt('requests')) },
    examples: [
      { hex: hexOf('/fcs/ident2'), value: { kind: 'identify' } },
      { hex: hexOf('/open/1'), value: { kind: 'open', version: '1' }, rules: ['rtmpt/requests/post'] },
      { hex: hexOf('/send/a7/12'), value: { kind: 'send', session: 'a7', sequence: '12' } },
      { hex: hexOf('/idle/a7/13'), value: { kind: 'idle', session: 'a7', sequence: '13' } },
      { hex: hexOf('/close/a7/14'), value: { kind: 'close', session: 'a7/14' } },
      { hex: hexOf('/index.html'), error: 'unknown-tag', doc: 'another path of the same server' },
      { hex: hexOf('/fcs/idle00'), error: 'constant-mismatch' },
    ],
  },
);

export const emptyBody = type('tunnel.emptyBody', bits(8, { max: 0 }), {
  doc: 'The body of a request that has nothing to send: identify, open, idle and close.',
  from: rtmpt('requests'),
  examples: [
    { hex: '00', value: 0 },
    { hex: '01', error: 'out-of-range' },
  ],
});
