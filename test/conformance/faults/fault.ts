import type { Section } from '../../../src/conformance/case.js';

/** A server or a client of ours that does one thing wrong: what the conformance tester has to find. */
export interface Fault {
  /** In kebab-case, unique. */
  readonly name: string;
  /** What is wrong, in one sentence. */
  readonly what: string;
  /** The ids of the rules that it breaks, what it is about first. A case of one of them is the right one to fail. */
  readonly rules: readonly [string, ...string[]];
  /** Where the cases are that should find it. */
  readonly section: Section;
  /** Who has it; `client` is publisher and player. */
  readonly target: 'server' | 'publisher' | 'player' | 'client';
  /** What is put in place of what in the sources. */
  readonly mutations: readonly Mutation[];
}

export interface Mutation {
  /** A module of the project, as a path from its top. */
  readonly file: string;
  /** Stands in the module exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** What an author says of a fault; target and section follow from the list that it stands in. */
export type FaultText = Omit<Fault, 'target' | 'section'>;

/** Of clients those that only publish or only play say so. */
export type ClientFaultText = FaultText & Partial<Pick<Fault, 'target'>>;

/** The source with what is to be wrong. Throws where `find` is not there exactly once: the list must stay true. */
export function mutated(source: string, { file, find, replace }: Mutation): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times, not once: ${find}`);
  return parts.join(replace);
}
