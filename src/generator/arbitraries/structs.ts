import { carrying } from '../../schema/carried.js';
import { isLate } from '../../schema/late.js';
import type { Expression, Field, Struct } from '../../schema/model.js';
import type { ResolvedType } from '../../schema/resolved.js';
import { expressions, subexpressions, walk } from '../../schema/resolver/walk.js';
import { expressionText, type Lookup } from '../text/expression.js';
import { key, local, pascal, property, quote } from '../text/names.js';
import { sameText } from '../text/same.js';
import { type Context, generated, primitive } from './context.js';
import { demandOnField } from './demands.js';
import { nodeText, type Place } from './nodes.js';
import { tagText } from './numbers.js';

/** One field while the text is made: what is drawn for it and when, and how later fields name it. */
interface Part {
  readonly name: string;
  /** The draw it belongs to; undefined for what is not drawn. */
  readonly stage: number | undefined;
  /** The draw after which it is known. */
  readonly known: number;
  readonly drawn?: string;
  /** Its value in terms of what was drawn. */
  readonly value: string;
  /** Declares its value, where later fields look at it. */
  readonly declared?: string;
  readonly inValue: boolean;
  readonly optional?: boolean;
}

/**
 * The arbitrary of a struct. Fields that others depend on are drawn first; what a condition rules out is drawn too and
 * left undefined, so that a failing case shrinks well.
 */
export function structText(context: Context, struct: Struct, place: Place): string {
  const parts = partsOf(context, struct, place);
  const variable = variableAt(place.level ?? 0);
  const values = parts.filter(({ inValue }) => inValue);
  const value = makerText(context, place, values);
  const last = Math.max(0, ...parts.map(({ known }) => known));
  const isPlain =
    last === 0 &&
    place.owner?.label === undefined &&
    values.every(({ name, value: text }) => text === property(variable(0), name));

  const stages = Array.from({ length: last + 1 }, (_, stage) => parts.filter((part) => part.stage === stage));
  if (stages[0]?.length === 0) return `fc.constant(null).map(() => ${value})`;
  const build = (stage: number): string => {
    const fields = (stages[stage] ?? []).map(({ name, drawn }) => `${key(name)}: ${drawn},`);
    const draw = `${primitive(context, 'struct')}({\n${fields.join('\n')}\n})`;
    if (isPlain) return draw;
    const declared = parts.filter((part) => part.known === stage).flatMap((part) => part.declared ?? []);
    const result = stage === last ? value : build(stage + 1);
    const body = declared.length === 0 ? result : `{\n${declared.join('\n')}\nreturn ${unwrapped(result)};\n}`;
    return `${draw}.${stage === last ? 'map' : 'chain'}((${variable(stage)}) => ${body})`;
  };
  return build(0);
}

/** What the draws are called; inside a bitstream those of the structs around are in sight. */
const variableAt =
  (level: number) =>
  (stage: number): string =>
    `${stage === 0 ? 'drawn' : stage === 1 ? 'then' : `then${stage}`}${'Inside'.repeat(level)}`;
/** What a field is called that is known by a name of its own, which is not that of what was drawn. */
function declaredName({ fields }: Struct, name: string): string {
  const isTaken = (wish: string) =>
    /^(drawn|then\d*)(Inside)*$/.test(wish) || fields.some((of) => of.name !== name && local(of.name) === wish);
  let found = local(name);
  while (isTaken(found)) found += 'Field';
  return found;
}

const unwrapped = (text: string): string => (text.startsWith('({') ? text.slice(1, -1) : text);

function partsOf(context: Context, struct: Struct, place: Place): Part[] {
  const parts = new Map<string, Part>();
  // What is read late depends on fields behind it.
  const [now, late] = [false, true].map((is) => struct.fields.filter(({ type }) => isLate(type) === is));
  for (const field of [...(now ?? []), ...(late ?? [])]) {
    const part = partOf(context, struct, field, place, parts);
    if (part !== undefined) parts.set(field.name, part);
  }
  return struct.fields.flatMap(({ name }) => parts.get(name) ?? []);
}

