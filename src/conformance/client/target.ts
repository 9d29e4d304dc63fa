import type { Feature } from '../case.js';

/** What kind of client it is: it sends media, or it receives some. */
export type Role = 'publisher' | 'player';

/** What a client of each kind can do. */
export const roleFeatures: { readonly [K in Role]: readonly Feature[] } = { publisher: ['publish'], player: ['play'] };

/** The clients that are tested, and how they come. */
export interface ClientTarget {
  /** The first port to listen on, one for each job; any that are free unless said. */
  readonly port?: number;
  /**
   * A command for the shell that starts a client. `{url}` stands for the URL of the case, `{file}` for a file that a
   * player can write what it plays to. Without a command clients have to come by themselves.
   */
  readonly exec?: string;
  /** What the client does, where it need not be found out. */
  readonly role?: Role;
  /** Told, where there is no command, which URL a client is awaited at. */
  readonly awaits?: (url: string, what: string) => void;
}
