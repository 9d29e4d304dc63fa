import { conduct, deFacto, must } from '../../src/schema/build/index.js';
import { errata, peers } from '../documents.js';

export const limitsConduct = conduct('rtmp.limitsConduct', {
  doc: 'What must not hurt: input that breaks rules, asks for too much, or does not come.',
  from: [errata('2'), peers('robustness')],
  rules: {
    'errors-noticed': must(
      'A receiver notices what does not fit into what it stands in, and takes nothing of either',
      errata('2'),
    ),
    'reserved-ignored': must('A receiver ignores the values of reserved fields', errata('2')),
    'ends-alone': deFacto('Malformed input ends at most the connection that it comes over', peers('robustness')),
    'lives-on': deFacto('A server takes new connections whatever came over earlier ones', peers('robustness')),
    'others-go-on': deFacto('Streams of other connections go on whatever comes over one', peers('robustness')),
    'bad-chunks': deFacto('Chunks that nothing can be made of end at most their connection', peers('robustness')),
    'bad-control': deFacto(
      'Control messages that are too short, or say what is not allowed, end at most their connection',
      peers('robustness'),
    ),
    'bad-values': deFacto('Commands that cannot be read end at most their connection', peers('robustness')),
    'wrong-types': deFacto(
      'Arguments of other types than expected are refused, or end at most their connection',
      peers('robustness'),
    ),
    'bad-media': deFacto('Media that cannot be read end at most their connection', peers('robustness')),
    'cut-off': deFacto('A connection may end anywhere, in the middle of a message as well', peers('robustness')),
    'deep-nesting': deFacto('Values nested deeply end at most their connection', peers('bounded-memory')),
    'long-lengths': deFacto(
      'Lengths and counts beyond what the message holds take no memory of that size',
      peers('bounded-memory'),
    ),
    'huge-message': deFacto(
      'Messages that are announced as huge and never come do not exhaust a server',
      peers('bounded-memory'),
    ),
    'many-chunk-streams': deFacto(
      'Incomplete messages on very many chunk streams do not exhaust a server',
      peers('bounded-memory'),
    ),
    'many-message-streams': deFacto(
      'Asking for very many message streams does not exhaust a server',
      peers('bounded-memory'),
    ),
    'many-commands': deFacto('Very many commands at once do not exhaust a server', peers('bounded-memory')),
    'silent-peer': deFacto('Peers that stay silent in the handshake keep nobody else out', peers('slow-peers')),
    'slow-peer': deFacto('Peers that send slowly, byte by byte, are read as any other', peers('slow-peers')),
    'slow-player': deFacto('A player that does not read holds up nobody else', peers('slow-peers')),
  },
});
