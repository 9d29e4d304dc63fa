import { deFacto, must, should } from '../../src/schema/build/index.js';
import { errata, peers, rtmp } from '../documents.js';

/** What holds for commands and their replies. */
export const commandRules = {
  'same-transaction': must('A reply has the transaction id of its command', rtmp('7.2')),
  'connect-transaction': must('The transaction id of connect is 1', rtmp('7.2.1.1')),
  'result-or-error': must('A reply is called _result or _error; any other name is a command', rtmp('7.2')),
  'zero-transaction': must(
    'A command that expects no reply has the transaction id 0: those of a stream, and onStatus',
    rtmp('7.2.2'),
  ),
  'null-command-object': must('Commands without an object of their own have null in its place', rtmp('7.2.2')),
  'no-call-command': must('There is no command called call: it stands for any name', errata('8.2')),
  'any-arguments': must('Arguments behind the command object may be any, and as many as there are', errata('8.1.5')),
  'play-reset': must('Play.Reset is sent only if play asked for a reset', rtmp('7.2.2.1')),
  'receive-replies': must(
    'Asking to receive audio or video again is answered with Seek.Notify and Play.Start; asking for none, not at all',
    rtmp('7.2.2.4'),
  ),
  'publish-replies': must('publish is answered with onStatus', rtmp('7.2.2.6')),
  'seek-replies': must('seek is answered with Seek.Notify, or with an error', rtmp('7.2.2.7')),
  'pause-replies': must('pause is answered with Pause.Notify or Unpause.Notify, or with an error', rtmp('7.2.2.8')),
  'delete-by-name': deFacto('Some encoders name the stream to delete instead of its id', peers('delete-stream')),
  'delete-on-control-stream': must('deleteStream is sent in message stream 0', errata('8.3')),
  'connect-as-type-20': should(
    'connect is sent in a type 20 message, before it is known whether the server takes type 17',
    errata('8.1.1'),
  ),
  'play-in-milliseconds': deFacto(
    'Clients send start and duration of play in milliseconds, the special values times 1000 as well',
    peers('play-in-milliseconds'),
  ),
  'any-command-object': deFacto(
    'Peers put null, undefined or an object where a command has no object of its own',
    peers('command-object'),
  ),
  'unknown-command': deFacto('Unknown commands are ignored or answered with an error', peers('unknown-command')),
};
