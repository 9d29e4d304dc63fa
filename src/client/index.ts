export type { FlvSource } from './flv-tags.js';
export { type Played, type PlayStreamOptions, playStream } from './play.js';
export type { PlayEnd } from './playback.js';
export { type PublishOptions, publishFile } from './publish.js';
export { parseStreamUrl, type StreamUrl, type UrlOptions } from './rtmp-url.js';
export type { Published } from './sender.js';
export { Session, type SessionOptions } from './session.js';
