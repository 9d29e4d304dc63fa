import { conduct, conflict, deFacto, may, must } from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';

export const handshakeConduct = conduct('rtmp.handshakeConduct', {
  doc: 'How peers come through the handshake, however its packets are cut, and whatever stands in them.',
  from: rtmp('5.2.1'),
  rules: {
    'client-begins': must('The client begins with C0 and C1, without waiting for the server', rtmp('5.2.1')),
    'early-answer': may('A server sends S0 and S1 when C0 is there, or waits for C1 as well', rtmp('5.2.1')),
    'asks-for-version-3': must('The version of this protocol is 3, in C0 as in S0', rtmp('5.2.2')),
    'takes-other-version': may(
      'A client that is answered with another version goes on with that one, or gives up',
      rtmp('5.2.2'),
    ),
    'any-segments': must(
      'Packets of the handshake end by their size alone, wherever the transport cuts or joins them',
      rtmp('5.2.3'),
    ),
    'answers-hello': must('A server that has C0 and C1 sends S0, S1 and S2 without waiting for C2', rtmp('5.2.5')),
    'data-behind-c2': must('What follows C2 at once is the first chunk, and is taken as such', rtmp('5.2.5')),
    'version-not-supported': conflict('What a server does with a version that it does not support', rtmp('5.2.5'), {
      reads: 'version 3 in the answer, as 5.2.2 says, or the end of the connection, as 5.2.5 says',
      writes: 'version 3, and for encrypted connections the end',
    }),
    'early-data': deFacto(
      'A server takes C2 and chunks of a client that waits for neither S1 nor S2, and answers them after the handshake',
      peers('early-data'),
    ),
    'plain-for-signed': deFacto(
      'A server that signs nothing answers a signed hello with a plain one, and the connection goes on',
      peers('digest-handshake'),
    ),
    'text-refused': deFacto(
      'A connection that begins like a text protocol is closed without an answer',
      peers('text-protocol'),
    ),
  },
});
