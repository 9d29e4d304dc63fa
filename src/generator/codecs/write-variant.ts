import type { Case, Node } from '../../schema/model.js';
import { isFixedHead, sizeAnnounced, writeAnnounced } from './announced.js';
import { emitExpression } from './expressions.js';
import { isLimited } from './heads.js';
import {
  dispatchHost,
  dispatchObjects,
  dispatchText,
  type HostFunction,
  hasHostObjects,
  hasHostText,
  objectHelper,
  textHelper,
} from './host.js';
import { writeUint } from './integers.js';
import { Locals } from './locals.js';
import { direct, ruleOf, typeOf } from './lookup.js';
import { quote, tableName } from './names.js';
import { captureName, type Part, parameterNames, parametersOf, tablesOf } from './part.js';
import { tagNumber } from './read-variant.js';
import { sizeText } from './size.js';
import { isMeasured } from './tables.js';
import { writeNode, writePrefixedText } from './write.js';

type Variant = Extract<Node, { kind: 'variant' }>;

/** Emits the body of a variant's write function. */
export function writeVariant(part: Part, node: Variant): void {
  const { module: m } = part;
  if (node.values === 'host') {
    dispatchHost(hostFunction(part, node, 'write'));
    return;
  }
  const isKnown = checkAnnounced(part, node);
  switchKinds(part, node, (of) => {
    writeCase(part, node, of);
    m.line('return;');
  });
  // Asking for the tag has refused all other kinds.
  if (!isKnown) m.line('default:', wrongValue(part, node));
  m.line('}');
}

/**
 * A tag that the caller gives must be that of the value; one that is derived from the value is. Gives whether it is
 * checked.
 */
function checkAnnounced(part: Part, node: Variant): boolean {
  const { module: m, owner, name, path } = part;
  if (!('on' in node.tag)) return false;
  const { on } = node.tag;
  const fields = owner.type.kind === 'struct' ? owner.type.fields : [];
  if (on.op === 'field' && fields.some((field) => field.name === on.name && field.type.kind === 'derived'))
    return false;
  const announced = emitExpression(m, on, parameterNames);
  m.line(`${m.use('checkTag')}(tagOf${name}(value), ${announced}, ${quote(path)}, ${quote(ruleOf(node))});`);
  return true;
}

export function sizeVariant(part: Part, node: Variant): void {
  const { module: m } = part;
  if (node.values === 'host') {
    dispatchHost(hostFunction(part, node, 'size'));
    return;
  }
  switchKinds(part, node, (of) => m.line(`return ${caseSize(part, node, of)};`));
  m.line('default:', wrongValue(part, node), '}');
}

/** Emits the functions that a host variant's own hand text and objects on to. */
export function emitHostHelpers(part: Part, node: Variant): void {
  const { module: m, name } = part;
  if (node.values !== 'host') return;
  const hasSize = !isMeasured(part.schema, part.owner);
  if (hasHostText(part, node)) {
    m.line(`function write${textHelper(part)}(w: Writer, value: string): void {`);
    dispatchText(hostFunction(part, node, 'write'));
    m.line('}', '');
    if (hasSize) {
      m.line(`function size${textHelper(part)}(value: string): number {`);
      dispatchText(hostFunction(part, node, 'size'));
      m.line('}', '');
    }
  }
  if (!hasHostObjects(part, node)) return;
  const value = `value: Extract<${name}, object>`;
  const more = parametersOf(part, 'write');
  m.line(`function write${objectHelper(part)}(${['w: Writer', value, ...more].join(', ')}): void {`);
  dispatchObjects(hostFunction(part, node, 'write'));
  m.line('}', '');
  if (!hasSize) return;
  m.line(`function size${objectHelper(part)}(${[value, ...more].join(', ')}): number {`);
  dispatchObjects(hostFunction(part, node, 'size'));
  m.line('}', '');
}

function hostFunction(part: Part, node: Variant, way: 'write' | 'size'): HostFunction {
  const { module: m } = part;
  const wrong = wrongValue(part, node);
  if (way === 'write') {
    return { part, node, way, wrong, emit: (of) => writeCase(part, node, of), emitRecall: writeRecall(part, node) };
  }
  const emit = (of: Case) => m.line(`return ${caseSize(part, node, of)};`);
  return { part, node, way, wrong, emit, emitRecall: sizeRecall(part, node) };
}

function wrongValue({ module: m, path }: Part, node: Variant): string {
  return `throw ${m.use('wrongType')}(${quote(`a value of ${path}`)}, value, ${quote(path)}, ${quote(ruleOf(node))});`;
}

const markerBytes = (node: Variant): number => ('marker' in node.tag ? node.tag.marker.bits / 8 : 0);

function caseSize(part: Part, node: Variant, of: Pick<Case, 'name' | 'type'>): string {
  const marker = markerBytes(node);
  const size = sizeText(part, of.name, of.type, 'value', parameterNames);
  if (marker === 0) return size;
  return /^\d+$/.test(size) ? String(marker + Number(size)) : `${marker} + ${size}`;
}

