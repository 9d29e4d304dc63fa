import type { AnyDefinition, Source } from '../../../schema/model.js';
import type { ResolvedRule } from '../../../schema/resolved.js';
import { type Block, heading, type Inline, linkTo, type Text } from '../content.js';
import type { Site } from '../site.js';

/** What every page of a definition begins with: what it is, and where that is written. */
export const opening = (site: Site, { doc, from }: AnyDefinition): readonly Block[] => [
  { block: 'paragraph', text: [doc], lead: true },
  { block: 'paragraph', text: ['Defined in ', ...sources(site, from), '.'] },
];

/** What every page of a definition ends with: its rules, what it uses and what uses it. */
export function closing(site: Site, { name }: AnyDefinition): readonly Block[] {
  const rules = site.rulesOf.get(name) ?? [];
  const [uses, usedBy] = [site.uses.get(name) ?? [], site.usedBy.get(name) ?? []];
  return [
    ...(rules.length === 0 ? [] : [heading('Rules'), ...inOrder(rules).map((rule) => ruleBlock(site, rule))]),
    ...(uses.length + usedBy.length === 0 ? [] : [heading('Links')]),
    {
      block: 'list',
      items: [
        ...(uses.length === 0 ? [] : [['Uses ', ...named(uses)]]),
        ...(usedBy.length === 0 ? [] : [['Used by ', ...named(usedBy)]]),
      ],
    },
  ];
}

const ruleBlock = (site: Site, rule: ResolvedRule): Block => ({
  block: 'rule',
  rule,
  title: titleOf(site, rule.from.document),
});

export const titleOf = ({ schema }: Site, document: string): string => schema.documents[document]?.title ?? document;

/** Title and clause of each, with links to the index of clauses; the title once for clauses in a row. */
export const sources = (site: Site, from: readonly Source[]): Text =>
  from.flatMap((of, index): readonly Inline[] => {
    const before = from[index - 1];
    const goesOn = before?.document === of.document;
    return [
      ...(before === undefined ? [] : [goesOn ? ', ' : '; ']),
      { link: { to: 'clause', of }, text: goesOn ? of.clause : `${titleOf(site, of.document)}, ${of.clause}` },
    ];
  });

export const named = (names: readonly string[]): Text =>
  names.flatMap((name, index) => [...(index === 0 ? [] : [', ']), linkTo(name)]);

/** What the author says comes before what every type says. */
const inOrder = (rules: readonly ResolvedRule[]): readonly ResolvedRule[] => {
  const isLayout = ({ id }: ResolvedRule) => id.endsWith('/layout');
  return [...rules.filter((rule) => !isLayout(rule)), ...rules.filter(isLayout)];
};
