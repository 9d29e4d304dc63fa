import {
  commandChunkStreamId,
  controlChunkStreamId,
  controlStreamId,
  MessageType,
} from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import type { Vector } from '../../../codec/vectors.js';
import type { ServerBench } from '../../bench.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../vectors.js';

type Text = CaseText<ServerBench>;

const robustness = (name: string): string => `peers/robustness/${name}`;

/** Contents of messages that a client can send in the control stream, by the type of the spec. */
const contents = [
  { type: 'rtmp.setChunkSize', typeId: MessageType.setChunkSize, rule: robustness('bad-control') },
  { type: 'rtmp.abort', typeId: MessageType.abort, rule: robustness('bad-control') },
  { type: 'rtmp.acknowledgement', typeId: MessageType.acknowledgement, rule: robustness('bad-control') },
  { type: 'rtmp.userControl', typeId: MessageType.userControl, rule: robustness('bad-control') },
  {
    type: 'rtmp.windowAcknowledgementSize',
    typeId: MessageType.windowAcknowledgementSize,
    rule: robustness('bad-control'),
  },
  { type: 'rtmp.setPeerBandwidth', typeId: MessageType.setPeerBandwidth, rule: robustness('bad-control') },
  { type: 'rtmp.command', typeId: MessageType.command, rule: robustness('bad-values') },
  { type: 'rtmp.commandExtended', typeId: MessageType.commandExtended, rule: robustness('bad-values') },
  { type: 'rtmp.data', typeId: MessageType.data, rule: robustness('bad-values') },
  { type: 'rtmp.dataExtended', typeId: MessageType.dataExtended, rule: robustness('bad-values') },
  { type: 'rtmp.sharedObject', typeId: MessageType.sharedObject, rule: robustness('bad-values') },
  { type: 'rtmp.sharedObjectExtended', typeId: MessageType.sharedObjectExtended, rule: robustness('bad-values') },
  { type: 'rtmp.aggregate', typeId: MessageType.aggregate, rule: robustness('bad-media') },
];

type Content = (typeof contents)[number];

const isControl = ({ rule }: Content): boolean => rule === robustness('bad-control');

/** A message, whatever it says, on a connection where nothing else goes on. */
const said = (content: Content, vector: Vector, isRight: boolean): Text => ({
  name: `${content.type.slice('rtmp.'.length).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${nameOf(vector)}`,
  rule: isRight ? robustness('lives-on') : content.rule,
  sends: `${aboutOf(vector)}, ${isRight ? 'which is well-formed but not expected' : 'which breaks a rule'}`,
  expects: 'at most the end of this connection; the server lives',
  isHostile: true,
  async run(bench) {
    const client = await bench.connect();
    client.sendRaw({
      chunkStreamId: isControl(content) ? controlChunkStreamId : commandChunkStreamId,
      timestamp: 0,
      typeId: content.typeId,
      streamId: controlStreamId,
      payload: bytesOf(vector),
    });
    await client.answeredOrOver();
  },
});

export const messageCases: readonly Text[] = [
  ...contents.flatMap((content) => vectorsOf('invalid', content.type).map((vector) => said(content, vector, false))),
  ...contents.flatMap((content) => vectorsOf('valid', content.type).map((vector) => said(content, vector, true))),
];
