import assert from 'node:assert/strict';
import type { Command, Message } from '../../../generated/rtmp/index.js';
import { nameOfMessage } from '../../../src/conformance/wire/message-name.js';

describe('the name of a message', () => {
  const raw = { chunkStreamId: 5, typeId: 20, streamId: 1, timestamp: 0, payload: new Uint8Array() };
  const nameOf = (command: Command) => {
    const message: Message = { kind: 'commandMessage', command };
    return nameOfMessage({ raw, message });
  };
  const status = { kind: 'onStatus', transactionId: 0, commandObject: null } as const;

  it('has the code of a status, which is all that tells it from others', () => {
    const information = { level: 'status', code: 'NetStream.Publish.Stort' };
    assert.equal(nameOf({ ...status, information }), 'onStatus NetStream.Publish.Stort in stream 1');
  });

  it('is short however long a code is', () => {
    const information = { level: 'status', code: 'x'.repeat(10_000) };
    assert.ok(nameOf({ ...status, information }).length < 120);
  });

  it('has the transaction of other commands', () => {
    assert.equal(nameOf({ kind: 'createStream', transactionId: 2, commandObject: null }), 'createStream 2 in stream 1');
  });
});
