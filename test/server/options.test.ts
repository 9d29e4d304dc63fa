import assert from 'node:assert/strict';
import { UsageError } from '../../src/runtime/index.js';
import { createServer } from '../../src/server/index.js';
import { resolveOptions, type ServerOptions } from '../../src/server/options.js';

describe('the options of a server', () => {
  it('have safe defaults: loopback, no recordings', () => {
    const { host, data, connections, idleMilliseconds } = resolveOptions({});
    assert.deepEqual([host, data, connections, idleMilliseconds], ['127.0.0.1', undefined, 1000, 60_000]);
  });

  it('must be sensible numbers', () => {
    const wrong: ServerOptions[] = [
      { connections: 0 },
      { idleMilliseconds: -1 },
      { sendQueueBytes: 1.5 },
      { slowMilliseconds: Number.NaN },
      { handshakeMilliseconds: 2 ** 31 },
      { port: 65_536 },
      { gopCache: { bytes: -1 } },
      { connectionLimits: { messageSize: 0 } },
    ];
    for (const options of wrong) {
      assert.throws(
        () => createServer(options),
        (error) => error instanceof UsageError && error.code === 'bad-option',
        JSON.stringify(options),
      );
    }
    assert.equal(resolveOptions({ joinMilliseconds: 0, gopCache: { bytes: 0 } }).joinMilliseconds, 0);
  });

  it('do not let a server listen twice', async () => {
    const server = createServer({ port: 0, log: { level: 'silent' } });
    assert.deepEqual(await server.listen(), server.address);
    await assert.rejects(server.listen(), { code: 'already-listening' });
    await server.close();
    await server.close();
  });

  it('name an address that others use', async () => {
    const first = createServer({ port: 0, log: { level: 'silent' } });
    const { port } = await first.listen();
    await assert.rejects(createServer({ port, log: { level: 'silent' } }).listen(), { code: 'EADDRINUSE' });
    await first.close();
  });
});
