import assert from 'node:assert/strict';
import { caseLines, caseList } from '../../../src/conformance/report/case-list.js';
import { plan } from './sample.js';

describe('the list of cases', () => {
  const [first] = plan;
  assert.ok(first !== undefined);
  const codecs = ['06/decode', '06/encode', '04/decode'].map((name) => ({ ...first, id: `amf0.value/${name}` }));
  const text = caseList({ servers: plan, clients: [], codecs });

  it('begins with how many there are', () => {
    assert.match(text, /^# .*\n/);
    assert.ok(text.includes('\n| target | cases |\n|---|---|\n| Servers | 6 |\n| Clients | 0 |\n| Codecs | 3 |\n'));
  });

  it('has a table for each section, with clause, level, what is sent and expected, and the rule', () => {
    assert.match(text, /### Handshake\n\n2 cases, whose ids begin with `handshake\/`/);
    const row = '| rtmp 5.2.2 | `version` | MUST | C0 and C1 | S0 of version 3 | The answer is version `3` |';
    assert.ok(text.includes(`\n${row} \`${first.rule}\` |\n`));
    assert.match(text, /\| objects in objects \| an end \| Nesting &lt;ends> & "somewhere" \\\| here \|/);
  });

  it('counts the cases for codecs by type, direction and level', () => {
    assert.ok(text.includes(`\n| \`amf0.value\` | 3 | 2 | 1 | 3 |  |  |  |  |\n`));
  });

  it('has each case on a line where that is wanted', () => {
    const [line = ''] = caseLines({ servers: plan, clients: [], codecs: [] });
    assert.equal(line, `servers  ${first.id}  ${first.level}  ${first.rule}  ${first.demands}`);
  });
});
