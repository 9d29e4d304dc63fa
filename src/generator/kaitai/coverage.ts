import type { ResolvedSchema } from '../../schema/resolved.js';
import type { Described } from './describe.js';
import { leftOut } from './left-out.js';
import { snake } from './names.js';

/** Which types of the spec have a description, what it leaves out, and why the others have none. */
export function coverageText(schema: ResolvedSchema, described: ReadonlyMap<string, Described>): string {
  const types = [...described.values()].map(({ type, result }) =>
    'why' in result
      ? { type: type.name, covered: false, why: result.why }
      : {
          type: type.name,
          covered: true,
          file: `${snake(type.format)}.ksy`,
          id: snake(type.localName),
          leavesOut: leftOut(schema, type),
        },
  );
  return `${JSON.stringify({ types }, null, 2)}\n`;
}
