import { format } from '../../src/schema/build/index.js';
import { close, contentType, emptyBody, identify, idle, open, send, target } from './1-requests.js';
import { openReply, reply } from './2-replies.js';

export const tunnelFormat = format(
  'tunnel',
  'RTMP through HTTP (RTMPT): the paths of its requests, and the bodies of requests and replies.',
  [contentType, identify, open, send, idle, close, target, emptyBody, openReply, reply],
  [target, emptyBody, openReply, reply],
);
