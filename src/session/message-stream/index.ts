export { joinMessages, splitAggregate } from './aggregates.js';
export type { Destination, IncomingMessage, MessageHandler } from './incoming-message.js';
export { MessageStream, type MessageStreamOptions } from './message-stream.js';
export type { MessageStreamStats } from './stats.js';
