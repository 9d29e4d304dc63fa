import type { Node, Variant } from '../../model.js';
import { hostOf } from '../hosts.js';
import { bare, type Check, type Context, eachNode, repeated, target } from './check.js';

/** Cases are told apart: by their tags on the wire, by their kinds or by what JavaScript has for them in the value. */
export const checkVariants: Check = (context) => {
  eachNode(context, ({ node, path }) => {
    if (node.kind !== 'variant') return;
    checkTags(context, path, node);
    if (node.values === 'kinds') checkKinds(context, path, node);
    else checkHosts(context, path, node);
    if (node.else !== undefined && !('peek' in node.tag)) checkElse(context, path, node.else, node.values);
  });
};

function checkTags({ report }: Context, path: string, { cases, refused = [] }: Variant): void {
  const all = [
    ...cases.map(({ name, tag }) => ({ name, tag, step: `cases.${name}` })),
    ...refused.map(({ name, tag }) => ({ name, tag, step: `refused.${name}` })),
  ];
  repeated(
    all,
    ({ tag }) => tag,
    (again, first) =>
      report.error('overlapping-tags', `${path}.${again.step}`, `${first.name} has tag ${again.tag} as well`),
  );
}

const isLabelled = (context: Context, node: Node, labels: readonly string[]): boolean => {
  const type = target(context, node);
  const isObject = type?.type.kind === 'struct' || type?.type.kind === 'overlay';
  return isObject && type.label !== undefined && labels.includes(type.label);
};

/** What a reference to a type that does not exist would be is unknown; it is reported as that. */
const isUnknown = (context: Context, node: Node): boolean => node.kind === 'ref' && target(context, node) === undefined;

function checkKinds(context: Context, path: string, { cases, else: otherwise }: Variant): void {
  checkLabelled(context, path, cases, otherwise ? [otherwise] : []);
}

type NamedNode = { readonly name: string; readonly type: Node };

/** Cases are told apart by their kinds. */
export function checkLabelled(
  context: Context,
  path: string,
  cases: readonly NamedNode[],
  others: readonly NamedNode[] = [],
): void {
  const all = [...cases, ...others];
  for (const { name, type } of cases) {
    if (isUnknown(context, type) || isLabelled(context, type, ['kind'])) continue;
    context.report.error('unlabelled-case', `${path}.cases.${name}`, 'is not a named struct with the label kind');
  }
  repeated(
    all.flatMap(({ name, type }) =>
      type.kind === 'ref' ? [{ name, kind: type.type.slice(type.type.indexOf('.') + 1) }] : [],
    ),
    ({ kind }) => kind,
    (again, first) =>
      context.report.error(
        'overlapping-kinds',
        `${path}.cases.${again.name}`,
        `${first.name} has the kind ${again.kind} as well`,
      ),
  );
}

function checkElse(
  context: Context,
  path: string,
  { type, tagField }: NonNullable<Variant['else']>,
  values: Variant['values'],
): void {
  if (isUnknown(context, type)) return;
  if (!isLabelled(context, type, values === 'kinds' ? ['kind'] : ['kind', 'class'])) {
    context.report.error('unlabelled-case', `${path}.else`, 'is not a named struct with a label');
    return;
  }
  const struct = bare(context, type);
  const field = struct.kind === 'struct' ? struct.fields.find(({ name }) => name === tagField) : undefined;
  if (field?.type.kind === 'computed') return;
  context.report.error('else-without-tag', `${path}.else`, `has no computed field ${tagField} that keeps the tag`);
}

/** Cases of one scalar are spellings of it; those of one container or class leave no way to choose. */
function checkHosts(context: Context, path: string, { cases }: Variant): void {
  const kinds = cases.flatMap(({ name, type }) => {
    const inside = collapsed(context, type);
    const kinds = [container(context, type), inside && container(context, inside)];
    return kinds.flatMap((kind) => (kind === undefined ? [] : [{ name, kind }]));
  });
  repeated(
    kinds,
    ({ kind }) => kind,
    (again, first) =>
      context.report.error(
        'overlapping-hosts',
        `${path}.cases.${again.name}`,
        `${first.name} is ${again.kind} as well`,
      ),
  );
}

/** The field that stands for the whole where the others say nothing. */
function collapsed(context: Context, node: Node): Node | undefined {
  const type = target(context, node);
  if (type?.type.kind !== 'struct') return undefined;
  const field = type.type.fields.find(({ name }) => name === type.collapses?.to);
  return field && bare(context, field.type);
}

function container(context: Context, node: Node): string | undefined {
  const inner = bare(context, node);
  if (inner.kind === 'calls' || (inner.kind === 'variant' && inner.values === 'kinds')) return 'a plain object';
  const host = hostOf(node, (type) => context.analysis.get(type)?.host ?? 'union');
  if (host === 'class') return `an instance of ${className(context, node)}`;
  if (host === 'record' || host === 'struct') return 'a plain object';
  return host === 'array' ? 'an array' : undefined;
}

function className(context: Context, node: Node): string {
  if (node.kind === 'sized' || node.kind === 'prefixed') return className(context, node.type);
  const type = target(context, node);
  if (type === undefined) return 'an unknown type';
  return type.label === 'class' ? type.name : className(context, type.type);
}
