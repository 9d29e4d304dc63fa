import { sessions, u32 } from '../../src/schema/build/index.js';
import { errata, rtmp } from '../documents.js';
import { message } from './7-message.js';
import { connectionEffects, connectionMachine, connectionRows, connectionRules } from './9-session-connection.js';
import { connectionExamples } from './9-session-examples.js';
import { streamEffects, streamMachine, streamRows, streamRules } from './9-session-stream.js';

export const connectionSession = sessions.session('rtmp.connection', {
  doc: 'What goes on over a connection after the handshake: connecting, message streams, publishing and playing in them.',
  from: [rtmp('7.2'), errata('8')],
  sides: ['client', 'server'],
  messages: { message: message.name },
  given: { streamId: { ...u32, doc: 'The message stream that the message is sent in.' } },
  machines: { connection: connectionMachine, stream: streamMachine },
  effects: { ...connectionEffects, ...streamEffects },
  rules: { ...connectionRules, ...streamRules },
  rows: [...connectionRows, ...streamRows],
  examples: connectionExamples,
});
