import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { mtrude } from '../command-line.js';

describe('mtrude conformance codec', () => {
  const file = temporaryFolder();

  const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
  const command = [process.execPath, '--import', import.meta.resolve('tsx'), main];

  it('tests the codec behind a command, which has options of its own', async () => {
    const { status, text, errors } = await mtrude([
      ...['conformance', 'codec', '--case', 'amf0.value', '--json', file('codec.json'), '--timeout', '20000'],
      ...['--', ...command, 'testee'],
    ]);
    assert.deepEqual([status, errors], [0, ''], text);
    const { kind, target, summary } = JSON.parse(await readFile(file('codec.json'), 'utf8'));
    assert.deepEqual([kind, target, summary.good], ['codec', `${command.join(' ')} testee`, true]);
    assert.ok(summary.pass > 50 && summary.unsupported === 0);
  });

  it('ends with 1 where the command ends at once', async () => {
    const { status, errors } = await mtrude([
      'conformance',
      'codec',
      '--case',
      'amf0.value',
      '--',
      'sh',
      '-c',
      'exit 3',
    ]);
    assert.equal(status, 1);
    assert.match(errors, /^mtrude: not-conformant: The run ended early: the command ended with status 3[^\n]*\n$/);
  });

  it('lists the cases without a command', async () => {
    const { status, text } = await mtrude(['conformance', 'codec', '--list']);
    assert.equal(status, 0);
    assert.match(text, /^amf0\.value\/true\/decode {2}MUST {2}\S/m);
  });

  it('takes no command for a call at fault', async () => {
    const { status, errors } = await mtrude(['conformance', 'codec', '--level', 'MUST']);
    assert.deepEqual([status, errors], [2, "mtrude: missing-argument: missing required argument 'command'\n"]);
  });
});
