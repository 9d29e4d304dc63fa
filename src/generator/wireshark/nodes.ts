import { isLate } from '../../schema/late.js';
import type { Calls, Expression, Head, Length, List, Node, Struct, Variant } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { snake } from '../text/snake.js';
import { embeddedAt } from './embedded.js';
import { expressionText, fieldText, functionText } from './expressions.js';
import { call, indented, key, list, quote, quoteBytes, table } from './lua-text.js';
import { orderText, uintText } from './numbers.js';
import { bytesText, overlayText } from './overlays.js';

/** Where a node stands: `flv.tag.data`. */
export interface Place {
  readonly schema: ResolvedSchema;
  readonly path: string;
}

/** A node as the Lua that makes it. */
export function nodeText(node: Node, place: Place): string {
  const inner = (of: Node, step: string) => nodeText(of, { ...place, path: `${place.path}.${step}` });
  const same = (of: Node) => nodeText(of, place);
  switch (node.kind) {
    case 'uint':
      return uintText(node);
    case 'int':
      return call('n.int', node.bits, orderText(node.order, node.bits));
    case 'float':
      return call('n.float', node.bits);
    case 'flag':
      return call('n.flag', node.bits);
    case 'reserved':
      return call('n.reserved', node.bits);
    case 'constant':
      return call('n.constant', node.base.bits, node.value, orderText(node.base.order, node.base.bits));
    case 'magic':
      return call('n.magic', quoteBytes(node.hex));
    case 'enum': {
      const { bits, order } = node.base;
      const members = Object.entries(node.members).map(([name, { value }]) => [value, quote(name)] as const);
      return call('n.enum', bits, table(members), node.open ? undefined : 'true', orderText(order, bits));
    }
    case 'spellings':
    case 'continued':
      return headText(node);
    case 'headFlag':
      return 'n.head_flag()';
    case 'extension': {
      const types = Object.entries(node.types).map(([name, type]) => [name, quote(type)] as const);
      return call('n.extension', `function(s) return ${fieldText(node.name)} end`, table(types));
    }
    case 'utf8':
      return call('n.utf8', lengthText(node.length));
    case 'terminated':
      return call('n.terminated', node.end);
    case 'bytes':
      return call('n.bytes', lengthText(node.length), embeddedText(place));
    case 'bitstream':
      // Codecs have dissectors of their own; what they say is shown as bytes.
      return call('n.bytes', undefined);
    case 'expGolomb':
    case 'uintOf':
    case 'remainingBits':
    case 'differences':
    case 'alignment':
      throw new TypeError(`${node.kind} stands only inside a bitstream`);
    case 'nothing':
      return 'n.nothing()';
    case 'ref': {
      const target = scalarBehind(place.schema, node);
      return target === undefined ? call('n.ref', quote(node.type), givenText(node.given)) : same(target);
    }
    case 'derived':
    case 'carry':
      return call('n.derived', same(node.type));
    case 'computed':
      return call('n.computed', same(node.type), functionText(node.from));
    case 'when':
      return call('n.when', functionText(node.condition), same(node.type));
    case 'ifMore':
      return call('n.if_more', same(node.type));
    case 'struct':
      return structText(node, inner);
    case 'variant':
      return variantText(node, inner);
    case 'sized':
      return lateText(node, call('n.sized', functionText(node.length), same(node.type)));
    case 'prefixed':
      return lateText(node, call('n.prefixed', headText(node.head), same(node.type)));
    case 'list': {
      const { until } = node;
      if (typeof until === 'string' || !('carries' in until)) return call('n.list', same(node.item), countText(until));
      return call('n.list_while', same(node.item), quote(until.carries), until.while);
    }
    case 'record':
      return call(
        'n.record',
        node.name.kind === 'ref' ? same(node.name) : headText(node.name),
        same(node.value),
        node.terminator,
      );
    case 'recall':
      return call('n.recall', quote(node.table), headText(node.index));
    case 'calls':
      return callsText(node);
    case 'overlay':
      return overlayText(node, inner);
    case 'at':
      return same(node.type);
    case 'digest':
      return call('n.digest', quote(node.primitive), node.bytes, `function(s, g) return ${bytesText(node.key)} end`);
    case 'trial': {
      const cases = node.cases.map(({ name, type }) => list([quote(name), inner(type, name), quote(snake(name))]));
      return call('n.trial', list(cases));
    }
  }
}

