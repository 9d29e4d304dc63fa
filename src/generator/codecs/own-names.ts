import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';
import { local, pascal, tableName } from './names.js';

/** The names that mean something of its own in the file of a type: its fields and tables, and what it declares. */
export function ownNames(type: ResolvedType): ReadonlySet<string> {
  const names = new Set<string>([...type.analysis.needsTables, ...(type.scopeOf ?? [])].map(tableName));
  walk(type.type, '', ({ node }) => {
    if (node.kind === 'struct' || node.kind === 'overlay') for (const { name } of node.fields) names.add(local(name));
    if (node.kind === 'overlay') names.add(local(node.filler));
  });
  const own = pascal(type.localName);
  for (const declared of declaredFor(own)) names.add(declared);
  return names;
}

/** Everything that a file may declare for a type or a part of it. */
const declaredFor = (own: string): string[] => [
  own,
  `${own}Value`,
  `${own}Given`,
  ...verbs.map((verb) => verb + own),
  ...['write', 'size'].flatMap((verb) => [`${verb}${own}Text`, `${verb}${own}Object`]),
];

const verbs = ['read', 'write', 'size', 'fill', 'tagOf', 'keyOf', 'head', 'decode', 'encode'];

/** The parts that have a name, by schema and by format and name. */
const given = new WeakMap<ResolvedSchema, Map<string, string>>();

/** The name of a part, which is `wish` unless a type of its format, or another part of one, is called so. */
export function partName(schema: ResolvedSchema, { format }: ResolvedType, wish: string, place: string): string {
  const names = given.get(schema) ?? namesOfTypes(schema);
  given.set(schema, names);
  const holder = (name: string) => names.get(`${format} ${name}`) ?? place;
  let name = wish;
  for (let n = 1; holder(name) !== place; n++) name = `${wish}Part${n === 1 ? '' : n}`;
  names.set(`${format} ${name}`, place);
  return name;
}

const namesOfTypes = (schema: ResolvedSchema): Map<string, string> =>
  new Map(Object.values(schema.types).map(({ name, format, localName }) => [`${format} ${pascal(localName)}`, name]));