function partOf(
  context: Context,
  struct: Struct,
  { name, type }: Field,
  place: Place,
  before: ReadonlyMap<string, Part>,
): Part | undefined {
  const touched = new Set<number>([-1]);
  const lookup: Lookup = (op, of, isNumber) => {
    if (op === 'given') return place.lookup(op, of);
    if (op !== 'field' && op !== 'countOf' && op !== 'sumOf') return undefined;
    const [first = '', ...rest] = of.split('.');
    const part = before.get(first);
    if (part === undefined) {
      return struct.fields.some((field) => field.name === first) ? undefined : place.lookup(op, of, isNumber);
    }
    touched.add(part.known);
    const held = [part.declared === undefined ? part.value : declaredName(struct, first), ...rest].join('.');
    if (op === 'sumOf') return `${primitive(context, 'sumOf')}(${held})`;
    if (op === 'countOf') return `${held}.length`;
    if (isNumber !== true) return held;
    return part.optional === true ? `(${parenthesized(held)} ?? 0)` : parenthesized(held);
  };
  const text = (of: Expression) => expressionText(of, lookup);
  const demand = demandOnField(context.schema, struct, name);
  const { position, ending, level = 0 } = place;
  const inner: Place = { lookup, position, demand, ...(ending && { ending, level: level + 1 }) };
  const variable = variableAt(level);
  const latest = () => Math.max(...touched);

  switch (type.kind) {
    case 'reserved':
    case 'constant':
    case 'magic':
    case 'carry':
    case 'alignment':
      return undefined;
    case 'derived': {
      if (subexpressions(type.from).some(({ op }) => op === 'tagOf') && demand.tags !== undefined) {
        const drawn = tagText(context, type.type.kind === 'enum' ? type.type.base : type.type, demand.tags);
        return { name, stage: 0, known: 0, drawn, value: property(variable(0), name), inValue: false };
      }
      const value = text(type.from);
      return value === undefined
        ? undefined
        : { name, stage: undefined, known: Math.max(0, latest()), value: `(${value})`, inValue: false };
    }
    case 'computed': {
      const value = text(type.from);
      if (value === undefined) throw new RangeError(`The computed field ${name} is not known while values are drawn`);
      const known = Math.max(0, latest());
      if (!isLookedAt(struct, name)) return { name, stage: undefined, known, value, inValue: true };
      const own = declaredName(struct, name);
      return { name, stage: undefined, known, value: own, declared: `const ${own} = ${value};`, inValue: true };
    }
    case 'when': {
      const drawn = nodeText(context, type.type, { ...inner, ...region(struct, type.type) });
      const stage = latest() + 1;
      const condition = text(type.condition);
      if (condition === undefined) throw new RangeError(`The condition of ${name} is not known while values are drawn`);
      const known = Math.max(stage, latest());
      const value = `${parenthesized(condition)} ? ${property(variable(stage), name)} : undefined`;
      const own = declaredName(struct, name);
      const declared = isLookedAt(struct, name) ? { declared: `const ${own} = ${value};` } : {};
      return {
        name,
        stage,
        known,
        drawn,
        value: declared.declared === undefined ? value : own,
        ...declared,
        inValue: true,
        optional: true,
      };
    }
    case 'ifMore': {
      const drawn = nodeText(context, type.type, { ...inner, minBytes: 1 });
      const stage = latest() + 1;
      return {
        name,
        stage,
        known: stage,
        drawn: `fc.option(${drawn}, { nil: undefined })`,
        value: property(variable(stage), name),
        inValue: true,
      };
    }
    default: {
      const list = carrying(struct, name);
      const free = nodeText(context, type, { ...inner, ...region(struct, type), minBytes: place.minBytes });
      const own = namedText(context, struct, name, free);
      const drawn = list === undefined ? own : `${own}.filter((last) => last !== ${list.while})`;
      const stage = latest() + 1;
      return { name, stage, known: stage, drawn, value: property(variable(stage), name), inValue: true };
    }
  }
}

