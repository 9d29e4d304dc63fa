import { shapes, type } from '../../src/schema/build/index.js';
import { allTables } from '../amf0/1-tables.js';
import { value } from '../amf0/3-value.js';
import { errata, peers, rtmp } from '../documents.js';
import { commandExamples } from './5-command-examples.js';
import { commandRules } from './5-command-rules.js';
import { connectObject, playOptions, publishType, statusInformation } from './5-command-shapes.js';

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
    close: call('close', { ...head, arguments: restArguments(any) }, 'Ends the connection.'),
    initStream: call('initStream', { ...head, streamId: argument(number) }, 'A message stream is about to be used.'),
    setPeerInfo: call(
      'setPeerInfo',
      { ...head, addresses: restArguments(any) },
      'Where other peers of RTMFP may find the client.',
    ),
    closeStream: call('closeStream', head, 'Ends what goes on in the message stream that it is sent in.'),
    releaseStream: ofStreamName('releaseStream', 'An encoder is about to publish under this name.'),
    fcPublish: ofStreamName('FCPublish', 'An encoder announces that it will publish.'),
    fcUnpublish: ofStreamName('FCUnpublish', 'An encoder announces that it has published.'),
    fcSubscribe: ofStreamName('FCSubscribe', 'A player announces that it will play a live stream.'),
    fcUnsubscribe: ofStreamName('FCUnsubscribe', 'A player announces that it has played a live stream.'),
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
      { ...head, parameters: argument(either(named(playOptions), any)) },
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
    checkBandwidthOfClient: call(
      'checkBandwidth',
      { ...head, arguments: restArguments(any) },
      'A client asks the server to measure its bandwidth.',
    ),
    onBandwidthCheck: announcement('onBWCheck', 'Part of the bandwidth measurement; its size is what is measured.'),
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
    onFcUnsubscribe: announcement('onFCUnsubscribe', 'Answers FCUnsubscribe.'),
    onFcSubscribe: announcement('onFCSubscribe', 'Answers FCSubscribe.'),
  }),
  {
    doc: 'A command, a reply or an announcement: a row of values that starts with a name.',
    from: [
      rtmp('7.1.1'),
      rtmp('7.2'),
      rtmp('7.2.1.2'),
      rtmp('7.2.2'),
      rtmp('7.2.2.2'),
      rtmp('7.2.2.3'),
      rtmp('7.2.2.5'),
      errata('8'),
      peers('commands'),
    ],
    scopeOf: allTables,
    rules: commandRules,
    examples: commandExamples,
  },
);
