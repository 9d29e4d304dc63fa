import { must, number, shape, shapes, should, vocabulary } from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';

const { number: bits, object, optional } = shapes;
const clause = enhanced('enhancing-netconnection-connect-command');

const audioFourCcs = ['ac-3', 'ec-3', 'Opus', '.mp3', 'fLaC', 'mp4a'];
const videoFourCcs = ['vp08', 'vp09', 'av01', 'avc1', 'hvc1', 'vvc1'];

const any = '*';
export const fourCcWildcard = vocabulary(
  'enhanced.fourCcWildcard',
  { any: [any, 'Any codec.'] },
  { doc: 'What stands in place of a FourCC, in lists and maps.', from: clause },
);

const flags = (codecs: readonly string[]) =>
  object({
    [any]: optional(bits, 'Any codec.'),
    ...Object.fromEntries(codecs.map((fourCc) => [fourCc, optional(bits)])),
  });

export const audioFourCcInfoMap = shape('enhanced.audioFourCcInfoMap', {
  doc: 'What a peer can do with audio codecs: flags for each, and under an asterisk for all.',
  from: clause,
  shape: flags(audioFourCcs),
});

export const videoFourCcInfoMap = shape('enhanced.videoFourCcInfoMap', {
  doc: 'What a peer can do with video codecs: flags for each, and under an asterisk for all.',
  from: clause,
  shape: flags(videoFourCcs),
});

/** Rules of connect and its reply. */
export const connectRules = {
  'maps-rather-than-list': should('A client says what it can do in the maps rather than in fourCcList', clause),
  'list-and-maps': should('A server understands fourCcList as well as the maps', clause),
  'server-says-too': should('A server says in its reply what it can do, in the same properties', clause),
};

/** Rules of the request to connect anew. */
export const reconnectRules = {
  'reconnect-code': must(
    'The request to connect anew has the code NetConnection.Connect.ReconnectRequest',
    enhanced('netconnection-commands'),
  ),
  'reconnect-level': must('The request to connect anew has the level status', enhanced('netconnection-commands')),
  'tc-url-of-another-server': must(
    'A server that sends the client to another one says its tcUrl',
    enhanced('message-flow-when-handling-netconnectionconnectreconnectrequest'),
  ),
  'old-server-goes-on': should(
    'The old server goes on with what the client sends until it leaves',
    enhanced('message-flow-when-handling-netconnectionconnectreconnectrequest'),
  ),
  'new-before-old-with-care': should(
    'A client that opens the new connection before it leaves the old one takes care of the quality of both',
    enhanced('message-flow-when-handling-netconnectionconnectreconnectrequest'),
  ),
};

const flag = (name: string, value: number, doc: string) => number(`enhanced.${name}`, value, { doc, from: clause });
const videoFunction = (name: string, value: number, doc: string) =>
  number(`enhanced.${name}`, value, { doc: `videoFunction: ${doc}`, from: enhanced('metadata-frame') });

export const connectNumbers = [
  flag('canDecode', 1, 'Flag of a FourCC: the codec can be decoded.'),
  flag('canEncode', 2, 'Flag of a FourCC: the codec can be encoded.'),
  flag('canForward', 4, 'Flag of a FourCC: the codec can be passed on.'),
  flag('capsReconnect', 1, 'capsEx: can be asked to connect anew.'),
  flag('capsMultitrack', 2, 'capsEx: knows several tracks.'),
  flag('capsModEx', 4, 'capsEx: reads past extensions of packets.'),
  flag('capsTimestampNanoOffset', 8, 'capsEx: knows nanosecond offsets.'),
  videoFunction('videoFunctionClientSeek', 1, 'the client seeks to single frames.'),
  videoFunction('videoFunctionClientHdr', 2, 'the client shows HDR, and understands colour metadata.'),
  videoFunction('videoFunctionClientMetadata', 4, 'the client understands metadata packets.'),
  videoFunction('videoFunctionClientLargeScaleTile', 8, 'the client decodes parts of large-scale tiles.'),
];
