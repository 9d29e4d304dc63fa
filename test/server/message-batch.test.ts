import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { LiveItem } from '../../src/server/live-item.js';
import { MessageBatch } from '../../src/server/message-batch.js';
import { SharedMessage } from '../../src/session/chunk-stream/index.js';

const item = (timestamp: number, size = 10): LiveItem => ({
  kind: 'video',
  shared: new SharedMessage({ chunkStreamId: 6, typeId: 9, timestamp, payload: new Uint8Array(size) }),
});

function batchOf(milliseconds: number, bytes = 1000): { batch: MessageBatch; sent: number[][] } {
  const sent: number[][] = [];
  const send = (items: readonly LiveItem[]) => sent.push(items.map(({ shared }) => shared.content.timestamp));
  return { batch: new MessageBatch(() => milliseconds, bytes, send), sent };
}

describe('joining messages', () => {
  it('sends together what comes within the time', async () => {
    const { batch, sent } = batchOf(60);
    for (const timestamp of [1, 2, 3]) batch.add(item(timestamp));
    assert.deepEqual(sent, []);
    await delay(90);
    assert.deepEqual(sent, [[1, 2, 3]]);
  });

  it('never holds a message longer than the time', async () => {
    const { batch, sent } = batchOf(20);
    await delay(15);
    batch.add(item(1));
    const begun = performance.now();
    while (sent.length === 0) await delay(1);
    assert.ok(performance.now() - begun < 200);
  });

  it('sends each at once when there is no time', () => {
    const { batch, sent } = batchOf(0);
    for (const timestamp of [1, 2]) batch.add(item(timestamp));
    assert.deepEqual(sent, [[1], [2]]);
  });

  it('sends without waiting longer when there is enough, and when told to', () => {
    const { batch, sent } = batchOf(10_000);
    batch.add(item(1, 600));
    batch.add(item(2, 600));
    assert.deepEqual(sent, [[1, 2]]);
    batch.add(item(3));
    batch.flush();
    batch.flush();
    assert.deepEqual(sent, [[1, 2], [3]]);
  });
});
