import { once } from 'node:events';
import { Command } from 'commander';
import { FrameReader, frameOf } from '../conformance/codec/frames.js';
import { InputError } from './failure.js';
import type { Terminal } from './terminal.js';
import { answerTo } from './testee-answers.js';

export const testeeCommand = (terminal: Terminal): Command =>
  new Command('testee')
    .description('Answer a conformance tester: our codecs behind the protocol of codec testees.')
    .option('--json', 'print errors as JSON')
    .addHelpText(
      'after',
      `
Requests come on standard input, answers go to standard output, each as a frame: four bytes of length, then JSON.

Example:
  $ mtrude conformance codec -- mtrude testee`,
    )
    .action(async () => {
      const frames = new FrameReader();
      const { input, output, stop } = terminal;
      const end = () => input.destroy();
      stop.addEventListener('abort', end);
      try {
        for await (const bytes of input) {
          for (const frame of frames.push(bytes)) {
            if (!output.write(frameOf(answerTo(frame)))) await once(output, 'drain');
          }
        }
      } catch (error) {
        if (!stop.aborted) throw error;
      } finally {
        stop.removeEventListener('abort', end);
      }
      if (frames.isInside && !stop.aborted) throw new InputError('truncated', 'The input ends inside a frame');
    });
