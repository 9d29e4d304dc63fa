import { golombRange } from '../../schema/exp-golomb.js';
import { headRange } from '../../schema/heads.js';
import type { Expression, Length, Node } from '../../schema/model.js';
import type { ResolvedType } from '../../schema/resolved.js';
import { countText, expressionText, type Lookup } from '../text/expression.js';
import { longestName, shortestName } from '../text/heads.js';
import { formatOf, key, localName, pascal, quote } from '../text/names.js';
import { asStruct } from '../text/overlays.js';
import { callsText } from './calls.js';
import { type Context, generated, type Position, primitive, typeOf } from './context.js';
import type { Demand } from './demands.js';
import { enumText, spellingsText, uintText } from './numbers.js';
import { structText } from './structs.js';

/** Where a node stands: what its expressions see, and what is asked of it from outside. */
export interface Place {
  readonly lookup: Lookup;
  readonly position: Position;
  /** How the bitstream around ends. */
  readonly ending?: 'zeros' | 'stopBit';
  /** How many structs of that bitstream are around, whose fields are in sight. */
  readonly level?: number;
  readonly demand?: Demand | undefined;
  /** Most and fewest bytes of the region that it fills. */
  readonly maxBytes?: number | undefined;
  readonly minBytes?: number | undefined;
  /** The type whose own node this is. */
  readonly owner?: ResolvedType;
}

/** The arbitrary of a node's values, as source text. */
export function nodeText(context: Context, node: Node, place: Place): string {
  const { demand } = place;
  switch (node.kind) {
    case 'uint':
      return uintText(context, node, demand);
    case 'int':
      return `${primitive(context, 'int')}(${node.bits})`;
    case 'float':
      return primitive(context, node.bits === 64 ? 'double' : 'single');
    case 'continued':
      return `${primitive(context, 'whole')}(${node.signed ? '-268435456, 268435455' : '0, 536870911'}, [-1, 0, 127, 128, 16383, 16384, 2097151, 2097152])`;
    case 'flag':
    case 'headFlag':
      return 'fc.boolean()';
    case 'enum':
      return enumText(context, node, demand);
    case 'spellings':
      return spellingsText(context, node, demand);
    case 'expGolomb': {
      const { least, most } = golombRange(node);
      const often = demand === undefined ? [] : demand.often;
      return `${primitive(context, 'whole')}(${least}, ${most}${often.length === 0 ? '' : `, [${often.join(', ')}]`})`;
    }
    case 'uintOf':
      return `${primitive(context, 'whole')}(0, 2 ** (${countText(node.bits, place.lookup) ?? 0}) - 1)`;
    case 'differences':
      return `${primitive(context, 'differences')}(${node.most}, ${node.start}, ${node.bits})`;
    case 'remainingBits':
      return `${primitive(context, 'bitString')}(${quote(place.ending ?? 'zeros')})`;
    case 'bitstream':
      return structText(context, node.type, { ...place, ending: node.ends });
    case 'utf8':
    case 'bytes':
      return sizedText(context, node, place);
    case 'terminated': {
      const { minBytes, maxBytes } = place;
      const limits = maxBytes === undefined ? '' : `${Math.max((minBytes ?? 0) - 1, 0)}, ${maxBytes - 1}`;
      return `${primitive(context, 'textWithout')}(${quote(String.fromCharCode(node.end))}${limits && `, ${limits}`})`;
    }
    case 'nothing':
      return `fc.constant(${node.value})`;
    case 'ref':
      return refText(context, node, place);
    case 'overlay':
      return structText(context, asStruct(node), place);
    case 'trial':
      return `fc.oneof(${node.cases.map(({ type }) => nodeText(context, type, inside(place))).join(', ')})`;
    case 'struct':
      return structText(context, node, place);
    case 'variant':
      return variantText(context, node, place);
    case 'sized': {
      const known = expressionText(node.length, place.lookup);
      const limit = known === undefined ? place.maxBytes : undefined;
      return known === undefined
        ? nodeText(context, node.type, { ...place, maxBytes: limit })
        : exactText(context, node.type, place, known);
    }
    case 'prefixed': {
      const { least, most } = headRange(node.head);
      return nodeText(context, node.type, { ...place, maxBytes: most, minBytes: least > 0 ? least : undefined });
    }
    case 'list':
      return listText(context, node, place);
    case 'record': {
      const name = `${primitive(context, 'text')}(${shortestName(node)}, ${longestName(node)})`;
      const value = nodeText(context, node.value, inside(place));
      return `${primitive(context, 'record')}(${name}, ${value}${place.position.inTrees ? ', depth' : ''})`;
    }
    case 'extension':
      return extensionText(context, node, place);
    case 'calls':
      return callsText(context, node, place);
    default:
      throw new RangeError(`A ${node.kind} has no values of its own to draw`);
  }
}