/** Emits `tagOf…`, which gives the tag that a value is written with. */
export function emitTagOf(part: Part, node: Variant): void {
  const { module: m, name, path } = part;
  m.line('/** The tag under which a value is written. */', `export function tagOf${name}(value: ${name}): number {`);
  switchKinds(part, node, (of) => {
    if ('tag' in of) m.line(`return ${of.tag};`);
    else {
      m.line(`return ${freeTag(part, node)};`);
    }
  });
  m.line(
    'default:',
    `throw ${m.use('wrongType')}(${quote(`a value of ${path}`)}, value, ${quote(path)}, ${quote(ruleOf(node))});`,
    '}',
    '}',
    '',
  );
}

/** The check of a tag that the value keeps: it must not be that of another case. */
function freeTag({ module: m, path }: Part, node: Variant): string {
  const taken = [...node.cases, ...(node.refused ?? [])].map(({ tag }) => tag).join(', ');
  const tag = `value.${node.else?.tagField}`;
  const place = `${quote(`${path}.${node.else?.tagField}`)}, ${quote(ruleOf(node))}`;
  return `${m.use('freeTag')}(${tag}, [${taken}], ${place})`;
}

type AnyCase = Case | { readonly name: string; readonly type: Node };

function switchKinds(part: Part, node: Variant, emit: (of: AnyCase) => void): void {
  const { module: m, schema } = part;
  m.line('switch (value?.kind) {');
  for (const of of [...node.cases, ...(node.else === undefined ? [] : [node.else])]) {
    const kind = of.type.kind === 'ref' ? typeOf(schema, of.type.type).localName : of.name;
    m.line(`case ${quote(kind)}:`);
    emit(of);
  }
}

function writeCase(part: Part, node: Variant, of: AnyCase): void {
  const { module: m, path } = part;
  // The other cases begin with their tag, which is a constant.
  if ('peek' in node.tag && !('tag' in of)) m.line(`${freeTag(part, node)};`);
  const captures = part.captures.map(captureName);
  const locals = new Locals(['w', 'value', 'given', 'depth', ...tablesOf(part).map(tableName), ...captures]);
  if ('marker' in node.tag) {
    const { marker } = node.tag;
    const tag = 'tag' in of ? tagNumber(of.tag, 16) : `value.${node.else?.tagField}`;
    const at = locals.name('marker');
    const inner = direct(part.schema, of.type);
    const bytes = marker.bits / 8;
    // A fixed-size case is written in one piece with its marker.
    if (inner.kind === 'float') {
      m.line(`const ${at} = w.reserve(${bytes + inner.bits / 8});`, writeUint(m, marker.bits, at, tag, marker.order));
      m.line(`w.view.setFloat${inner.bits}(${at} + ${bytes}, ${m.use('oneNaN')}(value));`);
      return;
    }
    if (inner.kind === 'flag') {
      m.line(`const ${at} = w.reserve(${bytes + inner.bits / 8});`, writeUint(m, marker.bits, at, tag, marker.order));
      m.line(writeUint(m, inner.bits, `${at} + ${bytes}`, 'value ? 1 : 0'));
      return;
    }
    if (inner.kind === 'prefixed') {
      const content = direct(part.schema, inner.type);
      if (
        content.kind === 'utf8' &&
        content.length === 'rest' &&
        inner.head.kind === 'uint' &&
        !isLimited(inner.head)
      ) {
        const head = inner.head.bits / 8;
        m.line(`const ${at} = w.reserve(${bytes + head});`, writeUint(m, marker.bits, at, tag, marker.order));
        const place = `${quote(path)}, ${quote(ruleOf(inner))}`;
        writePrefixedText(part, inner.head, { at: `${at} + ${bytes}`, value: 'value', place }, locals);
        return;
      }
    }
    if (marker.bits === 8) m.line(`${m.use('writeByte')}(w, ${tag});`);
    else m.line(`const ${at} = w.reserve(${bytes});`, writeUint(m, marker.bits, at, tag, marker.order));
  }
  writeNode(part, of.name, of.type, 'value', locals, parameterNames, path);
}

/** Emits the pointer back to a value written earlier; undefined where the variant has none. */
function writeRecall(part: Part, node: Variant): (() => void) | undefined {
  const { module: m } = part;
  const of = node.cases.find(({ type }) => type.kind === 'recall');
  if (of === undefined || of.type.kind !== 'recall' || !('marker' in node.tag)) return undefined;
  const { index } = of.type;
  const { marker } = node.tag;
  const bytes = marker.bits / 8;
  const place = `${quote(part.path)}, ${quote(ruleOf(of.type))}`;
  return () => {
    const tag = tagNumber(of.tag, 16);
    if (!isFixedHead(index)) {
      m.line(`const p = w.reserve(${bytes});`, writeUint(m, marker.bits, 'p', tag, marker.order));
      writeAnnounced(part, index, 'index', new Locals(['w', 'p', 'index', 'value']), place);
      m.line('return;');
      return;
    }
    m.line(`const p = w.reserve(${bytes + index.bits / 8});`, writeUint(m, marker.bits, 'p', tag, marker.order));
    m.line(writeUint(m, index.bits, `p + ${bytes}`, 'index', index.order), 'return;');
  };
}

function sizeRecall(part: Part, node: Variant): (() => void) | undefined {
  const of = node.cases.find(({ type }) => type.kind === 'recall');
  if (of === undefined || of.type.kind !== 'recall') return undefined;
  const { index } = of.type;
  const size = isFixedHead(index)
    ? String(markerBytes(node) + index.bits / 8)
    : `${markerBytes(node)} + ${sizeAnnounced(part, index, 'index')}`;
  return () => part.module.line(`return ${size};`);
}
