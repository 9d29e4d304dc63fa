import { shapes, type } from '../../src/schema/build/index.js';
import { allTables } from '../amf0/1-tables.js';
import { value } from '../amf0/3-value.js';
import { peers, rtmp } from '../documents.js';
import { connectProperties, statusInformation } from './5-command-shapes.js';

const { calls, any, argument, call, either, named, null_, number, restArguments } = shapes;

const transactionId = argument(number, 'Of the command that this replies to.');

const failure = call(
  '_error',
  { transactionId, commandObject: argument(any), information: restArguments(any, 'What went wrong.') },
  'The command failed.',
);

export const connectReply = type(
  'rtmp.connectReply',
  calls(value, {
    result: call(
      '_result',
      {
        transactionId,
        properties: argument(either(named(connectProperties), null_)),
        information: argument(named(statusInformation)),
        more: restArguments(any),
      },
      'The connection is accepted.',
    ),
    error: call(
      '_error',
      { transactionId, properties: argument(any), information: argument(named(statusInformation)) },
      'The connection is rejected.',
    ),
  }),
  {
    doc: 'The reply to connect.',
    from: rtmp('7.2.1.1'),
    scopeOf: allTables,
    examples: [
      {
        hex: '0200075f726573756c74003ff0000000000000030006666d7356657202000d464d532f332c302c312c313233000c6361706162696c697469657300403f0000000000000000090300056c6576656c0200067374617475730004636f646502001d4e6574436f6e6e656374696f6e2e436f6e6e6563742e53756363657373000b6465736372697074696f6e020014436f6e6e656374696f6e20737563636565646564000e6f626a656374456e636f64696e67004008000000000000000009',
        value: {
          kind: 'result',
          transactionId: 1,
          properties: { fmsVer: 'FMS/3,0,1,123', capabilities: 31 },
          information: {
            level: 'status',
            code: 'NetConnection.Connect.Success',
            description: 'Connection succeeded',
            objectEncoding: 3,
          },
          more: [],
        },
        doc: 'as a server sent it to a Flash Player that had said 3',
        rules: ['errata/8.1.1/object-encoding-of-result'],
      },
      {
        hex: '0200065f6572726f72 003ff0000000000000 05 03 00056c6576656c 0200056572726f72 0004636f6465 02001e4e6574436f6e6e656374696f6e2e436f6e6e6563742e52656a6563746564 000009',
        value: {
          kind: 'error',
          transactionId: 1,
          properties: null,
          information: { level: 'error', code: 'NetConnection.Connect.Rejected' },
        },
      },
    ],
  },
);

export const createStreamReply = type(
  'rtmp.createStreamReply',
  calls(value, {
    result: call(
      '_result',
      { transactionId, commandObject: argument(any), streamId: argument(number, 'The id of the new message stream.') },
      'There is a new message stream.',
    ),
    error: failure,
  }),
  {
    doc: 'The reply to createStream.',
    from: rtmp('7.2.1.3'),
    scopeOf: allTables,
    examples: [
      {
        hex: '0200075f726573756c74 004000000000000000 05 003ff0000000000000',
        value: { kind: 'result', transactionId: 2, commandObject: null, streamId: 1 },
        doc: 'as a server sent it to a Flash Player',
      },
      {
        hex: '0200065f6572726f72 004000000000000000 05',
        value: { kind: 'error', transactionId: 2, commandObject: null, information: [] },
      },
    ],
  },
);

export const getStreamLengthReply = type(
  'rtmp.getStreamLengthReply',
  calls(value, {
    result: call(
      '_result',
      { transactionId, commandObject: argument(any), length: argument(number, 'Length of the stream in seconds.') },
      'The length is known.',
    ),
    error: failure,
  }),
  {
    doc: 'The reply to getStreamLength.',
    from: [peers('get-stream-length')],
    scopeOf: allTables,
    examples: [
      {
        hex: '0200075f726573756c74 004008000000000000 05 004024800000000000',
        value: { kind: 'result', transactionId: 3, commandObject: null, length: 10.25 },
      },
    ],
  },
);
