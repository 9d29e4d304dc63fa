import type { Backend } from '../backend.js';
import { formatsWithTypes } from '../text/types.js';
import { coverageText } from './coverage.js';
import { describeTypes } from './describe.js';
import { formatFile } from './format-file.js';
import { snake } from './names.js';

/** Kaitai Struct descriptions, one file a format, and a list of what they cover. */
export const kaitaiBackend: Backend = {
  name: 'kaitai',
  generate: (schema) => {
    const described = describeTypes(schema);
    const files = formatsWithTypes(schema).flatMap((format) => {
      const own = [...described.values()].filter(({ type }) => type.format === format);
      // What is left out altogether is in the list, with the reasons.
      if (own.every(({ result }) => 'why' in result)) return [];
      return [{ path: `kaitai/${snake(format)}.ksy`, text: formatFile(schema, format, own) }];
    });
    return [...files, { path: 'kaitai/coverage.json', text: coverageText(schema, described) }];
  },
};
