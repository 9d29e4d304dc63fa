import { should, vocabulary } from '../../src/schema/build/index.js';
import { peers, uris } from '../documents.js';

export const uriScheme = vocabulary(
  'rtmp.uriScheme',
  {
    rtmp: ['rtmp', 'RTMP over TCP.'],
    rtmps: ['rtmps', 'RTMP over TLS.'],
  },
  {
    doc: 'How the URI of a server begins.',
    from: [uris('3'), uris('8.1'), uris('8.2')],
    rules: {
      'connect-arguments': should(
        'User information is a row of arguments of connect: strings with colons between them, percent-decoded',
        uris('4.2'),
      ),
      'no-user-information': should('The tcUrl has no user information', uris('4.2')),
      'opaque-resource': should(
        'Path and query name the application as a whole; no part of them is the name of a stream',
        uris('5'),
      ),
      'stream-in-fragment': should('A fragment, percent-decoded, is the name of the stream', uris('6')),
      'no-fragment': should('The tcUrl has no fragment', uris('6')),
    },
  },
);

export const softwareVersion = vocabulary(
  'rtmp.softwareVersion',
  {
    server: ['FMS/3,0,1,123', 'In fmsVer: what servers say that are no Flash Media Server themselves.'],
    player: ['LNX 9,0,124,2', 'In flashVer: what players say that are no Flash Player themselves.'],
    encoder: ['FMLE/3.0 (compatible; mtrude)', 'In flashVer: what encoders say that are no Flash Media Live Encoder.'],
  },
  { doc: 'Versions that peers pass for, since others look at them.', from: peers('software-version') },
);

export const clientType = vocabulary(
  'rtmp.clientType',
  { encoder: ['nonprivate', 'The client publishes.'] },
  { doc: 'What kind of client connects, in the type of the connect object.', from: peers('client-type') },
);
