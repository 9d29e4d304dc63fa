import { conduct, deFacto, may, must, should } from '../../src/schema/build/index.js';
import { errata, peers, rtmp } from '../documents.js';

export const connectConduct = conduct('rtmp.connectConduct', {
  doc: 'What a server makes of connect.',
  from: [rtmp('7.2.1.1'), errata('8.1')],
  rules: {
    'connect-answered': must('connect is answered with _result or _error', rtmp('7.2.1.1')),
    'connect-success': deFacto(
      'A connection is accepted with NetConnection.Connect.Success and the level status',
      peers('connect-codes'),
    ),
    'connect-refused': deFacto(
      'A connection is refused with a code of NetConnection.Connect and the level error',
      peers('connect-codes'),
    ),
    'unknown-app': may('A server refuses an application that it does not have', rtmp('7.2.1.1')),
    'result-says-object-encoding': should('The result of connect says the object encoding', errata('8.1.1')),
    'object-encoding-optional': must('connect without an object encoding means 0', errata('8.1.1')),
    'either-form-of-messages': must(
      'Once object encoding 3 is agreed on, normal and extended messages may both be sent at any time',
      errata('8.1.1'),
    ),
    'codecs-optional': must('connect may leave out the lists of codecs', errata('8.1.4')),
    'unknown-properties': deFacto(
      'Properties of the connect object that a server does not know are passed over',
      peers('connect-object'),
    ),
    'second-connect': deFacto('A second connect is refused or passed over', peers('second-connect')),
  },
});

export const commandConduct = conduct('rtmp.commandConduct', {
  doc: 'What holds for every call, and for message streams.',
  from: [rtmp('7.2.1.2'), rtmp('7.2.1.3')],
  rules: {
    'call-answered': should('A call with a transaction id is answered with a result or an error', rtmp('7.2.1.2')),
    'ids-of-their-own': must('Calls that await a reply have transaction ids of their own', rtmp('7.2')),
    'create-stream-answered': must('createStream is answered with a stream id or an error', rtmp('7.2.1.3')),
    'create-stream-object': must(
      'createStream may have a command object, and is answered all the same',
      rtmp('7.2.1.3'),
    ),
    'new-stream-id': must('createStream gives an id that no other stream of the connection has', rtmp('7.2.1.3')),
    'several-streams': must('A connection holds several message streams, to publish and to play', rtmp('7.2.2')),
    'status-in-its-stream': deFacto('The status of a stream comes in its message stream', peers('status-in-stream')),
    'in-order': deFacto('Commands take effect in the order in which they come', peers('command-order')),
    'without-waiting': deFacto(
      'Commands are taken from a client that does not wait for the replies to earlier ones',
      peers('command-order'),
    ),
  },
});
