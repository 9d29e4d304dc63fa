import { sections } from '../case.js';

/** Results as readers look for them: by section, and there by the clause of the rule. */
export interface Branch<T> {
  readonly section: string;
  readonly title: string;
  readonly clauses: readonly { readonly clause: string; readonly of: readonly T[] }[];
}

/** In the order in which the sections and clauses first come. */
export function treeOf<T extends { readonly section: string; readonly rule: string }>(all: readonly T[]): Branch<T>[] {
  return [...grouped(all, ({ section }) => section)].map(([section, inside]) => ({
    section,
    title: sectionTitle(section),
    clauses: [...grouped(inside, ({ rule }) => clauseOf(rule))].map(([clause, of]) => ({ clause, of })),
  }));
}

/** Of `rtmp/5.3.1.1/every-form-of-id`: `rtmp 5.3.1.1`. */
export const clauseOf = (rule: string): string => rule.split('/').slice(0, 2).join(' ');

/** What the id of a case says beside its section and its clause; those of codecs are called after vectors. */
export function nameOf({
  id,
  section,
  rule,
}: {
  readonly id: string;
  readonly section: string;
  readonly rule: string;
}): string {
  const place = `${section}/${rule.split('/').slice(0, 2).join('/')}/`;
  return id.startsWith(place) ? id.slice(place.length) : id;
}

export const sectionTitle = (section: string): string => titles.get(section) ?? section;

const titles: ReadonlyMap<string, string> = new Map(Object.entries(sections));

/** In the order in which the keys first come. */
export function grouped<T>(all: readonly T[], key: (of: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}
