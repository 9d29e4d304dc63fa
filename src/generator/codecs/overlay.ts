import type { At, BytesExpression, Overlay } from '../../schema/model.js';
import { fixedBits } from '../../schema/resolver/sizes.js';
import { asStruct } from '../text/overlays.js';
import { emitExpression, type Names } from './expressions.js';
import { readUint, writeUint } from './integers.js';
import { ruleOf } from './lookup.js';
import { key, local, quote } from './names.js';
import type { Part } from './part.js';
import { slotNumber } from './write-run.js';

/** Emits the body of an overlay's read function: one bounds check, then each part where it lies. */
export function readOverlay(part: Part, node: Overlay): void {
  const { module: m, path, owner } = part;
  const { texts, names } = namesOf(part);
  const places = new Map<string, string>();
  m.line(
    'const p = r.position;',
    `if (r.end - p < ${node.size}) return r.short(p, ${quote(path)}, ${quote(owner.layoutRule)});`,
    `const region = r.bytes.subarray(p, p + ${node.size});`,
  );
  const verify: string[] = [];
  for (const { name, type } of node.fields) {
    const to = own(name);
    if (type.kind === 'computed') m.line(`const ${to} = ${emitExpression(m, type.from, names)};`);
    else {
      const at = placeOf(part, name, type, names);
      places.set(name, at);
      const { type: of } = type;
      const place = (offset: string) => `${offset}, ${quote(`${path}.${name}`)}, ${quote(ruleOf(of))}`;
      if (of.kind === 'uint') {
        m.line(`const ${to} = ${readUint(m, of.bits, sum('p', at), of.order)};`);
        const { min = 0, max = 2 ** of.bits - 1 } = of;
        if (min > 0 || max < 2 ** of.bits - 1)
          m.line(`${m.use('expectRange')}(${to}, ${min}, ${max}, ${place(sum('p', at))});`);
      } else if (of.kind === 'bytes') {
        m.line(`const ${to} = region.subarray(${at}, ${sum(at, bytesOf(type))});`);
      } else {
        const found = `region.subarray(${at}, ${sum(at, of.bytes)})`;
        const right = `${m.use('digestOf')}(r.primitives, ${quote(of.primitive)}, ${of.bytes}, ${bytesText(part, of.key, 'r', names)}, region, ${at})`;
        verify.push(`${m.use('expectDigest')}(${found}, ${right}, ${place(sum('p', at))});`);
        continue;
      }
    }
    texts.set(name, to);
  }
  m.line(`const ${own(node.filler)} = ${m.use('bytesBetween')}(region, [${takenText(node, places)}]);`, ...verify);
  const entries = asStruct(node).fields.map(({ name }) =>
    key(name) === own(name) ? name : `${key(name)}: ${own(name)}`,
  );
  const kind = owner.label === 'kind' ? [`kind: ${quote(owner.localName)}`] : [];
  m.line(`r.position = p + ${node.size};`, `return { ${[...kind, ...entries].join(', ')} };`);
}

/** Emits the body of an overlay's write function: parts, what is between them, and the digest of it all. */
export function writeOverlay(part: Part, node: Overlay): void {
  const { module: m, path } = part;
  const { texts, names } = namesOf(part);
  const places = new Map<string, string>();
  m.line(`const p = w.reserve(${node.size});`, `const region = w.bytes.subarray(p, p + ${node.size});`);
  const digests: string[] = [];
  for (const { name, type } of node.fields) {
    if (type.kind === 'computed') {
      m.line(`const ${own(name)} = ${emitExpression(m, type.from, names)};`);
      texts.set(name, own(name));
      continue;
    }
    const at = placeOf(part, name, type, names);
    places.set(name, at);
    const { type: of } = type;
    if (of.kind === 'uint')
      m.line(writeUint(m, of.bits, sum('p', at), slotNumber(part, of, `value.${name}`, `${path}.${name}`), of.order));
    else if (of.kind === 'bytes') {
      const target = `region.subarray(${at}, ${sum(at, bytesOf(type))})`;
      m.line(`${m.use('putBytes')}(${target}, value.${name}, ${quote(`${path}.${name}`)}, ${quote(ruleOf(of))});`);
    } else {
      const digest = `${m.use('digestOf')}(w.primitives, ${quote(of.primitive)}, ${of.bytes}, ${bytesText(part, of.key, 'w', names)}, region, ${at})`;
      digests.push(`region.set(${digest}, ${at});`);
    }
    texts.set(name, `value.${name}`);
  }
  const place = `${quote(`${path}.${node.filler}`)}, ${quote(ruleOf(node))}`;
  m.line(`${m.use('fillBetween')}(region, [${takenText(node, places)}], value.${node.filler}, ${place});`, ...digests);
}

/** The bounds of all parts. */
function takenText({ fields }: Overlay, places: ReadonlyMap<string, string>): string {
  const bounds: string[] = [];
  for (const { name, type } of fields) {
    const from = places.get(name);
    if (type.kind === 'computed' || from === undefined) continue;
    // Two parts side by side are one.
    if (bounds.at(-1) === from) bounds.pop();
    else bounds.push(from);
    bounds.push(sum(from, bytesOf(type)));
  }
  return bounds.join(', ');
}

/** Emits where a part lies, unless that is a number or has a name. */
function placeOf(part: Part, name: string, { at }: At, names: Names): string {
  const { module: m } = part;
  if (at.op === 'number') return String(at.value);
  const text = emitExpression(m, at, names);
  if (/^\w+$/.test(text)) return text;
  const isTaken = part.node.kind === 'overlay' && part.node.fields.some((of) => of.name === `${name}At`);
  const place = isTaken ? `${name}Place` : `${name}At`;
  m.line(`const ${place} = ${text};`);
  return place;
}

/** A part as a local; the region itself is called so. */
const own = (name: string): string => (name === 'region' ? `${name}Field` : local(name));

const bytesOf = (type: At): number => (fixedBits(type, () => undefined) ?? 0) / 8;

function namesOf({ module: m }: Part): { readonly texts: Map<string, string>; readonly names: Names } {
  const texts = new Map<string, string>();
  const names: Names = {
    of(op, name) {
      if (op === 'given') return `given.${name}`;
      const text = texts.get(name) ?? name;
      return op === 'sumOf' ? `${m.use('sumOfBytes')}(${text})` : text;
    },
    optional: () => false,
  };
  return { texts, names };
}

/** Two numbers added, as far as they are known. */
function sum(left: string, right: string | number): string {
  if (String(right) === '0') return left;
  const [one, other] = [Number(left), Number(right)];
  return Number.isNaN(one) || Number.isNaN(other) ? `${left} + ${right}` : String(one + other);
}

/** The bytes of a key; `io` is the reader or writer that has the primitives. */
function bytesText(part: Part, of: BytesExpression, io: 'r' | 'w', names: Names): string {
  const { module: m, owner } = part;
  const inside = (next: BytesExpression) => bytesText(part, next, io, names);
  switch (of.op) {
    case 'bytes': {
      const [format = '', name = ''] = of.name.split('.');
      const text = m.use(name, format === owner.format ? './constants.js' : `../${format}/constants.js`);
      return of.first === undefined ? text : `${text}.subarray(0, ${of.first})`;
    }
    case 'given':
      return `given.${of.name}`;
    case 'apply':
      return `${m.use('applied')}(${io}.primitives, ${quote(of.primitive)}, ${inside(of.key)}, ${inside(of.data)})`;
    case 'if':
      return `${emitExpression(m, of.condition, names)} ? ${inside(of.yes)} : ${inside(of.no)}`;
  }
}
