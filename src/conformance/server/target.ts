import type { Keeper } from './keeper.js';

/** The server that is tested, and where on it cases may publish and play. */
export interface ServerTarget {
  readonly host: string;
  readonly port: number;
  readonly app: string;
  /** The URL of the application, as connect says it. */
  readonly tcUrl: string;
  /** The stream of the URL. Cases publish under names that begin with it. */
  readonly stream: string;
  /** Starts the server, where that is left to the tester. */
  readonly keeper?: Keeper;
}
