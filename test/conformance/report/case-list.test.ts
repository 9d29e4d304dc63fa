import assert from 'node:assert/strict';
import { caseList } from '../../../src/conformance/report/case-list.js';
import { plan } from './sample.js';

describe('the list of cases', () => {
  const text = caseList([{ title: 'Servers', plan }]);

  it('begins with how many there are', () => {
    assert.match(text, /^# .*\n\n\| target \| cases \|\n\|---\|---\|\n\| Servers \| 6 \|\n\n## Servers\n/);
  });

  it('has a table for each section, with clause, level, what is sent and expected, and the rule', () => {
    assert.match(text, /### Handshake\n\n2 cases, whose ids begin with `handshake\/`/);
    assert.ok(
      text.includes('\n| rtmp 5.2.2 | `version` | MUST | C0 and C1 | S0 of version 3 | The answer is version `3` |\n'),
    );
    assert.match(text, /\| objects in objects \| an end \| Nesting &lt;ends> & "somewhere" \\\| here \|\n/);
  });
});
