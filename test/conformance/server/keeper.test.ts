import assert from 'node:assert/strict';
import { Keeper } from '../../../src/conformance/server/keeper.js';
import { NotMet } from '../../../src/conformance/verdict.js';
import { Wire } from '../../../src/conformance/wire/wire.js';
import { eventually } from '../../support/eventually.js';
import { freePort } from '../../support/ports.js';

/** A server that does `deed` once something is said to it. */
const commandOf = (port: number, deed: string): string =>
  `exec "${process.execPath}" -e "require('net').createServer((s) => s.on('error', () => 0).on('data', () => { ${deed} })).listen(${port}, '127.0.0.1')"`;

const open = (port: number) => () =>
  Wire.connect('127.0.0.1', port, { name: 'client', delivery: 'whole', timeoutMilliseconds: 1000 });

describe('a server that the tester starts', () => {
  let keeper: Keeper | undefined;
  afterEach(() => keeper?.end());

  it('is started for the first connection, and not again for the second', async () => {
    const port = await freePort();
    keeper = new Keeper({ command: commandOf(port, '') });
    const wires = [await keeper.connect(open(port)), await keeper.connect(open(port))];
    assert.equal(keeper.deaths, 0);
    for (const wire of wires) wire.destroy();
  });

  it('is started again where it has died, and the death is counted', async () => {
    const port = await freePort();
    keeper = new Keeper({ command: commandOf(port, "throw new Error('out of order')") });
    const wire = await keeper.connect(open(port));
    wire.write(new Uint8Array(1));
    await eventually(async () => assert.equal(keeper?.deaths, 1));
    await keeper.settled();
    assert.match(keeper.lastDeath, /^ended with status 1: Error: out of order$/);
    (await keeper.connect(open(port))).destroy();
    wire.destroy();
  });

  it('is given up where it ends at once', async () => {
    const port = await freePort();
    keeper = new Keeper({ command: 'echo "no such option" >&2; exit 3' });
    await assert.rejects(
      keeper.connect(open(port)),
      (error) =>
        error instanceof NotMet &&
        error.message === 'the server ended with status 3: no such option as often as it was started',
    );
  });

  it('is started for each connection where it takes only one, and its end is no death', async () => {
    const port = await freePort();
    keeper = new Keeper({ command: commandOf(port, 'process.exit(1)'), isForOneConnection: true });
    const first = await keeper.connect(open(port));
    first.write(new Uint8Array(1));
    await keeper.settled();
    (await keeper.connect(open(port))).destroy();
    assert.equal(keeper.deaths, 0);
  });

  it('has died where a signal ended it, even so', async () => {
    const port = await freePort();
    const deed = "process.kill(process.pid, 'SIGSEGV')";
    keeper = new Keeper({ command: commandOf(port, deed), isForOneConnection: true });
    (await keeper.connect(open(port))).write(new Uint8Array(1));
    await eventually(async () => assert.equal(keeper?.deaths, 1));
    assert.match(keeper.lastDeath, /SIGSEGV/);
  });
});
