import { deFacto, must, shapes, should, type } from '../../src/schema/build/index.js';
import { objects, value } from '../amf0/1-value.js';
import { errata, peers, rtmp } from '../documents.js';
import { connectObject, publishType, statusInformation } from './5-command-shapes.js';

const { calls, any, argument, boolean, call, either, named, number, optionalArgument, restArguments, string, word } =
  shapes;

/** What stands in front of every command. Peers put null, undefined or an object where the documents say null. */
const head = {
  transactionId: argument(number, 'Returns in the reply; 0 where none is expected.'),
  commandObject: argument(any, 'Null where the command has no object of its own.'),
};

const ofStreamName = (opens: string, doc: string) => call(opens, { ...head, name: argument(string) }, doc);

const announcement = (opens: string, doc: string) => call(opens, { ...head, information: restArguments(any) }, doc);

export const command = type(
  'rtmp.command',
  calls(value, {
    connect: call(
      'connect',
      {
        transactionId: argument(number, 'Always 1.'),
        commandObject: argument(named(connectObject)),
        userArguments: restArguments(any, 'Whatever the application asks for.'),
      },
      'Asks for a connection to an application.',
    ),
    createStream: call('createStream', head, 'Asks for a message stream; the result is its id.'),
    deleteStream: call(
      'deleteStream',
      { ...head, streamId: argument(number) },
      'Gives a message stream back. Sent in message stream 0.',
    ),
    closeStream: call('closeStream', head, 'Ends what goes on in the message stream that it is sent in.'),
    releaseStream: ofStreamName('releaseStream', 'An encoder is about to publish under this name.'),
    fcPublish: ofStreamName('FCPublish', 'An encoder announces that it will publish.'),
    fcUnpublish: ofStreamName('FCUnpublish', 'An encoder announces that it has published.'),
    fcSubscribe: ofStreamName('FCSubscribe', 'A player announces that it will play a live stream.'),
    getStreamLength: ofStreamName('getStreamLength', 'Asks how long a recorded stream is.'),
    publish: call(
      'publish',
      {
        ...head,
        name: argument(string, 'The name of the stream, with a query in some cases.'),
        type: optionalArgument(word(publishType), 'Live if missing.'),
      },
      'Starts publishing in the message stream that it is sent in.',
    ),
    play: call(
      'play',
      {
        ...head,
        name: argument(string, 'The name of the stream, with a query in some cases.'),
        start: optionalArgument(number, 'Where to start; negative: -2 live, else recorded; -1 live only.'),
        duration: optionalArgument(number, 'How much to play; negative: to the end.'),
        reset: optionalArgument(either(boolean, number), 'Whether to drop what is queued for play.'),
      },
      'Starts playing in the message stream that it is sent in.',
    ),
    play2: call(
      'play2',
      { ...head, parameters: argument(any) },
      'Switches to another bit rate without a change of the time line.',
    ),
    pause: call(
      'pause',
      {
        ...head,
        pause: argument(boolean, 'True to pause, false to go on.'),
        milliseconds: optionalArgument(number, 'The time in the stream at which the client stands.'),
      },
      'Pauses playback, or goes on.',
    ),
    seek: call('seek', { ...head, milliseconds: argument(number) }, 'Changes the position of playback.'),
    receiveAudio: call('receiveAudio', { ...head, receive: argument(boolean) }, 'Whether to send audio.'),
    receiveVideo: call('receiveVideo', { ...head, receive: argument(boolean) }, 'Whether to send video.'),
    checkBandwidth: call('_checkbw', { ...head, arguments: restArguments(any) }, 'Asks for a bandwidth measurement.'),
    result: call('_result', { ...head, values: restArguments(any) }, 'The reply to the command of that transaction.'),
    error: call('_error', { ...head, values: restArguments(any) }, 'The command of that transaction failed.'),
    onStatus: call(
      'onStatus',
      { ...head, information: argument(named(statusInformation)) },
      'Something happened on the connection or on a message stream.',
    ),
    onBandwidthDone: announcement('onBWDone', 'The bandwidth measurement is over; some servers add the figure.'),
    onFcPublish: announcement('onFCPublish', 'Answers FCPublish.'),
    onFcUnpublish: announcement('onFCUnpublish', 'Answers FCUnpublish.'),
    onFcSubscribe: announcement('onFCSubscribe', 'Answers FCSubscribe.'),
  }),
  {
    doc: 'A command, a reply or an announcement: a row of values that starts with a name.',
    from: [rtmp('7.1.1'), rtmp('7.2'), errata('8')],
    scopeOf: [objects.name],
    rules: {
      'same-transaction': must('A reply has the transaction id of its command', rtmp('7.2')),
      'connect-transaction': must('The transaction id of connect is 1', rtmp('7.2.1.1')),
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
    },
    examples: [
      {
        hex: '020007636f6e6e656374 003ff0000000000000 03 0003617070 0200046c697665 0005746355726c 02000f72746d703a2f2f782e792f6c697665 000009',
        value: {
          kind: 'connect',
          transactionId: 1,
          commandObject: { app: 'live', tcUrl: 'rtmp://x.y/live' },
          userArguments: [],
        },
      },
      {
        hex: '020007636f6e6e656374003ff00000000000000300036170700200067469 6b61746f0008666c61736856657202000e4d41432031302c322c3135392c310006 73776655726c060005746355726c02001272746d703a2f2f6d7573652f74696b6174 6f00046670616401000 00c6361706162696c697469657300406de00000000000000b617564696f436f646563730040a8ee0000000000000b766964656f436f6465637300406f800000000000000d766964656f46756e6374696f6e003ff000000000000000077061676555726c06000e6f626a656374456e636f64696e670040080000000000000000 09',
        value: {
          kind: 'connect',
          transactionId: 1,
          commandObject: {
            app: 'tikato',
            flashVer: 'MAC 10,2,159,1',
            swfUrl: { $undefined: true },
            tcUrl: 'rtmp://muse/tikato',
            fpad: false,
            capabilities: 239,
            audioCodecs: 3191,
            videoCodecs: 252,
            videoFunction: 1,
            pageUrl: { $undefined: true },
            objectEncoding: 3,
          },
          userArguments: [],
        },
        doc: 'from a Flash Player',
      },
      {
        hex: '02000c63726561746553747265616d 004000000000000000 05',
        value: { kind: 'createStream', transactionId: 2, commandObject: null },
      },
      {
        hex: '0200077075626c697368 004008000000000000 05 020001 73 0200046c697665',
        value: { kind: 'publish', transactionId: 3, commandObject: null, name: 's', type: 'live' },
      },
      {
        hex: '0200077075626c697368 004008000000000000 05 020001 73',
        value: { kind: 'publish', transactionId: 3, commandObject: null, name: 's' },
        doc: 'without a type',
      },
      {
        hex: '020004706c6179 000000000000000000 05 0200027430 000000000000000000 00c08f400000000000 0100',
        value: {
          kind: 'play',
          transactionId: 0,
          commandObject: null,
          name: 't0',
          start: 0,
          duration: -1000,
          reset: false,
        },
        doc: 'from a Flash Player, in milliseconds',
      },
      {
        hex: '02000b636c6f736553747265616d 000000000000000000 05',
        value: { kind: 'closeStream', transactionId: 0, commandObject: null },
      },
      {
        hex: '0200057061757365 000000000000000000 05 0101 00409f400000000000',
        value: { kind: 'pause', transactionId: 0, commandObject: null, pause: true, milliseconds: 2000 },
      },
      {
        hex: '0200075f726573756c74 004000000000000000 05 003ff0000000000000',
        value: { kind: 'result', transactionId: 2, commandObject: null, values: [1] },
      },
      {
        hex: '0200086f6e4257446f6e65 000000000000000000 05 0040c0000000000000',
        value: { kind: 'onBandwidthDone', transactionId: 0, commandObject: null, information: [8192] },
        doc: 'with the figure added, as a server sent it',
      },
      {
        hex: '0200086f6e537461747573 000000000000000000 05 03 00056c6576656c 020006737461747573 0004636f6465 0200144e657453747265616d2e506c61792e5374617274 000b6465736372697074696f6e 0200087374617274 2e2e2e 000009',
        value: {
          kind: 'onStatus',
          transactionId: 0,
          commandObject: null,
          information: { level: 'status', code: 'NetStream.Play.Start', description: 'start...' },
        },
      },
      {
        hex: '02000268 69 000000000000000000 05 0101',
        value: { kind: 'other', values: ['hi', 0, null, true] },
        doc: 'an unknown command',
      },
      {
        hex: '0200047365656b 000000000000000000 05 020001 31',
        value: { kind: 'other', values: ['seek', 0, null, '1'] },
        doc: 'an argument of another type than the command takes',
      },
      {
        hex: '02000b6f6e46435075626c697368',
        value: { kind: 'other', values: ['onFCPublish'] },
        doc: 'a name and nothing else, as FFmpeg sends it',
      },
      { hex: '', value: { kind: 'other', values: [] }, doc: 'no values at all' },
      { hex: '11', error: 'refused-tag', rules: ['amf0/3.1/avm-plus'] },
    ],
  },
);
