import { conduct, conflict, deFacto, may, must, should } from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';

export const controlConduct = conduct('rtmp.controlConduct', {
  doc: 'What peers owe each other for protocol control and for user control.',
  from: [rtmp('5.4'), rtmp('7.1.7')],
  rules: {
    'counts-from-the-beginning': must(
      'An acknowledgement says how many bytes have come since the connection began',
      rtmp('5.4.3'),
    ),
    'handshake-counted': conflict('Whether the bytes of the handshake are among those acknowledged', rtmp('5.4.3'), {
      reads: 'with the handshake or without',
      writes: 'without: no sender sees more acknowledged than it counts itself',
    }),
    'next-window': must('A new window counts from the last acknowledgement on', rtmp('5.4.4')),
    'acknowledgements-not-awaited': deFacto(
      'A peer that never acknowledges anything is sent to all the same',
      peers('acknowledgement'),
    ),
    'acknowledgements-start-over': deFacto(
      'Acknowledgements that wrap around or start over do no harm',
      peers('acknowledgement'),
    ),
    'bandwidth-kept': should(
      'A peer has no more unacknowledged bytes under way than a hard or soft limit allows',
      rtmp('5.4.5'),
    ),
    'dynamic-limit': must('A dynamic limit is a hard one after a hard one, and is ignored otherwise', rtmp('5.4.5')),
    'ping-answered': must('A client answers each ping request with a ping response', rtmp('7.1.7')),
    'buffer-length-taken': must('A server takes the buffer length of a stream, and playback goes on', rtmp('7.1.7')),
    'begins-before-media': should('StreamBegin comes before the media that a client plays', rtmp('7.2.2.1')),
    'begins-on-publish': may('StreamBegin marks the beginning of publishing as well', rtmp('7.3.1')),
    'eof-at-the-end': should('A server ends playback with StreamEOF for the message stream', rtmp('7.1.7')),
    'nothing-after-eof': must('After StreamEOF no more media come until the client asks for some', rtmp('7.1.7')),
  },
});
