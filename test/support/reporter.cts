import fs = require('node:fs');
import path = require('node:path');
import Mocha = require('mocha');

const defaultFile = path.join('coverage', 'test-result.json');

/** Mocha's usual output, and the counts in a file for whoever runs the tests. */
class ReporterWithResultFile extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const failures: string[] = [];
    const resultFile = options.reporterOptions?.result ?? defaultFile;
    runner.on('fail', (test) => failures.push(test.fullTitle()));
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending: skipped, duration } = this.stats;
      fs.mkdirSync(path.dirname(resultFile), { recursive: true });
      fs.writeFileSync(
        resultFile,
        JSON.stringify({ passed, failed, skipped, milliseconds: duration, failures }, null, 2),
      );
    });
  }
}

export = ReporterWithResultFile;
