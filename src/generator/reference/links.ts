import type { Target } from './content.js';
import { pagePathOf, type Site } from './site.js';

/** A place in the reference: a page, and perhaps something on it. */
export interface Place {
  readonly path: string;
  readonly anchor?: string;
}

/** Where a link leads from the page of `from`: what is on that page stays there. */
export function placeOf(site: Site, target: Target, from: readonly string[]): Place {
  switch (target.to) {
    case 'definition': {
      const of = site.definitions.get(target.name);
      if (of === undefined) throw new Error(`a link to ${target.name}, which is not defined`);
      return { path: pagePathOf(of), ...(of.define === 'constant' ? { anchor: of.name } : {}) };
    }
    case 'rule': {
      const { statedBy = [] } = site.schema.rules[target.id] ?? {};
      const name = statedBy.find((by) => from.includes(by)) ?? statedBy[0];
      const of = name === undefined ? undefined : site.definitions.get(name);
      if (of === undefined) throw new Error(`a link to the rule ${target.id}, which nothing states`);
      return { path: pagePathOf(of), anchor: target.id };
    }
    case 'clause':
      return { path: 'documents', anchor: `${target.of.document}/${target.of.clause}` };
    case 'format':
      return { path: `${target.format}/index` };
    case 'page':
      return { path: target.page };
  }
}
