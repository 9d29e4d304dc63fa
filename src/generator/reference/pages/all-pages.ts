import type { Page } from '../content.js';
import type { Site } from '../site.js';
import { coveragePage } from './coverage-page.js';
import { definitionPage } from './definition-pages.js';
import { constantsPage, documentsPage, formatPage, frontPage, rulesPage } from './index-pages.js';
import { namesPage } from './names-page.js';

/** Every page of the reference, in reading order. */
export function allPages(site: Site): readonly Page[] {
  const { formats } = site.schema;
  return [
    frontPage(site),
    ...formats.flatMap((format) => [
      formatPage(site, format),
      ...format.names.flatMap((name) => {
        const of = site.definitions.get(name);
        return of === undefined || of.define === 'constant' ? [] : [definitionPage(site, of)];
      }),
      ...[constantsPage(site, format) ?? []].flat(),
    ]),
    namesPage(site),
    rulesPage(site),
    documentsPage(site),
    coveragePage(site),
  ];
}
