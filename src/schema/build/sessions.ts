import type { MessagePattern, Reply, SessionDefinition, SessionRow, Source } from '../model.js';

type SessionParts = Omit<SessionDefinition, 'name' | 'define' | 'from'> & {
  readonly from: Source | readonly Source[];
};

/** What two sides may send when, and what they owe each other. */
export const session = (name: string, parts: SessionParts): SessionDefinition => ({
  ...parts,
  define: 'session',
  name,
  from: 'document' in parts.from ? [parts.from] : parts.from,
});

/** One row of a session. */
export const row = (name: string, parts: Omit<SessionRow, 'name'>): SessionRow => ({ ...parts, name });

/** Messages whose name and kinds, from the outside in, are these. */
export const message = (...kinds: readonly string[]): MessagePattern => ({ kinds });

/** A reply that is owed under a rule. */
export const reply = (is: MessagePattern, rule: string, parts: Omit<Reply, 'is' | 'rule'> = {}): Reply => ({
  ...parts,
  is,
  rule,
});
