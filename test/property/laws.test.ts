import { subjects } from './support/inputs.js';
import { holds } from './support/law.js';
import { lawsOf } from './support/laws.js';
import { theSpec } from './support/universe.js';

/** The laws of the design for every type that the catalog lists: a new type is held to them without a new test. */
for (const subject of subjects) {
  describe(`the laws for ${subject.entry.name}`, () => {
    for (const { title, hold } of lawsOf(theSpec, subject)) it(title, () => hold(holds));
  });
}
