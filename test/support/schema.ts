import { specification } from '../../spec/index.js';
import { resolve } from '../../src/schema/resolve.js';

/** The spec as the interpreter and the generator see it. */
export const schema = resolve(specification);
