import type { ResolvedSchema } from '../schema/resolved.js';

export interface GeneratedFile {
  /** Below the folder of the backend, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** Below the root of the project. */
export type Folder = 'generated' | 'docs/reference';

/** One kind of output. It reads the resolved schema and nothing else, and gives the same files every time. */
export interface Backend {
  readonly name: string;
  /** Where its files go, below the root of the project: `generated` unless it says otherwise. */
  readonly folder?: Folder;
  generate(schema: ResolvedSchema): readonly GeneratedFile[];
}

export const folderOf = ({ folder = 'generated' }: Backend): Folder => folder;
