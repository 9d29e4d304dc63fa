import { subjects } from './support/inputs.js';
import { holds } from './support/law.js';
import { lawsOf } from './support/laws.js';
import { theSpec } from './support/universe.js';

/** For runs side by side: `0,1/3` are the first and the second of each three types. All without it. */
const [parts = '0', of = '1'] = (process.env.LAW_PART ?? '').split('/').filter((text) => text !== '');
const mine = new Set(parts.split(',').map(Number));

/** The laws of the design for every type that the catalog lists: a new type is held to them without a new test. */
for (const subject of subjects.filter((_, index) => mine.has(index % Number(of)))) {
  describe(`the laws for ${subject.entry.name}`, () => {
    for (const { title, hold } of lawsOf(theSpec, subject)) it(title, () => hold(holds));
  });
}
