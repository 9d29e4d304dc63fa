import { vocabulary } from '../../src/schema/build/index.js';
import { peers, uris } from '../documents.js';

export const uriScheme = vocabulary(
  'rtmp.uriScheme',
  {
    rtmp: ['rtmp', 'RTMP over TCP.'],
    rtmps: ['rtmps', 'RTMP over TLS.'],
  },
  { doc: 'How the URI of a server begins.', from: uris('3') },
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
