import type { Check } from './check.js';
import { eachNode } from './check.js';
import { matchGiven } from './references.js';

/** Each type shows at least one example, and bytes are written as hexadecimal digits. */
export const checkExamples: Check = (context) => {
  const { index, report } = context;
  const checkHex = (path: string, hex: string) => {
    if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) report.error('bad-hex', path, `${hex} is not pairs of hexadecimal digits`);
  };
  eachNode(context, ({ node, path }) => {
    if (node.kind === 'magic') checkHex(path, node.hex);
  });
  for (const type of index.types.values()) {
    // What shares the head of the type around it has no bytes of its own to show.
    const standsAlone = type.interned?.head !== 'outer';
    if (standsAlone && type.examples.length === 0)
      report.error('missing-example', type.name, 'the type has no example');
    if (!standsAlone && type.examples.length > 0) {
      report.error('bad-example', type.name, 'the type has no bytes without the head of another');
    }
    type.examples.forEach(({ hex, given = {}, value, error }, at) => {
      const path = `${type.name}.examples.${at}`;
      checkHex(path, hex.replaceAll(' ', ''));
      matchGiven(context, path, type, Object.keys(given));
      if ((value === undefined) === (error === undefined)) {
        report.error('bad-example', path, 'an example has either a value or an error');
      }
    });
  }
};
