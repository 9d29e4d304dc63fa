import assert from 'node:assert/strict';
import { ruleOf } from '../../src/conformance/rules.js';
import { UsageError } from '../../src/runtime/errors.js';

describe('the rule that a case cites', () => {
  it('is known by its id, with level, sentence, document and clause', () => {
    assert.deepEqual(ruleOf('rtmp/5.2.2/unknown-version'), {
      id: 'rtmp/5.2.2/unknown-version',
      level: 'SHOULD',
      text: 'A server answers a version that it does not know with 3',
      document: 'rtmp',
      clause: '5.2.2',
    });
  });

  it('has both readings where documents or peers disagree', () => {
    const rule = ruleOf('rtmp/5.3.1.2.4/type-3-after-type-0');
    assert.ok(rule.level === 'CONFLICT' && rule.reads !== '' && rule.writes !== '');
  });

  it('is an error of the author where the spec does not state it', () => {
    assert.throws(
      () => ruleOf('rtmp/5.2.2/unknown-versions'),
      (error) => error instanceof UsageError && error.code === 'unknown-rule',
    );
  });
});
