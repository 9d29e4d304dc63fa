import { specification } from '../../spec/index.js';
import { resolve } from '../schema/resolve.js';
import type { ResolvedSchema } from '../schema/resolved.js';

/** Only lossless JSON needs the whole schema, which takes longer to resolve than most inputs to decode: once is enough. */
export const resolvedSchema = (): ResolvedSchema => {
  known ??= resolve(specification);
  return known;
};

let known: ResolvedSchema | undefined;
