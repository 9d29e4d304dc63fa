import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { start } from '../../support/processes.js';
import { ScriptedServer } from './exchanges/scripted-server.js';

const command = fileURLToPath(import.meta.resolve('./client-command.ts'));

/** What the server noted of a client that was run by the command. */
async function visited(name: string): Promise<string[]> {
  const server = await ScriptedServer.start();
  try {
    const running = start([process.execPath, '--import', 'tsx', command, name, 'player', server.url('film')], 30);
    await running.ended;
    return server.notes;
  } finally {
    server.close();
  }
}

describe('the command that runs a client with a fault', () => {
  it('runs a healthy one', async () => {
    assert.equal((await visited('healthy'))[0], 'C0 3, then nothing before S1');
  });

  it('runs one with the fault that is named', async () => {
    assert.equal((await visited('client-version-4'))[0], 'C0 4, then nothing before S1');
  });

  it('ends with an error where there is no such fault', async () => {
    const { code } = await start(
      [process.execPath, '--import', 'tsx', command, 'none', 'player', 'rtmp://127.0.0.1/a/b'],
      30,
    ).ended;
    assert.equal(code, 1);
  });
});