/** What is inside a value starts afresh. */
const inside = ({ lookup, position, ending, level }: Place): Place => ({
  lookup,
  position,
  ...(ending && { ending }),
  ...(level && { level }),
});

/** Text or bytes: of the length that is known while drawing, or of any that their region can have. */
function sizedText(context: Context, node: Extract<Node, { kind: 'utf8' | 'bytes' }>, place: Place): string {
  const known = lengthText(node.length, place.lookup);
  if (known !== undefined) {
    return node.kind === 'utf8'
      ? `${primitive(context, 'textOf')}(${known})`
      : `${primitive(context, 'bytes')}(${known}, ${known})`;
  }
  const { minBytes, maxBytes } = place;
  const limits = maxBytes !== undefined ? [minBytes ?? 0, maxBytes] : minBytes !== undefined ? [minBytes] : [];
  return `${primitive(context, node.kind === 'utf8' ? 'text' : 'bytes')}(${limits.join(', ')})`;
}

const lengthText = (length: Length, lookup: Lookup): string | undefined =>
  typeof length === 'string' ? undefined : expressionText(length, lookup);

/** A region whose size is fixed before its content is drawn. */
function exactText(context: Context, node: Node, place: Place, size: string): string {
  if ((node.kind === 'utf8' || node.kind === 'bytes') && node.length === 'rest') {
    return node.kind === 'utf8'
      ? `${primitive(context, 'textOf')}(${size})`
      : `${primitive(context, 'bytes')}(${size}, ${size})`;
  }
  // What cannot be stretched has the size that it has; a region of another size would be no valid example.
  return nodeText(context, node, inside(place));
}

function listText(context: Context, node: Extract<Node, { kind: 'list' }>, place: Place): string {
  const item = nodeText(context, node.item, inside(place));
  const depth = place.position.inTrees ? ', depthIdentifier: depth' : '';
  const known =
    typeof node.until === 'object' && 'counted' in node.until ? countText(node.until.counted, place.lookup) : undefined;
  if (known !== undefined) return `fc.array(${item}, { minLength: ${known}, maxLength: ${known}${depth} })`;
  const filled = place.minBytes !== undefined && place.minBytes > 0 ? 1 : 0;
  const { least, most } = countRange(node);
  const min = Math.max(filled, least);
  return `fc.array(${item}, { ${min > 0 ? `minLength: ${min}, ` : ''}maxLength: ${Math.min(Math.max(6, min), most)}${depth} })`;
}

/** The fewest and the most items that a count can announce. */
function countRange({ until }: Extract<Node, { kind: 'list' }>): { readonly least: number; readonly most: number } {
  const head = typeof until === 'object' && 'count' in until ? until.count : undefined;
  return head === undefined || head.kind === 'continued' ? { least: 0, most: 2 ** 29 - 1 } : headRange(head);
}

function refText(context: Context, node: Extract<Node, { kind: 'ref' }>, place: Place): string {
  const target = typeOf(context.schema, node.type);
  const given = target.given && givenText(node.given ?? {}, Object.keys(target.given), place.lookup, target.name);
  if (isPlainNumber(target)) return nodeText(context, target.type, place);
  if (isLeaf(target) && (place.maxBytes !== undefined || place.minBytes !== undefined))
    return nodeText(context, target.type, place);
  const text = typeText(context, target, place.position, given);
  const { minBytes = 0 } = place;
  return target.analysis.minBytes >= minBytes ? text : atLeastText(context, target, text, minBytes, given);
}

/** Of a type that may take fewer bytes than its region has, the values that fill it. */
function atLeastText(context: Context, target: ResolvedType, text: string, minBytes: number, given?: string): string {
  const { needsTables, needsDepth } = target.analysis;
  if (needsTables.length > 0 || needsDepth)
    throw new RangeError(`How long ${target.name} is depends on what is around it`);
  const size = `${generated(context, target.format)}.size${pascal(target.localName)}`;
  return `${text}.filter((value) => ${size}(value${given === undefined ? '' : `, ${given}`}) >= ${minBytes})`;
}

