import { conduct, deFacto, must, should } from '../../src/schema/build/index.js';
import { errata, peers, rtmp } from '../documents.js';

export const chunkStreamConduct = conduct('rtmp.chunkStreamConduct', {
  doc: 'How messages are cut into chunks and put together again.',
  from: [rtmp('5.3'), errata('6')],
  rules: {
    'every-form-of-id': must(
      'A receiver takes chunk stream ids in one, two and three bytes, those up to 319 in either of the longer forms',
      rtmp('5.3.1.1'),
    ),
    'shortest-id': should('A sender writes a chunk stream id in the shortest form that holds it', rtmp('5.3.1.1')),
    'every-type': must('A receiver takes chunks of all four types', rtmp('5.3.1.2')),
    'most-compact': should('A sender writes the most compact header that says what has to be said', rtmp('5.3.1.2')),
    'begins-with-type-0': must('A chunk stream begins with a chunk of type 0', rtmp('5.3.1.2.1')),
    'step-back-in-type-0': must('A timestamp that goes back is sent in a chunk of type 0', rtmp('5.3.1.2.1')),
    'repeats-the-last': must(
      'A type 3 chunk that begins a message has the length, the type and the delta of the message before',
      rtmp('5.3.1.2.4'),
    ),
    'adds-the-delta': must(
      'A delta is added to the timestamp of the message before on the same chunk stream',
      rtmp('5.3.1.2.5'),
    ),
    'shared-by-streams': must(
      'A chunk stream may go on with another message stream, from a chunk of type 0 on',
      rtmp('5.3.1.2.5'),
    ),
    'extended-in-full': must(
      'Timestamps and deltas from 16,777,215 on are read from the extended field',
      rtmp('5.3.1.3'),
    ),
    'small-extended': deFacto(
      'An extended timestamp that would have fitted into the header is taken all the same',
      peers('extended-timestamp'),
    ),
    interleaved: must(
      'Chunks of different chunk streams may alternate; each message is put together from its own',
      rtmp('5.3'),
    ),
    'timestamps-wrap': must('Timestamps have 32 bits and wrap around', errata('7')),
    'any-chunk-stream': deFacto(
      'Messages other than protocol control are taken on any chunk stream',
      peers('chunk-stream-of-messages'),
    ),
    'control-on-any-chunk-stream': deFacto(
      'Protocol control is taken on other chunk streams than 2 as well',
      peers('chunk-stream-of-messages'),
    ),
    'empty-message': deFacto('A message without payload is one chunk that is a header alone', peers('empty-message')),
  },
});

export const chunkSizeConduct = conduct('rtmp.chunkSizeConduct', {
  doc: 'How long chunks are, and what becomes of messages that are given up.',
  from: [rtmp('5.4.1'), errata('6')],
  rules: {
    'first-size': must('Chunks hold up to 128 bytes of payload until their sender says otherwise', rtmp('5.4.1')),
    'for-next-chunks': must('A new chunk size holds for all chunks that follow it', rtmp('5.4.1')),
    'within-a-message': must(
      'A chunk size that arrives between the chunks of a message holds for the rest of that message',
      rtmp('5.4.1'),
    ),
    'each-direction': must('Each direction has a chunk size of its own', rtmp('5.4.1')),
    'every-size': must('A receiver takes every chunk size from 1 to 2,147,483,647', rtmp('5.4.1')),
    'beyond-messages': must('Chunk sizes above 16,777,215 all mean the same', rtmp('5.4.1')),
    'aborts-one': must('An abort touches no other chunk stream than the one it names', errata('6')),
    'timestamp-of-aborted': must(
      'The timestamp of a message that was given up is the one to which the next delta is added',
      errata('6'),
    ),
    'abort-of-nothing': deFacto(
      'An abort for a chunk stream on which nothing is incomplete changes nothing',
      peers('abort'),
    ),
  },
});
