import type { Command } from '../../generated/rtmp/index.js';
import { RawPeer, RecordingApplication } from './connection-support.js';

export const head = { transactionId: 0, commandObject: null } as const;

export function publishing(application = new RecordingApplication()): RawPeer {
  const peer = new RawPeer(application);
  peer.connect();
  peer.createStream();
  send(peer, { kind: 'publish', ...head, name: 's' }, 1);
  return peer;
}

export function send(peer: RawPeer, command: Command, streamId: number): void {
  peer.stream.send({ kind: 'commandMessage', command }, { streamId });
}

export const kinds = (peer: RawPeer) => peer.commands.map(({ command }) => command.kind);