/** A value of the type that the name stands for, which is known by then. */
function extensionText(context: Context, node: Extract<Node, { kind: 'extension' }>, place: Place): string {
  const name = place.lookup('field', node.name);
  const types = new Set(Object.values(node.types));
  const texts = [...types].map((type) => {
    const names = Object.entries(node.types).flatMap(([of, to]) => (to === type ? [quote(of)] : []));
    const text = nodeText(context, { kind: 'ref', type }, inside(place));
    return { condition: `[${names.join(', ')}].includes(${name})`, text: `(${text}).map((of): unknown => of)` };
  });
  return [...texts.map(({ condition, text }) => `${condition} ? ${text}`), 'fc.constant<unknown>(undefined)'].join(
    ' : ',
  );
}

/** How a named type's arbitrary is called from another's. */
export function typeText(context: Context, target: ResolvedType, position: Position, given?: string): string {
  const local = localName(target.name);
  if (formatOf(target.name) !== context.format) {
    const from = context.imports.all(`${target.format}Arbitraries`, `./${target.format}.js`);
    return given === undefined ? `${from}.${local}Arbitrary` : `${from}.${local}For(${given})`;
  }
  if (context.trees.has(target.name)) {
    if (position.inTrees) return `tie(${quote(local)})`;
    if (position.grafted) return `trees.${key(local)}`;
  }
  return given === undefined ? `${local}Arbitrary` : `${local}For(${given})`;
}

function givenText(
  given: Readonly<Record<string, Expression>>,
  names: readonly string[],
  lookup: Lookup,
  type: string,
): string {
  const entries = names.map((name) => {
    const argument = given[name];
    const text = argument && expressionText(argument, lookup);
    if (text === undefined) throw new RangeError(`${name} of ${type} is not known while values are drawn`);
    return `${key(name)}: ${text}`;
  });
  return `{ ${entries.join(', ')} }`;
}

/** Named numbers are drawn where they stand: what is asked of them differs from place to place. */
const isPlainNumber = ({ type }: ResolvedType): boolean => ['uint', 'enum', 'spellings', 'flag'].includes(type.kind);

const isLeaf = ({ type }: ResolvedType): boolean => type.kind === 'utf8' || type.kind === 'bytes';

function variantText(context: Context, node: Extract<Node, { kind: 'variant' }>, place: Place): string {
  const cases = node.cases.filter(({ type }) => type.kind !== 'recall');
  if ('on' in node.tag) {
    const tag = expressionText(node.tag.on, place.lookup);
    if (tag === undefined) throw new RangeError('The tag of a union is not known while values are drawn');
    const texts = cases.map((of) => [`${tag} === ${of.tag}`, nodeText(context, of.type, inside(place))] as const);
    const otherwise = node.else === undefined ? texts.at(-1)?.[1] : nodeText(context, node.else.type, inside(place));
    const chosen = node.else === undefined ? texts.slice(0, -1) : texts;
    return [...chosen.map(([condition, text]) => `${condition} ? ${text}`), otherwise].join(' : ');
  }
  if (node.else !== undefined && 'marker' in node.tag)
    throw new RangeError('A union with its own marker and a case for all others cannot be drawn');
  const others = node.else === undefined ? [] : [node.else];
  // The tag is a field of such a value, and may not be that of another case.
  const taken = [...node.cases, ...(node.refused ?? [])].map(({ tag }) => tag);
  const free = `.filter((other) => ![${taken.join(', ')}].includes(other.${node.else?.tagField}))`;
  const isElse = (of: Node) => of === node.else?.type;
  const branches = withMergedText(node, [...cases, ...others])
    .sort((left, right) => Number(recurs(context, left)) - Number(recurs(context, right)))
    .map((of) => {
      const text = `${nodeText(context, of, inside(place))}${isElse(of) ? free : ''}`;
      return recurs(context, of) ? `{ weight: 2, arbitrary: ${text} }` : text;
    });
  const options = place.position.inTrees ? "{ depthIdentifier: depth, depthSize: 'medium', maxDepth: 6 }, " : '';
  return `fc.oneof(${options}${branches.join(', ')})`;
}

const recurs = (context: Context, node: Node): boolean => node.kind === 'ref' && context.trees.has(node.type);

/** Of several cases for text, one draws for all of them: what is too long for one case falls to the next. */
function withMergedText(
  { values }: Extract<Node, { kind: 'variant' }>,
  cases: readonly { readonly type: Node }[],
): Node[] {
  const nodes = cases.map(({ type }) => type);
  const texts = nodes.filter(isPrefixedText);
  if (values !== 'host' || texts.length < 2) return nodes;
  const [longest] = [...texts].sort((left, right) => headRange(right.head).most - headRange(left.head).most);
  return nodes.filter((node) => !isPrefixedText(node) || node === longest);
}

const isPrefixedText = (node: Node): node is Extract<Node, { kind: 'prefixed' }> =>
  node.kind === 'prefixed' && node.type.kind === 'utf8';
