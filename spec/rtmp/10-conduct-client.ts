import { conduct, deFacto, may, must, should } from '../../src/schema/build/index.js';
import { enhanced, peers, rtmp } from '../documents.js';

export const clientConduct = conduct('rtmp.clientConduct', {
  doc: 'What a client is held to that publishes or plays.',
  from: [rtmp('7.2.1'), rtmp('7.2.2')],
  rules: {
    'connect-is-first': deFacto('The first command of a client is connect', peers('connect-first')),
    'no-stream-unless-connected': deFacto(
      'A client whose connect is refused neither publishes nor plays',
      peers('refusals'),
    ),
    'create-stream-first': must('A client publishes or plays in a stream that createStream has given', rtmp('7.2.1.3')),
    'waits-for-stream': must('A client waits for the result of createStream before it plays', rtmp('7.2.2.1')),
    'any-stream-id': must('A client uses the stream id that the server gives, whatever it is', rtmp('7.2.1.3')),
    'media-after-publish': deFacto('A client sends no media before publish', peers('media-unasked')),
    'no-media-after-refusal': deFacto('A client whose publish is refused sends no media', peers('refusals')),
    'own-chunk-size': must('A client cuts messages by the chunk size that it has announced itself', rtmp('5.4.1')),
    'other-messages-between': deFacto(
      'Other messages may come between a command and its reply',
      peers('order-of-replies'),
    ),
    'bare-result': deFacto(
      'A client goes on with a result of connect that nothing was announced before',
      peers('order-of-replies'),
    ),
    'discards-after-eof': must('A client discards what comes in a stream after its StreamEOF', rtmp('7.1.7')),
    'ends-with-stream': deFacto('A client that plays ends when its stream does', peers('end-of-stream')),
    'reports-refusal': deFacto('A client tells its user that it was refused', peers('refusals')),
    'buffer-length-first': should('A player says its buffer length before playback begins', rtmp('7.1.7')),
    'metadata-first': deFacto('A publisher sends metadata before media', peers('publishers')),
    'sets-data-frame': deFacto('A publisher sends metadata with @setDataFrame', peers('publishers')),
    'header-before-frames': deFacto(
      'A publisher sends the sequence header of a codec before what needs it',
      peers('publishers'),
    ),
    'media-in-published-stream': must(
      'A publisher sends its media in the message stream in which it publishes',
      rtmp('7.2.1.3'),
    ),
    'deletes-stream': should('A client that is done with a stream deletes it', rtmp('7.2.2.3')),
    'plays-multitrack': must(
      'A client that can play and says that it knows several tracks can play streams of several tracks',
      enhanced('conventions'),
    ),
    'connects-anew': may('A client that is asked to connect anew does so', enhanced('reconnect-request')),
  },
});
