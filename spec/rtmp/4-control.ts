import { bits, constant, must, openEnum, should, struct, type, u8, u32 } from '../../src/schema/build/index.js';
import { errata, rtmp } from '../documents.js';

const control = {
  'control-stream': must('Protocol control travels in message stream 0 on chunk stream 2', rtmp('5.4')),
  'at-once': must('Protocol control takes effect when it arrives; its timestamp is ignored', rtmp('5.4')),
};

export const setChunkSize = type(
  'rtmp.setChunkSize',
  struct({
    top: constant(bits(1), 0, { rule: 'top-bit' }),
    size: bits(31, { min: 1, rule: 'at-least-one', doc: 'Bytes of payload in each chunk but the last of a message.' }),
  }),
  {
    doc: 'From now on the sender cuts its messages into chunks of this size.',
    from: rtmp('5.4.1'),
    label: 'kind',
    rules: {
      ...control,
      'top-bit': must('The most significant bit is zero', rtmp('5.4.1')),
      'at-least-one': must('The chunk size is at least one byte', rtmp('5.4.1')),
      'at-least-default': should('The chunk size is at least 128 bytes', rtmp('5.4.1')),
    },
    examples: [
      {
        hex: '00001000',
        value: { kind: 'setChunkSize', size: 4096 },
        doc: 'in message stream 0 on chunk stream 2; the next chunk has the new size',
        rules: ['rtmp/5.4/control-stream', 'rtmp/5.4/at-once'],
      },
      { hex: '7fffffff', value: { kind: 'setChunkSize', size: 0x7fffffff } },
      { hex: '00000001', value: { kind: 'setChunkSize', size: 1 } },
      { hex: '00000000', error: 'out-of-range', rules: ['rtmp/5.4.1/at-least-one'] },
      { hex: '80000080', error: 'constant-mismatch', rules: ['rtmp/5.4.1/top-bit'] },
    ],
  },
);

export const abort = type(
  'rtmp.abort',
  struct({ chunkStreamId: { ...u32, doc: 'The chunk stream whose message is given up.' } }),
  {
    doc: 'The message that is incomplete on a chunk stream will not be completed.',
    from: [rtmp('5.4.2'), errata('6')],
    label: 'kind',
    rules: {
      ...control,
      'discard-partial': must(
        'The receiver discards the incomplete message and is ready for a new one on that chunk stream',
        errata('6'),
      ),
    },
    examples: [
      {
        hex: '00000004',
        value: { kind: 'abort', chunkStreamId: 4 },
        doc: 'what came on chunk stream 4 since the last whole message is dropped',
        rules: ['errata/6/discard-partial'],
      },
    ],
  },
);

export const acknowledgement = type(
  'rtmp.acknowledgement',
  struct({ sequenceNumber: { ...u32, doc: 'Bytes received so far, modulo 2^32.' } }),
  {
    doc: 'Tells the peer how much of what it sent has arrived.',
    from: rtmp('5.4.3'),
    label: 'kind',
    rules: {
      ...control,
      'after-window': must('An acknowledgement follows each window of received bytes', rtmp('5.4.3')),
    },
    examples: [
      {
        hex: '002625a0',
        value: { kind: 'acknowledgement', sequenceNumber: 2500000 },
        doc: 'after the first window of 2,500,000 bytes',
        rules: ['rtmp/5.4.3/after-window'],
      },
    ],
  },
);

export const windowAcknowledgementSize = type(
  'rtmp.windowAcknowledgementSize',
  struct({ size: { ...u32, doc: 'Bytes between two acknowledgements.' } }),
  {
    doc: 'The sender expects an acknowledgement each time it has sent so many bytes.',
    from: rtmp('5.4.4'),
    label: 'kind',
    rules: control,
    examples: [
      {
        hex: '002625a0',
        value: { kind: 'windowAcknowledgementSize', size: 2500000 },
        doc: 'as a Flash Player sends it',
      },
    ],
  },
);

export const setPeerBandwidth = type(
  'rtmp.setPeerBandwidth',
  struct({
    size: { ...u32, doc: 'Bytes that the peer may have sent without an acknowledgement.' },
    limitType: openEnum(
      u8,
      {
        hard: [0, 'The limit is the size.'],
        soft: [1, 'The limit is the size, or the limit in force if that is smaller.'],
        dynamic: [2, 'Hard if the last limit was hard; else without effect.'],
      },
      { doc: 'How the size combines with the limit in force.' },
    ),
  }),
  {
    doc: 'Limits what the peer sends ahead of acknowledgements.',
    from: rtmp('5.4.5'),
    label: 'kind',
    rules: {
      ...control,
      'answer-with-window': should(
        'The receiver answers with a window acknowledgement size if the size is not the one it last announced',
        rtmp('5.4.5'),
      ),
    },
    examples: [
      {
        hex: '002625a0 02',
        value: { kind: 'setPeerBandwidth', size: 2500000, limitType: 2 },
        doc: 'as a server sent it to a Flash Player',
      },
      { hex: '00000001 07', value: { kind: 'setPeerBandwidth', size: 1, limitType: 7 }, doc: 'an unknown limit type' },
    ],
  },
);