/** Where an extension is named by what a field holds, it holds one of the names that are known. */
function namedText(context: Context, struct: Struct, name: string, drawn: string): string {
  for (const { type } of struct.fields) {
    const node = type.kind === 'when' ? type.type : type;
    if (node.kind === 'extension' && node.name === name) {
      return `fc.constantFrom(${Object.keys(node.types).map(quote).join(', ')})`;
    }
    if (node.kind !== 'extension' || !node.name.startsWith(`${name}.`)) continue;
    const inside = (path: string) => `of${path.slice(name.length)}`;
    const condition = type.kind === 'when' ? expressionText(type.condition, (_, path) => inside(path)) : 'true';
    const names = Object.keys(node.types).map(quote).join(', ');
    const renamed = `${primitive(context, 'withField')}(of, ${quote(node.name.slice(name.length + 1))}, named)`;
    return `fc.tuple(${drawn}, fc.constantFrom(${names})).map(([of, named]) => (${condition} ? ${renamed} : of))`;
  }
  return drawn;
}

const parenthesized = (condition: string): string => (/^[\w.]+$/.test(condition) ? condition : `(${condition})`);

/** The most bytes of a region whose length stands in a derived field. */
function region(struct: Struct, type: Field['type']): { maxBytes?: number } {
  const length = type.kind === 'sized' || type.kind === 'utf8' || type.kind === 'bytes' ? type.length : undefined;
  if (typeof length !== 'object' || length.op !== 'field') return {};
  const field = struct.fields.find(({ name }) => name === length.name)?.type;
  if (field?.kind !== 'derived' || field.from.op !== 'sizeOf') return {};
  const base = field.type.kind === 'enum' ? field.type.base : field.type;
  return { maxBytes: base.max ?? 2 ** base.bits - 1 };
}

function isLookedAt(struct: Struct, name: string): boolean {
  let found = false;
  walk(struct, '', ({ node, within }) => {
    if (within?.struct !== struct) return;
    for (const [, of] of expressions(node)) {
      found ||= subexpressions(of).some((part) => part.op === 'field' && part.name === name);
    }
  });
  return found;
}

/** The value out of its fields: an instance, a labelled object or a plain one. */
function makerText(context: Context, { owner }: Place, parts: readonly Part[]): string {
  if (owner?.label === 'class') {
    const name = `${generated(context, owner.format)}.${pascal(owner.localName)}`;
    const made = `new ${name}(${parts.map(({ value }) => value).join(', ')})`;
    return owner.collapses === undefined ? made : `${aloneName(owner)}(${made})`;
  }
  const kind = owner?.label === 'kind' ? [`kind: ${quote(owner.localName)} as const`] : [];
  return `({ ${[...kind, ...parts.map(({ name, value }) => `${key(name)}: ${value}`)].join(', ')} })`;
}

/** The function that takes an instance for one of its fields alone, where the others say nothing. */
const aloneName = ({ localName }: ResolvedType): string => `${localName}Alone`;

/** Declares that function. */
export function aloneText(context: Context, type: ResolvedType): string | undefined {
  const { collapses } = type;
  if (collapses === undefined) return undefined;
  const from = generated(context, type.format);
  const tests = Object.entries(collapses.others).flatMap(([name, json]) =>
    isEmptyObject(json) ? [`Object.keys(${property('of', name)}).length === 0`] : sameText(property('of', name), json),
  );
  const own = `${from}.${pascal(type.localName)}`;
  const alone = property('of', collapses.to);
  return [
    '/** What a type with one form for an instance and one for a field alone has for the instance. */',
    `const ${aloneName(type)} = (of: ${own}): ${own}Value =>`,
    `  ${alone} !== undefined && ${tests.join(' && ')} ? ${alone} : of;`,
  ].join('\n');
}

const isEmptyObject = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && Object.keys(json).length === 0;
