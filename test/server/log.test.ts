import assert from 'node:assert/strict';
import { Log, type LogOptions } from '../../src/server/log.js';

function said(options: LogOptions, say: (log: Log) => void): string[] {
  const lines: string[] = [];
  say(new Log({ ...options, write: (line) => lines.push(line) }));
  return lines;
}

describe('the log', () => {
  it('writes a line for each event', () => {
    const lines = said({}, (log) => {
      log.info('publish', { peer: '127.0.0.1:5', stream: 'live/s', frames: 3, missing: undefined });
      log.error('failed');
    });
    assert.match(lines[0] ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z info publish peer=127\.0\.0\.1:5 stream=live\/s frames=3$/);
    assert.match(lines[1] ?? '', / error failed$/);
  });

  it('keeps to one line of plain signs whatever a peer has chosen', () => {
    const name = 'a\nerror forged \u001b[31m=\u2028ü"';
    const [line = ''] = said({}, (log) => log.warn('publish', { name, empty: '' }));
    assert.match(line, /^[ -~]+$/);
    assert.match(line, / name="a\\nerror forged \\u001b\[31m=\\u2028\\u00fc\\"" empty=""$/);
  });

  it('writes JSON when asked to', () => {
    const [line = ''] = said({ json: true }, (log) => log.warn('slow', { bytes: 7, name: 'a\nb' }));
    const { time, ...rest } = JSON.parse(line);
    assert.deepEqual(rest, { level: 'warn', event: 'slow', bytes: 7, name: 'a\nb' });
    assert.match(time, /^\d{4}-/);
  });

  it('leaves out what is less important than its level', () => {
    const all = (log: Log) => {
      for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level](level);
    };
    assert.equal(said({ level: 'debug' }, all).length, 4);
    assert.equal(said({}, all).length, 3);
    assert.equal(said({ level: 'error' }, all).length, 1);
    assert.equal(said({ level: 'silent' }, all).length, 0);
  });
});