const lateText = (node: Node, text: string): string => (isLate(node) ? call('n.late', text) : text);

export type Inner = (of: Node, step: string) => string;

function structText({ fields }: Struct, inner: Inner): string {
  if (fields.length === 0) return 'n.struct {}';
  const lines = fields.map(({ name, type }) => {
    const doc = type.doc === undefined ? '' : `, ${quote(type.doc)}`;
    return `{ ${quote(name)}, ${inner(type, name)}, ${quote(snake(name))}${doc} },`;
  });
  return `n.struct {\n  ${lines.map(indented).join('\n  ')}\n}`;
}

function variantText({ tag, cases, refused = [], else: otherwise }: Variant, inner: Inner): string {
  const on =
    'marker' in tag
      ? uintText(tag.marker)
      : 'on' in tag
        ? functionText(tag.on)
        : table([['peek', String(tag.peek.bits)]]);
  const branches = cases.map(({ name, tag: value, type }) => {
    return `${key(value)} = { ${quote(name)}, ${inner(type, name)}, ${quote(snake(name))} },`;
  });
  const refusals = refused.map(({ tag: value, rule }) => [value, quote(rule)] as const);
  const fallback =
    otherwise &&
    list([
      quote(otherwise.name),
      inner(otherwise.type, otherwise.name),
      quote(snake(otherwise.name)),
      quote(otherwise.tagField),
    ]);
  const text = `{\n  ${branches.map(indented).join('\n  ')}\n}`;
  return call('n.variant', on, text, refused.length === 0 ? undefined : table(refusals), fallback);
}

/** The items behind the text that opens a call. */
function callsText({ over, calls }: Calls): string {
  const lines = calls.map(({ opens, items }) => {
    return `${key(opens)} = ${list([quote('name'), ...items.map(({ name }) => quote(name))])},`;
  });
  return call('n.calls', call('n.ref', quote(over)), `{\n  ${lines.join('\n  ')}\n}`);
}

function embeddedText({ schema, path }: Place): string | undefined {
  const found = embeddedAt(schema, path);
  if (found === undefined) return undefined;
  const { type, given, condition } = found;
  const entries: (readonly [string, string])[] = [['type', quote(type)]];
  const parameters = givenText(given);
  if (parameters !== undefined) entries.push(['given', parameters]);
  if (condition !== undefined) entries.push(['condition', functionText(condition)]);
  return table(entries);
}

function countText(until: List['until']): string | undefined {
  if (until === 'head') return quote(until);
  if (until === 'end' || 'carries' in until) return undefined;
  return 'count' in until ? headText(until.count) : functionText(until.counted);
}

function lengthText(length: Length): string | undefined {
  if (length === 'rest') return undefined;
  return length === 'head' ? quote(length) : functionText(length);
}

/** A number in front of something. */
export function headText(head: Head): string {
  if (head.kind === 'uint') return uintText(head);
  if (head.kind === 'continued') return call('n.continued', String(head.signed));
  const alternatives = head.alternatives.map(({ escape: mark, tail, plus }) =>
    list([String(mark), uintText(tail), String(plus)]),
  );
  return call('n.spellings', uintText(head.head), head.plus, list(alternatives));
}

/** Parameters for a type, as a function that makes the table of them. */
function givenText(given: Readonly<Record<string, Expression>> | undefined): string | undefined {
  if (given === undefined || Object.keys(given).length === 0) return undefined;
  const entries = Object.entries(given).map(([name, of]) => [name, expressionText(of)] as const);
  return `function(s, g) return ${table(entries)} end`;
}

/** A reference to a plain number is the number. */
function scalarBehind(schema: ResolvedSchema, node: Node): Node | undefined {
  if (node.kind !== 'ref') return scalars.has(node.kind) ? node : undefined;
  const target = schema.types[node.type]?.type;
  return target && scalarBehind(schema, target);
}

const scalars = new Set<Node['kind']>(['uint', 'int', 'float', 'flag', 'enum', 'spellings']);
