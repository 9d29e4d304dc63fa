import assert from 'node:assert/strict';
import { sharedStrings } from '../../src/generator/codecs/share-strings.js';
import { schema } from '../support/schema.js';

const shared = (...lines: string[]) => sharedStrings(schema, lines);

describe('strings that a generated file says again and again', () => {
  it('are named once if they are rules or paths, and said three times', () => {
    const check = 'check("rtmp.abort", "rtmp/5.4.2/layout");';
    assert.deepEqual(shared(check, check, check), [
      'const abortPath = "rtmp.abort";',
      'const layoutRule = "rtmp/5.4.2/layout";',
      '',
      ...[check, check, check].map(() => 'check(abortPath, layoutRule);'),
    ]);
    assert.deepEqual(shared(check, check), [check, check]);
  });

  it('stay where they are if they are anything else', () => {
    const lines = ['case "rtmp":', 'case "rtmp":', 'case "rtmp":', 'case "no.type": case "no.type": case "no.type":'];
    assert.deepEqual(shared(...lines), lines);
  });

  it('get names that nothing else has', () => {
    const [first, second, , third] = shared(
      'use(layoutRule, "rtmp/5.4.2/layout", "rtmp/5.4.2/layout", "rtmp/5.4.2/layout");',
      'use("rtmp/5.4.3/layout", "rtmp/5.4.3/layout", "rtmp/5.4.3/layout");',
    );
    assert.equal(first, 'const layoutRule2 = "rtmp/5.4.2/layout";');
    assert.equal(second, 'const layoutRule3 = "rtmp/5.4.3/layout";');
    assert.equal(third, 'use(layoutRule, layoutRule2, layoutRule2, layoutRule2);');
  });
});
