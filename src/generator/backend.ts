import type { ResolvedSchema } from '../schema/resolved.js';

export interface GeneratedFile {
  /** Below `generated/`, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** One kind of output. It reads the resolved schema and nothing else, and gives the same files every time. */
export interface Backend {
  readonly name: string;
  generate(schema: ResolvedSchema): readonly GeneratedFile[];
}
