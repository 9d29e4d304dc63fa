import type { Example } from '../../src/schema/model.js';

/** Commands as bytes: of the documents, and as peers sent them. */
export const commandExamples: readonly Example[] = [
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
    hex: '02000c64656c65746553747265616d 000000000000000000 05 003ff0000000000000',
    value: { kind: 'deleteStream', transactionId: 0, commandObject: null, streamId: 1 },
    rules: ['errata/8.3/delete-on-control-stream', 'rtmp/7.2.2/zero-transaction', 'rtmp/7.2.2/null-command-object'],
  },
  {
    hex: '02000c64656c65746553747265616d 004010000000000000 05 02000173',
    value: { kind: 'other', values: ['deleteStream', 4, null, 's'] },
    doc: 'a name in place of the id',
    rules: ['peers/delete-stream/delete-by-name'],
  },
  {
    hex: '020005706c617932 000000000000000000 05 03000a73747265616d4e616d6502000162000d6f6c6453747265616d4e616d6502000161000a7472616e736974696f6e020006737769746368000009',
    value: {
      kind: 'play2',
      transactionId: 0,
      commandObject: null,
      parameters: { streamName: 'b', oldStreamName: 'a', transition: 'switch' },
    },
  },
  {
    hex: '02000c72656365697665417564696f 000000000000000000 05 0100',
    value: { kind: 'receiveAudio', transactionId: 0, commandObject: null, receive: false },
    rules: ['rtmp/7.2.2.4/receive-replies'],
  },
  {
    hex: '02000c72656365697665566964656f 000000000000000000 05 0101',
    value: { kind: 'receiveVideo', transactionId: 0, commandObject: null, receive: true },
    rules: ['rtmp/7.2.2.4/receive-replies'],
  },
  {
    hex: '0200047365656b 000000000000000000 05 004097700000000000',
    value: { kind: 'seek', transactionId: 0, commandObject: null, milliseconds: 1500 },
    rules: ['rtmp/7.2.2.7/seek-replies'],
  },
  {
    hex: '0200057061757365 000000000000000000 05 0100',
    value: { kind: 'pause', transactionId: 0, commandObject: null, pause: false },
    rules: ['rtmp/7.2.2.8/pause-replies'],
  },
  {
    hex: '0200077075626c697368 000000000000000000 05 02000173 0200067265636f7264',
    value: { kind: 'publish', transactionId: 0, commandObject: null, name: 's', type: 'record' },
    rules: ['rtmp/7.2.2.6/publish-replies'],
  },
  {
    hex: '020004706c6179 000000000000000000 05 02000173 00c000000000000000 00bff0000000000000 0101',
    value: {
      kind: 'play',
      transactionId: 0,
      commandObject: null,
      name: 's',
      start: -2,
      duration: -1,
      reset: true,
    },
    rules: ['rtmp/7.2.2.1/play-reset'],
  },
  {
    hex: '0200065f6572726f72 004000000000000000 05 030004636f64650200194e6574436f6e6e656374696f6e2e43616c6c2e4661696c6564000009',
    value: {
      kind: 'error',
      transactionId: 2,
      commandObject: null,
      values: [{ code: 'NetConnection.Call.Failed' }],
    },
    rules: ['rtmp/7.2/result-or-error', 'rtmp/7.2/same-transaction'],
  },
  {
    hex: '02000946435075626c697368 004008000000000000 05 02000173',
    value: { kind: 'fcPublish', transactionId: 3, commandObject: null, name: 's' },
  },
  {
    hex: '020005636c6f7365 000000000000000000 05',
    value: { kind: 'close', transactionId: 0, commandObject: null, arguments: [] },
  },
  {
    hex: '02000463616c6c 004014000000000000 05 0200026869',
    value: { kind: 'other', values: ['call', 5, null, 'hi'] },
    doc: 'a name like any other',
    rules: ['errata/8.2/no-call-command'],
  },
  {
    hex: '020007636f6e6e656374 003ff0000000000000 030003617070020001610005746355726c02000a72746d703a2f2f682f61000009 0200036b6579 00401c000000000000',
    value: {
      kind: 'connect',
      transactionId: 1,
      commandObject: { app: 'a', tcUrl: 'rtmp://h/a' },
      userArguments: ['key', 7],
    },
    rules: [
      'errata/8.1.5/any-arguments',
      'rtmp/7.2.1.1/connect-transaction',
      'errata/8.1.3/app-required',
      'errata/8.1.2/tc-url-required',
    ],
  },
  {
    hex: '020007636f6e6e656374 004000000000000000 03000009',
    value: { kind: 'connect', transactionId: 2, commandObject: {}, userArguments: [] },
    doc: 'neither app nor tcUrl, and another transaction id: read all the same',
    rules: ['rtmp/7.2.1.1/connect-transaction', 'errata/8.1.3/app-required', 'errata/8.1.2/tc-url-required'],
  },
  {
    hex: '0200086f6e537461747573 000000000000000000 05 0300056c6576656c0200067374617475730004636f64650200144e657453747265616d2e506c61792e5265736574000b6465736372697074696f6e02000172000009',
    value: {
      kind: 'onStatus',
      transactionId: 0,
      commandObject: null,
      information: { level: 'status', code: 'NetStream.Play.Reset', description: 'r' },
    },
    rules: ['rtmp/7.2.2/level-code-description'],
  },
  {
    hex: '0200086f6e537461747573000000000000000000050300056c6576656c0200067374617475730004636f64650200264e6574436f6e6e656374696f6e2e436f6e6e6563742e5265636f6e6e656374526571756573740005746355726c02001572746d703a2f2f622e6578616d706c652f6c697665000009',
    value: {
      kind: 'onStatus',
      transactionId: 0,
      commandObject: null,
      information: {
        level: 'status',
        code: 'NetConnection.Connect.ReconnectRequest',
        tcUrl: 'rtmp://b.example/live',
      },
    },
    doc: 'a request to connect anew, to another server',
    rules: [
      'enhanced/netconnection-commands/reconnect-code',
      'enhanced/netconnection-commands/reconnect-level',
      'enhanced/message-flow-when-handling-netconnectionconnectreconnectrequest/tc-url-of-another-server',
    ],
  },
  {
    hex: '020007636f6e6e656374003ff00000000000000300036170700200046c6976650005746355726c02001572746d703a2f2f612e6578616d706c652f6c697665000a666f757243634c6973740a00000002020004687663310200044f7075730012766964656f466f75724363496e666f4d61700300012a004010000000000000000468766331004008000000000000000009000663617073457800402e000000000000000009',
    value: {
      kind: 'connect',
      transactionId: 1,
      commandObject: {
        app: 'live',
        tcUrl: 'rtmp://a.example/live',
        fourCcList: ['hvc1', 'Opus'],
        videoFourCcInfoMap: { '*': 4, hvc1: 3 },
        capsEx: 15,
      },
      userArguments: [],
    },
    doc: 'a client that knows Enhanced RTMP',
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
  { hex: '11 12', error: 'unknown-tag', rules: ['amf3/3.1/marker'] },
];
