/** What tells forms and definitions apart comes first, then what a reader wants to know first. */
const leading = [
  ...['define', 'kind', 'op', 'shape', 'format', 'name', 'localName', 'level', 'text', 'title', 'doc', 'from'],
  ...[
    'document',
    'clause',
    'rule',
    'layoutRule',
    'entries',
    'root',
    'documents',
    'definitions',
    'tag',
    'opens',
    'bits',
    'head',
    'plus',
  ],
  ...['label', 'nests', 'remember', 'scopeOf', 'given', 'analysis', 'rules', 'hex', 'value', 'canonical', 'error'],
  ...['type', 'left', 'right', 'condition', 'yes', 'no'],
];

/** Keys under which names of the author's stand, in an order that the author chose. */
const maps = [
  ...['documents', 'members', 'properties', 'given', 'state', 'wire', 'value', 'rules'],
  ...['messages', 'machines', 'states', 'effects', 'takes', 'outcomes', 'where', 'with'],
];

/** The same data with the keys in one order, however its parts were built; undefined values are left out. */
export function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => (key === 'examples' ? ordered(item, same) : canonical(item)));
  if (!isObject(value)) return value;
  const isMap = maps.includes(key) && typeof value.kind !== 'string';
  return isMap
    ? Object.fromEntries(Object.entries(value).map(([name, of]) => [name, canonical(of)]))
    : ordered(value, canonical);
}

/** Values of examples are data, in the order of their fields. */
const same = (value: unknown): unknown => value;

function ordered(value: unknown, inside: (value: unknown, key: string) => unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, of]) => of !== undefined)
      .sort(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1))
      .map(([key, of]) => [key, inside(of, key)]),
  );
}

const rank = (key: string): number => {
  const at = leading.indexOf(key);
  return at < 0 ? leading.length : at;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
