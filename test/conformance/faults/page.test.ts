import assert from 'node:assert/strict';
import { clientPlan } from '../../../src/conformance/client/run.js';
import { serverPlan } from '../../../src/conformance/server/run.js';
import { committedPage, listed } from './committed-page.js';
import { faultNamed, faults } from './list.js';
import { introduced, summaryOf } from './page.js';
import { peerOf } from './peer.js';

describe('the page of faults in the guide', () => {
  it('has each fault of the list, with what is wrong and the rule that it breaks', () => {
    assert.deepEqual(
      new Set(listed.map(({ name, what, rule }) => [name, what, rule].join(' | '))),
      new Set(faults.map((fault) => introduced(fault).join(' | '))),
    );
    assert.equal(listed.length, faults.length);
  });

  it('says that all of them are caught by the right case', () => {
    assert.ok(committedPage.includes(summaryOf(faults.map(() => ({ isRight: true })))));
  });

  it('names cases that there are, of a rule that the fault breaks', () => {
    for (const { name, cases } of listed) {
      const fault = faultNamed(name);
      const plan = peerOf(fault) === 'server' ? serverPlan() : clientPlan();
      assert.ok(cases.length > 0, name);
      for (const id of cases) {
        const rule = plan.find((planned) => planned.id === id)?.rule;
        assert.ok(rule !== undefined && fault.rules.includes(rule), `${name}: ${id} of ${rule}`);
      }
    }
  });
});
