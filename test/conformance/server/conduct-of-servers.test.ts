import assert from 'node:assert/strict';
import { serverPlan } from '../../../src/conformance/server/run.js';
import { schema } from '../../support/schema.js';

/** Rules of conduct that servers are not held to by a case of their own, and why. */
const withoutCase: Readonly<Record<string, string>> = {
  'errata/2/reserved-ignored': 'no message of a client has a reserved field that shows',
  'errata/8.1.1/either-form-of-messages': 'the probe for AMF 3 and its case send both forms',
  'peers/command-order/in-order': 'each case sends commands that build on those before',
  'peers/connect-codes/connect-refused': 'what a server refuses is its own affair; the case of an unknown app says it',
  'peers/enhanced-capabilities/capabilities-optional': 'each case connects so',
  'peers/one-publisher/name-free-again': 'the cases of each way to end publishing say it',
  'rtmp/5.2.1/client-begins': 'it binds clients',
  'rtmp/5.2.1/early-answer': 'both ways are right',
  'rtmp/5.2.2/takes-other-version': 'it binds clients',
  'rtmp/5.3.1.1/shortest-id': 'the chunks of a server are read and not compared',
  'rtmp/5.3.1.2/most-compact': 'the chunks of a server are read and not compared',
  'rtmp/5.3.1.2.1/step-back-in-type-0': 'the chunks of a server are read strictly, and what is wrong falsifies times',
  'rtmp/5.4.5/bandwidth-kept': 'live media do not wait for acknowledgements',
  'rtmp/7.1.7/nothing-after-eof': 'a stream that has ended may be published anew',
  'rtmp/7.1.7/ping-answered': 'it binds clients; for servers there is a rule of its own',
  'rtmp/7.2/ids-of-their-own': 'it binds who calls',
  'rtmp/7.2.2.8/paused-without-media': 'it needs recorded streams',
  'rtmp/7.2.2.8/resumes-behind-pause': 'it needs recorded streams',
  'rtmp/7.3.1/begins-on-publish': 'both ways are right',
};

describe('the cases for servers', () => {
  it('hold servers to the rules of conduct, except where there is a reason not to', () => {
    const cited = new Set(serverPlan().map(({ rule }) => rule));
    const stated = Object.values(schema.rules).filter(({ statedBy }) =>
      statedBy.some((name) => schema.conducts[name] !== undefined && name !== 'rtmp.clientConduct'),
    );
    const lacking = stated.filter(({ id }) => !cited.has(id)).map(({ id }) => id);
    assert.deepEqual(lacking.sort(), Object.keys(withoutCase).sort());
  });

  it('are at least 350, each with an id of its own', () => {
    const ids = serverPlan().map(({ id }) => id);
    assert.ok(ids.length >= 350, `${ids.length} cases`);
    assert.equal(new Set(ids).size, ids.length);
  });
});
